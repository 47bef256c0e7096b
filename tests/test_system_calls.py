"""How many system calls a snapshot takes must not depend on how many objects there are."""

import re
import shutil
import subprocess
import sys

import pytest

TARGET = """
import sys
items = [[i, (i,), {"a": i}] for i in range(int(sys.argv[1]))]
print("ready", flush=True)
sys.stdin.read()
"""


def calls_and_objects(stillheld, mode, items, folder):
    target = subprocess.Popen([sys.executable, "-c", TARGET, str(items)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert target.stdout.readline() == b"ready\n"
        counts = folder / f"calls-{mode}-{items}"
        said = subprocess.run(["strace", "-f", "-c", "-o", counts, stillheld, "snap", str(target.pid), "--mode", mode, "-o",
                               folder / f"{mode}-{items}.held"], stdout=subprocess.PIPE, text=True, check=True).stdout
    finally:
        target.kill()
        target.wait()
    total = next(line.split() for line in counts.read_text().splitlines() if line.endswith(" total"))
    return int(total[3]), int(re.search(r"([\d,]+) objects", said)[1].replace(",", ""))


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize("mode", ["fork", "copy"])
def test_a_snapshot_makes_no_system_call_for_each_object(stillheld, mode, tmp_path):
    few, few_objects = calls_and_objects(stillheld, mode, 1000, tmp_path)
    many, many_objects = calls_and_objects(stillheld, mode, 100000, tmp_path)
    assert many_objects - few_objects > 290000
    # Memory is read and taken in pieces of a megabyte or more.
    assert many - few < (many_objects - few_objects) / 500, (few, many)
