"""The main job, end to end: the leak of tests/apps/flask_global is found and named, its twin without the leak is clean."""

import json

import pytest

import apps
import interpreters
import venvs
from hunting import hunt, url_requests

LEAKING = apps.app_in(apps.APPS / "flask_global")
FIXED = apps.app_in(apps.APPS / "flask_fixed")
NEWEST = interpreters.newest()
OLDEST = interpreters.search()[0][0]


def hunt_command(app, interpreter, tmp_path, *options):
    python = venvs.for_apps(interpreter)
    flask = [str(python), "-m", "flask", "--app", "app", "run", "--port", "0"]
    return hunt(*options, "--", *flask, report=tmp_path / "hunt.json", folder=app.folder)


def kept_bytes(text):
    """What sys.getsizeof says of the list that one request to /foo appends."""
    return json.loads(text)["bytes"]


def assert_the_one_leak(found, appended_bytes):
    assert found.status == 1, found
    assert len(found.leaks) == 1, found
    leak = found.leaks[0]
    assert leak["endpoint"] == "GET /foo", found
    assert leak["holder"] == "app.global_var", found
    assert leak["type"] == "list", found
    assert round(leak["objects_per_request"], 2) == 1.00, found
    assert abs(leak["bytes_per_request"] - appended_bytes) <= appended_bytes / 100, found
    line = leak["lines"][0]
    assert line["file"].endswith("flask_global/app.py"), found
    assert line["line"] == LEAKING.line_of("global_var.append"), found
    assert "GET /foo keeps 1 list" in found.text, found
    for innocent in ("static", "price_for"):
        assert not any(innocent in f["holder"] for f in found.report["findings"]), found


def test_a_hunt_starts_the_server_and_finds_its_leak(interpreter, tmp_path):
    found = hunt_command(LEAKING, interpreter, tmp_path)
    # A list of 40,000 slots: 56 bytes and 8 for each slot, in every version that is supported.
    assert_the_one_leak(found, 56 + 8 * 40_000)


@pytest.mark.parametrize("mode", ["fork", "copy"])
def test_a_hunt_finds_the_leak_of_a_server_that_runs(server, tmp_path, mode):
    running = server(LEAKING, venvs.for_apps(NEWEST))
    appended = kept_bytes(running.get("/foo"))
    requests = url_requests(running.url, ["GET /foo", "GET /static-cost", "GET /cached"])
    found = hunt(running.pid, *requests, "--mode", mode, report=tmp_path / "hunt.json")
    assert_the_one_leak(found, appended)
    assert {s["mode"] for s in found.report["snapshots"]} == {mode}
    assert all(phase["failed"] == 0 for phase in found.report["phases"])
    assert running.is_running()
    assert json.loads(running.get("/foo"))["items"] > 100


@pytest.mark.parametrize("python", [OLDEST, NEWEST], ids=lambda i: i.name)
def test_the_twin_without_the_leak_is_clean(tmp_path, python):
    found = hunt_command(FIXED, python, tmp_path)
    assert found.status == 0, found
    assert found.report["verdict"] != "leak"
    assert not found.leaks
