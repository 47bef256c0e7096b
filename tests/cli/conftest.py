"""What the tests of the command line share: running it, and processes to point it at."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

WITHIN_SECONDS = 120


@dataclass
class Run:
    status: int
    text: str
    errors: str

    @property
    def json(self):
        return json.loads(self.text)

    def is_refusal(self):
        """Exit status 2, nothing as an answer, and one paragraph that says what happened and what to do."""
        paragraphs = [line for line in self.errors.splitlines() if line.startswith("stillheld: ")]
        return self.status == 2 and self.text == "" and len(paragraphs) == 1 and paragraphs[0].count(". ") >= 1


@pytest.fixture
def run(stillheld):
    def run_it(*arguments, program=stillheld, **options):
        done = subprocess.run([program, *map(str, arguments)], stdin=subprocess.DEVNULL, text=True, errors="replace",
                              **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": WITHIN_SECONDS,
                                 **options})
        return Run(done.returncode, done.stdout or "", done.stderr or "")

    return run_it


class Target:
    """A process that says "ready" and then does nothing until its input ends."""

    def __init__(self, command, **options):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options)
        self.pid = self.process.pid
        assert self.process.stdout.readline() == "ready\n"

    def is_unharmed(self):
        status = Path(f"/proc/{self.pid}/status").read_text()
        return self.process.poll() is None and "TracerPid:\t0\n" in status and "\nState:\tT" not in status

    def stop(self):
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def start():
    started = []

    def start_it(command, **options):
        started.append(Target(command, **options))
        return started[-1]

    yield start_it
    for target in started:
        target.stop()


WAIT = "import sys; sys.stdout.write('ready\\n'); sys.stdout.flush(); sys.stdin.read()"


@pytest.fixture
def python(start):
    """python(code): this interpreter, with the code run before it waits."""
    def start_python(code="pass", program=sys.executable, **options):
        return start([program, "-c", f"{code}\n{WAIT}"], **options)

    return start_python


@pytest.fixture
def as_root():
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")


WEB = Path(__file__).resolve().parent / "web.py"


def candidates_that_are_too_old():
    """Programs of Pythons that can't be read: older than 2.7, or between that and 3.6."""
    import interpreters
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    versions = ["2.6", "3.3", "3.4", "3.5"]
    paths = [path for version in versions for path in root.glob(f"versions/{version}*/bin/python{version}")]
    assert interpreters.OLDEST_READ == (3, 6)
    return [str(path) for path in sorted(paths)]
