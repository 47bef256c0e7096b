"""Servers under load while they are captured again and again: no request fails, and none is sent twice."""

import os
import subprocess
import sys
from pathlib import Path

import interpreters
import pytest
import venvs

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(os.environ.get("STILLHELD", ROOT / "build/dev/stillheld")).parent / "tests" / "torture"
sys.path.insert(0, str(ROOT / "tests" / "torture"))

from subjects import HERE, ServerSubject

pytestmark = pytest.mark.skipif(not (PROGRAMS / "capture_loop").exists(), reason=f"{PROGRAMS} has no capture_loop")


@pytest.fixture(scope="module")
def python():
    for interpreter in reversed(interpreters.search()[0]):
        try:
            return venvs.for_apps(interpreter)
        except venvs.CannotInstall:
            continue
    pytest.skip("no interpreter could be given the frameworks")


@pytest.mark.parametrize("mode", ["fork", "copy"])
@pytest.mark.parametrize("framework", ["flask", "gevent", "tornado"])  # four threads; greenlets; an event loop
def test_no_request_fails_while_the_server_is_captured(python, framework, mode):
    server = ServerSubject(framework, [python, HERE / f"targets/{framework}_server.py", f"{framework}-{mode}"], clients=4)
    try:
        done = subprocess.run([PROGRAMS / "capture_loop", str(server.pid), mode, "25"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        assert done.stdout == "\n" + "." * 25
        server.expect_progress()  # raises if a request has failed
        server.observer.expect_unharmed()
        assert server.last["failed"] == 0
    finally:
        server.end()
