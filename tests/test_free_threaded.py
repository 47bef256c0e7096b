"""Builds of CPython without the GIL, where they are found (./dev pythons --free-threaded): what is said of them is true."""

import json
import subprocess
from pathlib import Path

import apps
import interpreters
import pytest
import venvs
from hunting import PROGRAM, hunt, url_requests
from test_garbage_truth import assert_same, compare

HERE = Path(__file__).resolve().parent
LEAKING = apps.app_in(apps.APPS / "flask_global")
FOUND = interpreters.free_threaded()
ABSENT = pytest.param(None, marks=pytest.mark.skip(reason="no interpreter without the GIL: ./dev pythons --free-threaded"))


@pytest.fixture(params=FOUND or [ABSENT], ids=lambda i: getattr(i, "name", "none"))
def python(request):
    return request.param


def ask(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments), "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("case", ["random_graphs 1", "random_graphs 2", "classes", "parents", "frozen", "nothing", "tasks"])
def test_the_unreachable_objects_are_those_that_the_collector_finds(python, case):
    said, kept, found = compare(python.path, case)
    assert_same(said, kept, found)
    assert bool(said["groups"]) == bool(found) == (case != "nothing")


def test_a_hunt_names_the_leak_of_a_threaded_server(python, server, tmp_path):
    running = server(LEAKING, venvs.venv_python(python, LEAKING.folder / "requirements.txt"))
    appended = json.loads(running.get("/foo"))["bytes"]
    requests = url_requests(running.url, ["GET /foo", "GET /static-cost", "GET /cached"])
    found = hunt(running.pid, *requests, report=tmp_path / "hunt.json")
    assert [leak["holder"] for leak in found.leaks] == ["app.global_var"], found
    leak = found.leaks[0]
    assert (leak["endpoint"], leak["type"], round(leak["objects_per_request"], 2)) == ("GET /foo", "list", 1.0), found
    assert abs(leak["bytes_per_request"] - appended) <= appended / 100, found
    assert leak["lines"][0]["line"] == LEAKING.line_of("global_var.append"), found


@pytest.fixture
def busy(python):
    target = subprocess.Popen([python.path, "-B", HERE / "free_threaded" / "busy.py"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    try:
        assert target.stdout.readline() == "ready\n"
        yield target
        # It was not harmed.
        assert target.communicate("\n", timeout=120)[0] == "5000 True\n"
        assert target.returncode == 0
    finally:
        target.kill()
        target.wait()


@pytest.mark.parametrize("mode", ["fork", "copy"])
def test_threads_that_are_stopped_anywhere_cost_single_objects_and_no_more(busy, mode, tmp_path):
    for attempt in range(5):
        top = json.loads(ask("top", busy.pid, "--mode", mode, "--json"))
        orders = next(row for row in top["types"] if row["type"] == "__main__.Order")
        assert orders["objects"] >= 4900, orders  # and as much garbage as waits at that moment


def test_the_memory_of_mimalloc_adds_up(busy):
    said = json.loads(ask("why", busy.pid, "--json"))
    parts = {part["name"]: part["bytes"] for part in said["parts"]}
    assert parts["Python objects alive"] > 5000 * 300, parts
    assert abs(parts.get("unexplained", 0)) <= 0.03 * said["rss_bytes"], parts
