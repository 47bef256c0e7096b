"""Runs `stillheld hunt` as a user does and keeps what it said."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("STILLHELD") or str(ROOT / "build" / "stillheld")
HUNT_WITHIN_SECONDS = 240


@dataclass
class Hunt:
    status: int
    text: str
    progress: str
    report: dict

    @property
    def leaks(self):
        return [f for f in self.report.get("findings", []) if f["verdict"] == "leak"]

    def __str__(self):
        return f"exit status {self.status}\n{self.text}\n{self.progress}\n{json.dumps(self.report, indent=1)[:4000]}"


def hunt(*arguments, report, folder=None, environment=None):
    """Runs `stillheld hunt --json REPORT ARGUMENTS…`."""
    command = [PROGRAM, "hunt", "--no-color", "--json", str(report), *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=HUNT_WITHIN_SECONDS)
    written = json.loads(Path(report).read_text()) if Path(report).exists() else {}
    return Hunt(done.returncode, done.stdout, done.stderr, written)


def ask(command, pid, *more):
    """What `stillheld COMMAND PID --json` says."""
    done = subprocess.run([PROGRAM, command, str(pid), "--json", *more], capture_output=True, text=True,
                          timeout=HUNT_WITHIN_SECONDS)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def url_requests(url, requests):
    """["GET /foo"] as the arguments that name them on one server."""
    arguments = []
    for request in requests:
        method, path = request.split(" ", 1)
        arguments += ["--request", f"{method} {url}{path}"]
    return arguments
