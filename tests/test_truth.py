"""The graph of a Django REST framework server against what its interpreter says of it: the short form of ./dev truth."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMPARE = Path(os.environ.get("STILLHELD", ROOT / "build/dev/stillheld")).parent / "tests" / "truth" / "truth_compare"

pytestmark = pytest.mark.skipif(not COMPARE.exists(), reason=f"{COMPARE} was not built")


def test_no_object_no_reference_and_no_name_differs_from_what_the_interpreter_says():
    done = subprocess.run([sys.executable, ROOT / "tests/truth/run", "--short", "--compare", COMPARE],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900)
    print(done.stdout)
    if "nothing could be compared" in done.stdout:
        pytest.skip(done.stdout)
    assert done.returncode == 0, done.stdout
    assert "MISSED" not in done.stdout
