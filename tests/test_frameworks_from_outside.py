"""Runs those tests of the room cpython that need web frameworks, with what pip gives an interpreter: by default the newest
one, for which gevent need not be compiled; with STILLHELD_FULL_MATRIX=1 each."""

import os
import subprocess
from pathlib import Path

import interpreters
import pytest
import venvs

ROOT = Path(__file__).resolve().parent.parent


FOUND = interpreters.search()[0]
CHOSEN = FOUND if os.environ.get("STILLHELD_FULL_MATRIX") else FOUND[-1:]


@pytest.mark.parametrize("chosen", CHOSEN, ids=lambda i: i.name)
def test_what_lives_in_a_server_is_reached_and_greenlets_are_followed(chosen):
    program = Path(os.environ.get("STILLHELD", ROOT / "build/dev/stillheld")).parent / "src/cpython/cpython_tests"
    if not program.exists():
        pytest.skip(f"{program} is not built")
    try:
        python = venvs.venv_python(chosen, ROOT / "tests" / "apps" / "requirements.txt")
    except venvs.CannotInstall as error:
        pytest.skip(str(error))
    named = python.parent / "python{}.{}".format(*chosen.minor)
    environment = {**os.environ, "STILLHELD_PYTHONS": str(named), "STILLHELD_FRAMEWORKS": "1"}
    done = subprocess.run([program, "--gtest_filter=*FrameworksTest*:*GreenletTest*"], env=environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
    print(done.stdout)
    assert done.returncode == 0, done.stdout
    assert "[  PASSED  ]" in done.stdout
