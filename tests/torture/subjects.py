"""The targets of the torture: started, asked how they are, ended."""

import json
import subprocess
import sys
from pathlib import Path

from observe import Harmed, Observer

HERE = Path(__file__).resolve().parent
ANSWER_WITHIN_SECONDS = 60


class Subject:
    """A program that checks itself and answers each line with what it counted."""

    starts_programs = False

    def __init__(self, name, command):
        self.name = name
        self.process = subprocess.Popen([str(c) for c in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.pid = self.process.pid
        self.last = self.ask()
        self.expect_progress()
        self.observer = Observer(self.pid, self.starts_programs)

    def ask(self):
        if self.process.poll() is not None:
            raise Harmed(f"it ended with status {self.process.returncode}")
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise Harmed(f"it ended with status {self.process.wait()}")
        return json.loads(line)

    def expect_progress(self):
        """Everything that it does goes on, and nothing has gone wrong."""
        before = self.last
        for _ in range(100000):
            self.last = self.ask()
            if self.last["wrong"]:
                raise Harmed(f"it found wrong: {self.last['wrong']}")
            stuck = [name for name, count in self.last["rounds"].items() if count <= before["rounds"][name]]
            if not stuck:
                return
        raise Harmed(f"no progress in {stuck}")

    def summary(self):
        rounds = self.last["rounds"]
        text = f"{sum(rounds.values()):,} rounds of its own checks, 0 wrong"
        if "latest_us" in self.last:
            text += f"; latest timer {self.last['latest_us'] / 1000:.1f} ms late, {self.last['interrupted_epolls']:,} EINTR"
            text += " from epoll_wait, 0 from other calls"
        return text

    def end(self):
        self.process.kill()
        self.process.wait()


class ServerSubject(Subject):
    """A server, under load from another process that checks every answer."""

    starts_programs = True

    def __init__(self, name, command, clients):
        self.name = name
        self.process = subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, text=True)
        self.pid = self.process.pid
        port = self.process.stdout.readline().strip()
        if not port:
            raise Harmed("the server did not start")
        self.load = subprocess.Popen([sys.executable, str(HERE / "load.py"), port, str(clients)], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, text=True)
        self.last = {"answered": 0}
        self.expect_progress()
        self.observer = Observer(self.pid, self.starts_programs)

    def expect_progress(self):
        if self.process.poll() is not None:
            raise Harmed(f"the server ended with status {self.process.returncode}")
        before = self.last["answered"]
        while self.last["answered"] <= before:
            self.load.stdin.write("\n")
            self.load.stdin.flush()
            self.last = json.loads(self.load.stdout.readline())
            if self.last["failed"]:
                raise Harmed(f"{self.last['failed']} requests failed: {self.last['failures']}")

    def summary(self):
        return (f"{self.last['answered']:,} requests, 0 failed; p50 {self.last['p50_ms']} ms, "
                f"p99 {self.last['p99_ms']} ms, longest {self.last['max_ms']} ms")

    def end(self):
        self.load.kill()
        self.load.wait()
        super().end()
