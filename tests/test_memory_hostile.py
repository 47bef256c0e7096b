"""`why` and `resources` where something is missing, moving or broken: what they could not read is said, and nothing else fails."""

import json
import os
import re
import shutil
import subprocess

import pytest

from hunting import PROGRAM, ask
from test_memory_verdicts import PYTHONS, SUBJECTS, bytes_of, start, why  # noqa: F401

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can hide files and become another user")
BIG = "import sys; keep = [[i] for i in range(1_000_000)]; blobs = [bytes(3_000) for _ in range(60_000)]\n" \
      "print('ready', flush=True); sys.stdin.read()"


def test_native_growth_between_two_looks_is_right_to_two_percent(start):  # noqa: F811
    process, _ = start("native_steps.py", -1)
    looking = subprocess.Popen([PROGRAM, "why", str(process.pid), "--every", "3s"], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    while "again" not in looking.stderr.readline():
        assert looking.poll() is None
    process.stdin.write("40000000\n")
    process.stdin.flush()
    assert process.stdout.readline() == "taken\n"
    text, _ = looking.communicate(timeout=120)
    assert "native memory grows" in text.splitlines()[0], text
    grown = re.search(r"grows by ([0-9.]+) MiB", text)
    # A block of 1,000 bytes is one of 1,008 for malloc.
    assert grown and abs(float(grown.group(1)) * (1 << 20) - 40_000 * 1_008) <= 0.02 * 40_000 * 1_008, text


def test_a_heap_that_is_corrupt_is_read_up_to_there_and_called_partial(start):  # noqa: F811
    process, _ = start("corrupt_heap.py", -2)
    found = why(process.pid)
    assert any("some of its headers make no sense" in gap for gap in found["partial"])
    assert sum(part["bytes"] for part in found["parts"]) == found["rss_bytes"]
    assert process.poll() is None


@needs_root
@pytest.mark.skipif(shutil.which("unshare") is None, reason="unshare is not installed")
def test_without_smaps_the_table_is_partial_and_still_adds_up(start):  # noqa: F811
    process, _ = start("plateau.py", 0)
    hidden = f"mount --bind /dev/null /proc/{process.pid}/smaps && exec {PROGRAM} why {process.pid} --json"
    done = subprocess.run(["unshare", "-m", "sh", "-c", hidden], capture_output=True, text=True)
    if "mount" in done.stderr:
        pytest.skip("this system lets nobody mount over /proc")
    assert done.returncode == 0, done.stderr
    assert "no smaps" in done.stdout


def test_descriptors_that_close_while_they_are_looked_at_are_no_trouble(start):  # noqa: F811
    process, _ = start("busy_descriptors.py", 1)
    for _ in range(5):
        found = ask("resources", process.pid)
        assert {d["kind"] for d in found["descriptors"] if d["fd"] <= 2} <= {"pipe", "file", "device", "socket"}
        assert found["partial"] == []
    assert process.poll() is None


@needs_root
def test_a_socket_of_another_network_namespace_has_an_owner_and_a_word_about_its_address(start):  # noqa: F811
    process, said = start("two_networks.py", -1)
    truth = json.loads(said)
    if truth is None:
        pytest.skip("this system lets nobody make a network namespace")
    rows = {row["fd"]: row for row in ask("resources", process.pid)["descriptors"]}
    known, unknown = rows[truth["since"]], rows[truth["before"]]
    assert (known["local"], known["state"]) == (f"0.0.0.0:{truth['port']}", "listen")
    assert (unknown["protocol"], unknown["local"]) == ("tcp", None)
    assert "another network namespace" in unknown["state"]
    assert unknown["held_by"] == "__main__.before"


@needs_root
def test_the_descriptors_of_another_users_process_are_refused_or_called_partial(start):  # noqa: F811
    process, _ = start("plateau.py", 2)
    done = subprocess.run(["setpriv", "--reuid", "65534", "--clear-groups", PROGRAM, "resources", str(process.pid)],
                          capture_output=True, text=True)
    assert done.returncode == 2 and done.stderr.strip() and "Traceback" not in done.stderr


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_memory_is_read_in_bulk(tmp_path):
    """The budget of system calls: 4,000 for a process of 200 MB, most of which do not depend on its size."""
    process = subprocess.Popen([PYTHONS[-1].path, "-c", BIG], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    try:
        counted = tmp_path / "calls"
        subprocess.run(["strace", "-f", "-c", "-o", str(counted), PROGRAM, "why", str(process.pid)], check=True,
                       capture_output=True)
        total = next(line.split() for line in reversed(counted.read_text().splitlines()) if line.endswith("total"))
        assert int(total[3]) <= 4_000, counted.read_text()
    finally:
        process.stdin.close()
        process.wait(30)
