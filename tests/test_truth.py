"""The graph of running servers against what their interpreters say: the short form of ./dev truth."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMPARE = Path(os.environ.get("STILLHELD", ROOT / "build/dev/stillheld")).parent / "tests" / "truth" / "truth_compare"

pytestmark = pytest.mark.skipif(not COMPARE.exists(), reason=f"{COMPARE} was not built")


def test_objects_references_names_counts_and_memory_are_what_the_interpreters_say():
    done = subprocess.run([sys.executable, ROOT / "tests/truth/run", "--short", "--compare", COMPARE],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900)
    print(done.stdout)
    if "nothing could be compared" in done.stdout:
        pytest.skip(done.stdout)
    assert done.returncode == 0, done.stdout
    assert "MISSED" not in done.stdout
