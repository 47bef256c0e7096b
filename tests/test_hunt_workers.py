"""Servers with several workers: the requests go to the hunted one alone, so that each of them counts."""

import os
import signal
from collections import Counter
from pathlib import Path

import pytest

import interpreters
import venvs
from hunting import hunt
from servers import Server

FOLDER = Path(__file__).resolve().parent / "workers"
SERVE = ["-w", "3", "-b", "127.0.0.1:0", "app:application"]
REQUESTS = ["--phases", "3", "--requests-per-phase", "60"]


@pytest.fixture
def counts(tmp_path, monkeypatch):
    """Where the workers write which requests they got: a file each, named by its pid."""
    folder = tmp_path / "counts"
    folder.mkdir()
    monkeypatch.setenv("COUNTS", str(folder))
    return folder


@pytest.fixture
def spread(counts):
    python = venvs.for_apps(interpreters.newest())
    running = Server([str(python), "spread.py"], FOLDER, python).wait_until_ready("/")
    yield running
    for worker in children_of(running.pid):
        os.kill(worker, signal.SIGTERM)
    running.stop()


def children_of(pid):
    return sorted(int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def received_by(counts):
    return {int(file.name): Counter(file.read_text().split()) for file in counts.iterdir()}


def assert_one_worker_got_everything(found, counts):
    assert found.status == 1, found
    [leak] = found.leaks
    assert (leak["holder"], round(leak["objects_per_request"], 2)) == ("app.kept", 1.00), found
    target = found.report["target"]
    assert all(phase["failed"] == 0 for phase in found.report["phases"]), found
    received = received_by(counts)
    sent = sum(phase["requests"].get("GET /leak", 0) for phase in found.report["phases"])
    assert sent > 50 and received[target["pid"]]["/leak"] > sent, received  # the warm-up comes on top
    assert not any(paths["/leak"] for pid, paths in received.items() if pid != target["pid"]), received


def test_a_hunt_that_starts_them_sends_to_one_of_them(counts, tmp_path):
    python = venvs.for_apps(interpreters.newest())
    found = hunt(*REQUESTS, "--path", "/leak", "--path", "/other", "--", python.parent / "gunicorn", *SERVE,
                 report=tmp_path / "hunt.json", folder=FOLDER)
    assert_one_worker_got_everything(found, counts)
    assert found.report["target"]["pid"] in found.report["target"]["workers"], found


def test_a_supervisor_that_runs_stands_for_one_of_its_workers(spread, counts, tmp_path):
    found = hunt(*REQUESTS, spread.pid, "--url", spread.url + "/leak", "--concurrency", "2",
                 report=tmp_path / "hunt.json")
    assert_one_worker_got_everything(found, counts)
    assert found.report["target"]["workers"] == children_of(spread.pid), found
    assert found.report["target"]["pid"] in children_of(spread.pid), found
    assert "of 3 workers: all requests went to this one" in found.text, found


def test_the_worker_that_is_named_is_the_one_that_is_hunted(spread, counts, tmp_path):
    worker = children_of(spread.pid)[1]
    found = hunt(*REQUESTS, worker, "--path", "/leak", report=tmp_path / "hunt.json")
    assert_one_worker_got_everything(found, counts)
    assert found.report["target"]["pid"] == worker, found


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_worker_that_is_recycled_ends_the_hunt_with_a_word_on_why(counts, tmp_path, workers):
    python = venvs.for_apps(interpreters.newest())
    serve = ["-w", workers, "--max-requests", "30", *SERVE[2:]]
    ended = hunt(*REQUESTS, "--path", "/leak", "--", python.parent / "gunicorn", *serve,
                 report=tmp_path / "hunt.json", folder=FOLDER)
    assert ended.status == 2, ended
    assert "that was hunted has ended, and its supervisor" in ended.progress, ended
    assert "--max-requests 0" in ended.progress, ended
