"""What /proc shows of a target after Stillheld was killed, and whether it is as it was before."""

import os
import time
from pathlib import Path

WITHIN_SECONDS = 20


class Harmed(Exception):
    """The target is not as it was; the message says how."""


def read(path):
    try:
        return Path(path).read_bytes().decode(errors="replace")
    except OSError:
        return ""


def fields(status):
    return dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)


def threads(pid):
    """{tid: fields of its status}"""
    found = {}
    try:
        names = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return found
    for name in names:
        status = fields(read(f"/proc/{pid}/task/{name}/status"))
        if status:
            found[int(name)] = status
    return found


def is_traced(pid):
    return "TracerPid:\t0\n" not in read(f"/proc/{pid}/status")


def relatives(pid):
    """(children of the process, processes that look like it): as pid → name."""
    children, doubles = {}, {}
    own = read(f"/proc/{pid}/cmdline")
    for name in os.listdir("/proc"):
        if not name.isdigit() or int(name) == pid:
            continue
        status = fields(read(f"/proc/{name}/status"))
        if not status:
            continue
        if int(status["PPid"]) == pid:
            children[int(name)] = status["State"]
        elif read(f"/proc/{name}/cmdline") == own:
            doubles[int(name)] = status["State"]
    return children, doubles


class Observer:
    """Remembers how a target was at first."""

    def __init__(self, pid, starts_programs):
        self.pid = pid
        self.starts_programs = starts_programs
        self.masks = {tid: status["SigBlk"] for tid, status in threads(pid).items()}
        self.descriptors = None if starts_programs else len(os.listdir(f"/proc/{pid}/fd"))

    def complaint(self):
        """What is not as it was, in a few words; None if all is well."""
        seen = threads(self.pid)
        if not seen:
            return "the target is gone"
        for tid, status in seen.items():
            if status["TracerPid"] != "0":
                return f"thread {tid} is traced"
            if status["State"][0] in "tTZ":
                return f"thread {tid} is in state {status['State']}"
            # Threads that came later may have any mask but the one with everything blocked.
            if tid in self.masks:
                if status["SigBlk"] != self.masks[tid]:
                    return f"thread {tid} blocks {status['SigBlk']}, not {self.masks[tid]}"
            elif status["SigBlk"] == "fffffffffffbfeff":
                return f"thread {tid} blocks all signals"
        children, doubles = relatives(self.pid)
        zombies = [pid for pid, state in children.items() if state[0] == "Z"]
        if zombies or (children and not self.starts_programs):
            return f"it has children: {children}"
        if doubles:
            return f"there are copies of it: {doubles}"
        if self.descriptors is not None and len(os.listdir(f"/proc/{self.pid}/fd")) != self.descriptors:
            return "it has other descriptors"
        return None

    def expect_unharmed(self):
        """Waits until all is well: what was under way ends by itself. Returns how long that took, in seconds."""
        begin = time.monotonic()
        while True:
            complaint = self.complaint()
            if complaint is None:
                return time.monotonic() - begin
            if complaint == "the target is gone" or time.monotonic() - begin > WITHIN_SECONDS:
                raise Harmed(complaint)
            time.sleep(0.001)
