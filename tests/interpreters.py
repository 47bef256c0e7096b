"""Finds the CPythons of this machine that the tests can use, and says why the others are left out."""

import json
import os
import re
import subprocess
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

# Newer ones meet the unit tests of src/cpython and what needs no package: not every framework has wheels for them.
OLDEST, NEWEST = (3, 7), (3, 14)
NEWEST_READ = (3, 15)
# Older ones meet what needs no framework.
OLDEST_READ = (3, 6)

QUESTION = """
import json, platform, sys, sysconfig
missing = []
for name in ("venv", "ensurepip", "ssl"):
    try:
        __import__(name)
    except ImportError:
        missing.append(name)
print(json.dumps({
    "implementation": platform.python_implementation(),
    "version": platform.python_version(),
    "minor": sys.version_info[:2],
    "shared": "libpython" in open("/proc/self/maps").read(),
    "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "missing": missing,
}))
"""


@dataclass(frozen=True)
class Interpreter:
    path: str
    version: str
    minor: tuple
    shared: bool  # in a libpython of its own, or inside the executable
    free_threaded: bool = False

    @property
    def name(self):
        return f"{self.version}{'t' if self.free_threaded else ''}-{'shared' if self.shared else 'static'}"

    def evaluate(self, code):
        return subprocess.run([self.path, "-c", code], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def folders():
    """Where interpreters are looked for."""
    folders = os.environ.get("PATH", "").split(":") + ["/usr/bin", "/usr/local/bin"]
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    folders += sorted(str(p) for p in root.glob("versions/*/bin"))
    folders += sorted(str(p) for p in (Path(__file__).parent.parent / "build" / "pythons").glob("*/usr/bin"))
    # A shim is a shell script that guesses which Python is meant.
    return [folder for folder in folders if folder and not folder.endswith("/shims")]


def candidates():
    """Every python3.N that can be run, once, however many names lead to it."""
    seen = set()
    for folder in folders():
        for path in sorted(Path(folder).glob("python3.*")):
            if not re.fullmatch(r"python3\.\d+t?", path.name) or not os.access(path, os.X_OK):
                continue
            status = path.stat()  # one program may have several names, or links
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                yield path


@lru_cache(maxsize=None)
def look(oldest, newest=NEWEST):
    """(interpreters, free-threaded ones among them, one sentence for each that is left out)"""
    found, left_out = [], []
    for path in candidates():
        try:
            run = subprocess.run([str(path), "-c", QUESTION], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                 timeout=30, check=True)
            facts = json.loads(run.stdout)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            left_out.append(f"{path}: does not run ({type(error).__name__})")
            continue
        minor = tuple(facts["minor"])
        if facts["implementation"] != "CPython":
            left_out.append(f"{path}: {facts['implementation']}, not CPython")
        elif not oldest <= minor <= newest:
            left_out.append(f"{path}: {facts['version']} is outside of {oldest[0]}.{oldest[1]} to {newest[0]}.{newest[1]}")
        elif facts["missing"]:
            left_out.append(f"{path}: has no module {', '.join(facts['missing'])}")
        else:
            found.append(Interpreter(str(path), facts["version"], minor, facts["shared"], facts["free_threaded"]))
    found.sort(key=lambda i: (i.minor, i.version, i.path))
    return tuple(found), tuple(left_out)


def free_threaded():
    """Builds without the GIL, oldest first: for tests that ask for them, as few packages have wheels for them."""
    return [i for i in look(OLDEST)[0] if i.free_threaded]


def newer():
    """Those that are read but newer than what the packages have wheels for, oldest first."""
    return [i for i in look(OLDEST, NEWEST_READ)[0] if i.minor > NEWEST]


@lru_cache(maxsize=None)
def search(oldest=OLDEST):
    """(interpreters to test, one sentence for each that is left out)"""
    found, left_out = look(oldest)
    found, left_out = [i for i in found if not i.free_threaded], list(left_out)
    for minor in range(oldest[1], NEWEST[1] + 1):
        if not any(i.minor == (3, minor) for i in found):
            left_out.append(f"3.{minor}: not installed on this machine")
    return tuple(found), tuple(left_out)


@lru_cache(maxsize=None)
def python_2():
    """The path of a CPython 2.7; None if there is none. What needs one has scripts of its own."""
    code = "import json, platform; print(json.dumps([platform.python_implementation(), platform.python_version()]))"
    for path in (Path(folder) / "python2.7" for folder in folders()):
        if not os.access(path, os.X_OK):
            continue
        try:
            run = subprocess.run([str(path), "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30,
                                 check=True)
            if json.loads(run.stdout)[0] == "CPython":
                return str(path)
        except (OSError, ValueError, subprocess.SubprocessError):
            continue
    return None


def interpreter_2():
    """The same with its version and name."""
    version = subprocess.run([python_2(), "-c", "import platform; print(platform.python_version())"], check=True,
                             stdout=subprocess.PIPE, text=True).stdout.strip()
    linked = subprocess.run(["ldd", python_2()], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return Interpreter(python_2(), version, (2, 7), "libpython" in linked)


class NotFound(LookupError):
    """No interpreter of the versions that are asked for is on this machine: a reason to skip a test."""


def between(since, until):
    """The interpreters that were found from one version to the other, (3, 9) to (3, 13); at least one."""
    fitting = [i for i in search()[0] if tuple(since) <= i.minor <= tuple(until)]
    if not fitting:
        raise NotFound("no CPython from {}.{} to {}.{} was found".format(*since, *until))
    return fitting


def newest(until=NEWEST, since=OLDEST):
    """The newest interpreter that was found, of at most this version: (3, 13)."""
    return between(since, until)[-1]


def one_for(name, since=OLDEST, until=NEWEST):
    """One interpreter of those that were found, always the same for the same name: cases are spread over all of them."""
    fitting = between(since, until)
    return fitting[zlib.crc32(name.encode()) % len(fitting)]


def report():
    found, left_out = search()
    threaded = ", ".join(i.name for i in free_threaded()) or "none, tests of them are skipped (./dev pythons --free-threaded)"
    return ([f"interpreters found: {', '.join(i.name for i in found) or 'none'}",
             f"interpreters without the GIL: {threaded}"] +
            [f"interpreter left out: {sentence}" for sentence in left_out] +
            [f"CPython 2.7: {python_2() or 'not installed on this machine'}"])


if __name__ == "__main__":
    print("\n".join(report()))
