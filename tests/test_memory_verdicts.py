"""`why` on processes that are large for one reason each: it names that reason and no other."""

import ctypes.util
import json
import os
import subprocess
from pathlib import Path

import psutil
import pytest

import apps
import interpreters
import venvs
from hunting import PROGRAM

SUBJECTS = Path(__file__).resolve().parent / "memory"
PYTHONS = interpreters.search()[0]


@pytest.fixture
def start():
    """Starts a program of tests/memory on one of the interpreters; returns the process and the first line it says."""
    started = []

    def run(name, which, **environment):
        python = PYTHONS[which % len(PYTHONS)].path
        process = subprocess.Popen([python, str(SUBJECTS / name)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   text=True, env={**os.environ, **environment})
        started.append(process)
        return process, process.stdout.readline().strip()

    yield run
    for process in started:
        process.stdin.close()
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def why(pid, *more):
    done = subprocess.run([PROGRAM, "why", str(pid), "--json", *more], capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def bytes_of(found, fragment):
    return next(p["bytes"] for p in found["parts"] if fragment in p["name"])


def test_fragmentation_is_named_with_what_trimming_returns(start):
    process, _ = start("fragmentation.py", -2)
    found = why(process.pid)
    assert found["verdict"] == "fragmentation"
    freed = 40_000 * 1_500 * 49 // 50
    assert abs(bytes_of(found, "free but kept") - freed) <= 0.05 * freed
    assert found["malloc"]["trimmable_bytes"] >= 0.8 * freed
    assert "malloc_trim" in found["why"]


def test_the_objects_that_keep_nearly_empty_arenas_are_named(start):
    process, kept = start("pinned.py", 3)
    found = why(process.pid)
    assert found["verdict"] == "fragmentation", found["why"]
    # Beside each of them lies the int that it refers to.
    pins = {pin["held_by"]: pin["objects"] for pin in found["arenas"]["pins"] if pin["type"] == "__main__.Kept"}
    assert list(pins) == ["__main__.sessions[*]"] and abs(pins["__main__.sessions[*]"] - int(kept)) <= 0.1 * int(kept)
    assert found["arenas"]["nearly_empty"] >= 0.8 * found["arenas"]["count"]
    assert "__main__.sessions[*]" in found["why"]


@pytest.mark.parametrize("library", ["libjemalloc.so.2", "libtcmalloc_minimal.so.4", "libmimalloc.so.2"])
def test_an_allocator_that_cannot_be_read_is_named_and_what_python_owns_there_is_not_lost(start, library):
    known = ctypes.util.find_library(library.removeprefix("lib").split(".so")[0])
    if known is None:
        pytest.skip(f"{library} is not installed")
    process, said = start("large_blocks.py", 4, LD_PRELOAD=library)
    truth, found = json.loads(said), why(process.pid)
    assert found["malloc"]["name"] == library.removeprefix("lib").split(".")[0].removesuffix("_minimal")
    assert any("cannot be read" in gap for gap in found["partial"])
    assert truth["objects"] <= bytes_of(found, "buffers") <= truth["objects"] + 4_000_000
    assert bytes_of(found, "anonymous") >= truth["native"]
    assert sum(part["bytes"] for part in found["parts"]) == found["rss_bytes"]


def test_a_cache_that_has_filled_up_is_a_plateau(start):
    process, _ = start("plateau.py", 1)
    assert why(process.pid, "--every", "1s")["verdict"] == "a plateau"


def test_a_worker_says_how_much_it_has_unshared(start):
    process, worker = start("prefork.py", 2)
    found = why(int(worker))
    assert found["verdict"] not in ("fragmentation", "garbage waiting")
    of_objects = bytes_of(found, "objects alive")
    assert 0.3 * of_objects <= found["prefork"]["unshared_bytes"] <= 0.8 * of_objects
    assert found["prefork"]["shared_bytes"] >= 0.2 * of_objects


def private_bytes(pid):
    """As the kernel counts them: of pages that no other process has."""
    return psutil.Process(pid).memory_full_info().uss


def test_the_workers_of_a_preloading_server_say_what_they_have_unshared(server):
    interpreter = PYTHONS[-2]
    app = apps.App(SUBJECTS, {"serve": ["gunicorn", "--preload", "--workers=2", "--bind=127.0.0.1:0", "prefork_app:app"]})
    running = server(app, venvs.for_apps(interpreter))
    reader = int(running.get("/").split()[0])
    before, private_before = why(reader), private_bytes(reader)
    while int(running.get("/read").split()[0]) != reader:
        pass
    after, private_after = why(reader), private_bytes(reader)
    grown = after["prefork"]["unshared_bytes"] - before["prefork"]["unshared_bytes"]
    assert before["verdict"] != "memory un-shared since the fork"
    assert after["verdict"] == "memory un-shared since the fork", after["why"]
    assert "gc.freeze()" in after["why"]
    assert abs(grown - (private_after - private_before)) <= 0.05 * grown


def test_native_memory_is_told_per_request(start):
    process, url = start("native_server.py", -1)
    found = why(process.pid, "--request", f"GET {url}/lost", "--count", "300")
    assert found["verdict"] == "native memory grows", found["why"]
    assert abs(found["between"]["native_change_bytes"] / 300 - 20_000) <= 0.02 * 20_000


def test_memory_that_is_given_back_is_no_growth(start):
    process, url = start("native_server.py", 0)
    found = why(process.pid, "--request", f"GET {url}/kept", "--count", "300")
    assert found["verdict"] == "nothing grows", found["why"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_process_of_another_user_is_refused_with_a_hint(start):
    process, _ = start("plateau.py", -1)
    done = subprocess.run(["setpriv", "--reuid", "65534", "--clear-groups", PROGRAM, "why", str(process.pid)],
                          capture_output=True, text=True)
    assert done.returncode == 2 and "Traceback" not in done.stderr and done.stderr.strip()
