"""Planted leaks and planted innocents in servers of the field's frameworks: each hunt says what its app's expected.json says."""

import psutil
import pytest

import apps
import interpreters
import venvs
from hunting import ask, hunt, url_requests

# Verdicts of a single look that point to no trouble.
QUIET = ["mostly Python objects", "mostly native memory", "nothing stands out"]


def assert_garbage_found(found, expected):
    """A cycle has no holder: it is known by its endpoint, its members and what to break."""
    leak = next(f for f in found.leaks if f["kind"] == "garbage" and f["endpoint"] == expected["endpoint"])
    assert leak["rule"] == expected.get("rule", leak["rule"]), found
    assert expected["type"] in [step["type"] for step in leak["cycle"]], found
    assert all(edge in leak["break"]["edge"] for edge in expected["break"]), found
    assert leak["bytes_per_request"] >= expected["bytes_per_request"], found
    assert leak["break"]["bytes_freed"] >= 0.9 * expected["bytes_per_request"], found
    assert leak["break"]["how"] == expected["how"], found
    for word in expected["why"]:
        assert word in leak["why"], found


def assert_found(found, app, expected):
    if expected.get("kind") == "garbage":
        return assert_garbage_found(found, expected)
    holders = expected["holder"] if isinstance(expected["holder"], list) else [expected["holder"]]
    matching = [leak for leak in found.leaks if leak["holder"] in holders]
    assert matching, found
    leak = matching[0]
    assert leak["endpoint"] == expected["endpoint"], found
    assert leak["kind"] == expected.get("kind", leak["kind"]), found
    assert leak["rule"] == expected.get("rule", leak["rule"]), found
    rate = expected.get("objects_per_request")
    assert rate is None or abs(leak["objects_per_request"] - rate) <= 0.02 * max(rate, 1), found
    # Lines are candidates: none may be found, or one of the library that stores on the app's behalf; never a wrong one.
    own = [line["line"] for line in leak["lines"] if line["file"].endswith(f"{app.name}/app.py")]
    if own and "line" in expected:
        assert app.line_of(expected["line"]) in own, found


def leave_open_again(running, app):
    """Asks for what leaves this file open until the kernel says that it is: the collector may have closed all just now."""
    file, path = app.folder / app.expected["leaves_open"]["file"], app.expected["leaves_open"]["request"].split(" ")[1]
    for _ in range(20):
        running.get(path)
        if any(one.path == str(file) for one in psutil.Process(running.pid).open_files()):
            return
    raise AssertionError(f"{path} does not leave {file} open")


def assert_looks(pid, app):
    """What `resources` and `why` say of the same process: no trouble but what the app was made to have."""
    notices = ask("resources", pid)["notices"]
    assert sorted({n["rule"] for n in notices}) == app.expected.get("notices", []), notices
    found = ask("why", pid)
    assert found["verdict"] in QUIET + app.expected.get("why", []), found["why"]
    assert abs(sum(part["bytes"] for part in found["parts"]) - found["rss_bytes"]) == 0
    assert found["partial"] == []


@pytest.mark.parametrize("app", apps.apps_under(apps.APPS), ids=lambda app: app.name)
def test_a_hunt_says_what_the_app_was_made_to_show(server, tmp_path, app):
    interpreter = interpreters.one_for(app.name, app.expected.get("since_python", interpreters.OLDEST),
                                       app.expected.get("until_python", interpreters.NEWEST))
    running = server(app, venvs.for_app(app, interpreter))
    found = hunt(running.pid, *url_requests(running.url, app.expected["requests"]), report=tmp_path / "hunt.json")
    for expected in app.expected["leaks"]:
        assert_found(found, app, expected)
    for expected in app.expected.get("innocent", []):
        innocent = next(i for i in found.report["innocent"] if i["holder"] == expected["holder"])
        assert {key: innocent[key] for key in expected} == expected, found
    more = [leak for leak in found.leaks if leak["holder"] not in app.expected.get("also", [])]
    assert len(more) == len(app.expected["leaks"]), found
    assert found.status == (1 if app.expected["leaks"] else 0), found
    if "leaves_open" in app.expected:
        leave_open_again(running, app)
    assert_looks(running.pid, app)
    assert running.is_running()
