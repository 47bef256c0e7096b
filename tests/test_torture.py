"""Stillheld is killed in the middle of captures, about 30 times for each target: the short form of ./dev torture."""

import os
import subprocess
from pathlib import Path

import interpreters
import pytest
import venvs

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(os.environ.get("STILLHELD", ROOT / "build/dev/stillheld")).parent / "tests" / "torture"

pytestmark = pytest.mark.skipif(not (PROGRAMS / "capture_loop").exists(), reason=f"{PROGRAMS} has no capture_loop")


@pytest.fixture(scope="module")
def python():
    for interpreter in reversed(interpreters.search()[0]):
        try:
            return venvs.for_apps(interpreter)
        except venvs.CannotInstall:
            continue
    pytest.skip("no interpreter could be given the frameworks")


def test_targets_are_unharmed_when_stillheld_is_killed_in_the_middle_of_a_capture(python):
    done = subprocess.run([ROOT / "tests/torture/run", "--short", "--programs", PROGRAMS, "--python", python],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900)
    print(done.stdout)
    assert done.returncode == 0, done.stdout
    assert "HARMED" not in done.stdout
