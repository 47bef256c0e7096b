"""What `why` and `resources` say of a process that was made to have one of everything, against /proc and the program itself."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import psutil
import pytest

import interpreters
from hunting import PROGRAM, ROOT

SUBJECT = Path(__file__).resolve().parent / "apps" / "resource_zoo.py"
PYTHONS = interpreters.search()[0]
# The 3.14 that ./dev pythons gets brings glibc 2.43 along, whose heap has another form.
CHOSEN = sorted({PYTHONS[0], interpreters.newest(until=(3, 13)), interpreters.newest()}, key=PYTHONS.index)


@pytest.fixture(scope="module", params=CHOSEN, ids=lambda python: python.name)
def subject(request, tmp_path_factory):
    """The running program, and what it said of itself."""
    process = subprocess.Popen([request.param.path, str(SUBJECT)], cwd=tmp_path_factory.mktemp("zoo"), text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    truth = json.loads(process.stdout.readline())
    yield process, truth
    process.stdin.close()
    process.wait(30)


def ask(command, process, *more):
    done = subprocess.run([PROGRAM, command, str(process.pid), "--json", *more], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    jsonschema.validate(document, json.loads((ROOT / f"docs/{command}.schema.json").read_text()))
    return document


def part(document, fragment):
    return next(p["bytes"] for p in document["parts"] if fragment in p["name"])


def test_the_parts_add_up_to_the_resident_memory(subject):
    process, _ = subject
    found = ask("why", process)
    rss = psutil.Process(process.pid).memory_info().rss
    assert sum(p["bytes"] for p in found["parts"]) == found["rss_bytes"]
    assert abs(found["rss_bytes"] - rss) <= 0.03 * rss
    assert part(found, "unexplained") <= 0.03 * rss
    assert found["partial"] == []


def test_each_kind_of_memory_is_where_it_belongs(subject):
    process, truth = subject
    found = ask("why", process)
    assert abs(part(found, "native") - truth["native_bytes"]) <= 0.02 * truth["native_bytes"] + 1_000_000
    assert abs(part(found, "no object explains") - truth["orphan_bytes"]) <= 0.02 * truth["orphan_bytes"] + 50_000
    assert part(found, "buffers") >= truth["buffer_bytes"]
    assert part(found, "garbage") >= truth["garbage_bytes"]
    assert found["verdict"] == "garbage waiting"
    assert found["garbage_objects"] == ask("garbage", process)["unreachable"] >= truth["garbage_objects"]


def test_a_descriptor_has_its_owner_and_its_holder(subject):
    process, truth = subject
    by_number = {d["fd"]: d for d in ask("resources", process)["descriptors"]}
    assert set(by_number) == set(truth["descriptors"])
    for number in truth["files"]:
        assert by_number[number]["owner"] == "_io.TextIOWrapper" and by_number[number]["held_by"] == "__main__.files[*]"
    assert by_number[truth["listener"]]["held_by"] == "__main__.listener"
    assert by_number[truth["listener"]]["local"] == f"127.0.0.1:{truth['port']}"
    assert by_number[truth["raw"]]["owner"] is None, "a number that no object has"


def test_a_thread_has_its_stack_and_its_holder(subject):
    process, _ = subject
    found = ask("resources", process)["threads"]
    assert len(found) == psutil.Process(process.pid).num_threads()
    workers = [t for t in found if any(line["function"].endswith("wait_here") for line in t["stack"])]
    assert len(workers) == 3
    assert {t["held_by"] for t in workers} == {"__main__.workers[*]"}


def test_a_task_says_what_it_waits_for(subject):
    process, _ = subject
    waiting = [t for t in ask("resources", process)["tasks"] if (t["coroutine"] or "").startswith("outer ")]
    assert sum(t["count"] for t in waiting) == 4
    assert waiting[0]["awaits"][0].startswith("inner ")


def test_the_age_of_a_task_is_known_from_one_look_where_a_timer_tells(subject):
    process, truth = subject
    before = time.monotonic()
    tasks = ask("resources", process)["tasks"]
    after = time.monotonic()
    sleeping = next(t for t in tasks if (t["coroutine"] or "").startswith("outer "))
    began = truth["tasks_began"]
    assert before - began[1] <= sleeping["oldest_at_least_seconds"] <= after - began[0]
    # It has no timer, but the number of its name says that it was made before the others; tasks of 3.7 have none.
    first = next(t for t in tasks if (t["coroutine"] or "").startswith("main "))
    if "numbered" in truth:
        assert sleeping["oldest_at_least_seconds"] <= first["oldest_at_least_seconds"] <= after - began[0]
    else:
        assert first["oldest_at_least_seconds"] is None


def test_a_cache_says_its_hits_and_its_limit(subject):
    process, _ = subject
    cache = next(c for c in ask("resources", process)["caches"] if c["name"].endswith("__main__.cached"))
    assert (cache["entries"], cache["limit"], cache["hits"], cache["misses"]) == (64, 64, 100, 100)


def test_the_file_of_a_database_connection_has_the_connection_as_its_owner(subject):
    process, truth = subject
    owned = [d for d in ask("resources", process)["descriptors"] if d["path"] == truth["database"]]
    assert [(d["owner"], d["held_by"]) for d in owned] == [("sqlite3.Connection", "__main__.database")]


def test_locks_are_named_that_are_held_and_no_others(subject):
    process, _ = subject
    found = {row["held_by"]: row for row in ask("resources", process)["held_locks"]}
    assert {name for name in found if name.startswith("__main__.")} == {"__main__.held", "__main__.held_again"}
    assert f"held by thread {process.pid} " in found["__main__.held_again"]["detail"]


def test_generators_finalizers_and_handlers_are_named(subject):
    process, _ = subject
    found = ask("resources", process)
    generator = next(row for row in found["async_generators"] if row["held_by"] == "__main__.generator")
    assert "numbers_without_end" in generator["detail"]
    assert any("say_farewell" in row["detail"] for row in found["finalizers"])
    assert any("zoo" in (row["held_by"] or "") for row in found["log_handlers"])
    assert [row["held_by"] for row in found["temporary_files"]] == ["__main__.folder"]


def test_what_is_wrong_with_the_process_is_said_and_nothing_else(subject):
    process, _ = subject
    assert [notice["rule"] for notice in ask("resources", process)["notices"]] == ["SH401"]


def test_tasks_that_wait_through_both_looks_are_counted(subject):
    process, _ = subject
    found = ask("resources", process, "--every", "0.2s")
    waiting = next(t for t in found["tasks"] if (t["coroutine"] or "").startswith("outer "))
    assert waiting["seen_before"] == waiting["count"] == 4
    assert all(row["change"] == 0 for row in found["connections"] + found["log_handlers"])


def test_a_snapshot_file_tells_what_its_objects_show(subject, tmp_path):
    process, _ = subject
    file = tmp_path / "zoo.held"
    subprocess.run([PROGRAM, "snap", str(process.pid), "-o", str(file)], check=True, capture_output=True)
    done = subprocess.run([PROGRAM, "resources", str(file), "--json"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    jsonschema.validate(found, json.loads((ROOT / "docs/resources.schema.json").read_text()))
    live = ask("resources", process)
    assert found["descriptors"] == [] and "snapshot" in found["partial"][0]
    assert found["connections"] == live["connections"] and found["notices"] == live["notices"]
    assert sum(task["count"] for task in found["tasks"]) == sum(task["count"] for task in live["tasks"])


def test_a_process_that_is_gone_is_refused():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for command in ("why", "resources"):
        done = subprocess.run([PROGRAM, command, str(gone.pid)], capture_output=True, text=True)
        assert done.returncode == 2 and "no process" in done.stderr
