"""Stillheld is killed in the middle of captures, about 20 times for each target: the short form of ./dev torture."""

import os
import subprocess
from pathlib import Path

import interpreters
import pytest
import venvs

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / "tests" / "torture" / "run"


def python_with_frameworks():
    found, _ = interpreters.search()
    for interpreter in reversed(found):
        try:
            return venvs.venv_python(interpreter, ROOT / "tests" / "apps" / "requirements.txt")
        except venvs.CannotInstall:
            continue
    pytest.skip("no interpreter could be given the frameworks")


def test_targets_are_unharmed_when_stillheld_is_killed_in_the_middle_of_a_capture():
    programs = Path(os.environ.get("STILLHELD", ROOT / "build/dev/stillheld")).parent / "tests" / "torture"
    if not (programs / "capture_loop").exists():
        pytest.skip(f"{programs} has no capture_loop")
    done = subprocess.run([RUN, "--short", "--programs", programs, "--python", python_with_frameworks()],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600)
    print(done.stdout)
    assert done.returncode == 0, done.stdout
    assert "HARMED" not in done.stdout
