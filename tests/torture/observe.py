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


def children(pid):
    """{pid: state}"""
    listed = " ".join(read(f"/proc/{pid}/task/{tid}/children") for tid in threads(pid)).split()
    found = {int(child): fields(read(f"/proc/{child}/status")) for child in listed}
    return {child: status["State"] for child, status in found.items() if status}


def copies(pid):
    """Processes with the same command line that are no children of it: {pid: state}. Reads all of /proc."""
    own = read(f"/proc/{pid}/cmdline")
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != pid and read(f"/proc/{name}/cmdline") == own:
            status = fields(read(f"/proc/{name}/status"))
            if status and int(status["PPid"]) != pid:
                found[int(name)] = status["State"]
    return found


class Observer:
    """Remembers how a target was at first."""

    def __init__(self, pid, starts_programs):
        self.pid = pid
        self.starts_programs = starts_programs
        self.masks = {tid: status["SigBlk"] for tid, status in threads(pid).items()}
        self.descriptors = None if starts_programs else len(os.listdir(f"/proc/{pid}/fd"))

    def complaint(self, thoroughly):
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
        left = children(self.pid)
        zombies = [pid for pid, state in left.items() if state[0] == "Z"]
        if zombies or (left and not self.starts_programs):
            return f"it has children: {left}"
        if thoroughly and (left := copies(self.pid)):
            return f"there are copies of it: {left}"
        if self.descriptors is not None and len(os.listdir(f"/proc/{self.pid}/fd")) != self.descriptors:
            return "it has other descriptors"
        return None

    def expect_unharmed(self, thoroughly=True):
        """Waits until all is well: what was under way ends by itself. Returns how long that took, in seconds."""
        begin = time.monotonic()
        while True:
            complaint = self.complaint(thoroughly)
            if complaint is None:
                return time.monotonic() - begin
            if complaint == "the target is gone" or time.monotonic() - begin > WITHIN_SECONDS:
                raise Harmed(complaint)
            time.sleep(0.001)
