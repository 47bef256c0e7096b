"""The standard library imported whole, beside the zoo: its modules' state, and an instance of every type that can be
made without arguments or with simple ones."""

import contextlib
import io
import os
import pkgutil
import sys
import warnings

import zoo

# What does something when it is imported, is a program, or is about another system.
LEFT_OUT = ("antigravity", "this", "idlelib", "turtledemo", "turtle", "tkinter", "test", "lib2to3.pgen2", "msilib", "ensurepip",
            "pip", "setuptools", "pkg_resources", "_distutils_hack", "wheel")
# What would wait, write, end the process or reach outside.
NOT_CALLED = ("_thread.", "signal.", "posix.", "os.", "subprocess.", "webbrowser.", "smtp", "ftplib", "nntplib", "pdb.", "code.",
              "imaplib", "poplib", "telnetlib", "http.", "ctypes.CDLL", "ctypes.PyDLL", "trace.", "cmd.", "multiprocessing.",
              "concurrent.futures.process", "socketserver", "xmlrpc", "asyncio", "_osx", "pydoc", "getpass", "readline", "distutils",
              "unittest.", "doctest.", "tempfile.", "_interp", "interpreters", "_xx", "faulthandler", "mailbox.", "shelve.",
              "dbm.", "fileinput.", "builtins.input", "_pyrepl", "urllib", "zipimport.", "_testcapi", "_curses", "curses",
              "bdb.", "profile.", "cProfile.", "_lsprof", "tracemalloc", "sched.", "threading.", "queue.", "runpy", "site")
ARGUMENTS = ((), ([],), ("x",), (1,), ([1], [2]), ("x", [1]), (len, [1]), (io.BytesIO(),), (b"x",), ({},), (1, 2, 3))


def import_all():
    failed = []
    for name in sorted(standard_modules()):
        if name.split(".")[0] in LEFT_OUT or name in LEFT_OUT or "__main__" in name or ".tests" in name:
            continue
        try:
            __import__(name)
        except BaseException as error:
            failed.append((name, type(error).__name__))
    return failed


def standard_modules():
    top = os.path.dirname(os.__file__)
    for module in pkgutil.walk_packages([top, os.path.join(top, "lib-dynload")], onerror=lambda name: None):
        if "site-packages" not in getattr(module.module_finder, "path", ""):
            yield module.name
    yield from sys.builtin_module_names


def all_types():
    seen, waiting = set(), [object]
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        yield kind
        waiting.extend(type.__subclasses__(kind))


def full_name(kind):
    # Some types of C code have no __module__.
    return "%s.%s" % (getattr(kind, "__module__", ""), kind.__qualname__)


def instances():
    made = []
    for kind in sorted(all_types(), key=full_name):
        name = full_name(kind)
        # Classes written in Python are all of a kind; types made by C code are what is wanted.
        if name.startswith(NOT_CALLED) or kind.__flags__ & 1 << 9 and "__module__" in vars(kind) and any(
                type(value) is type(instances) for value in vars(kind).values()) or issubclass(kind, type):
            continue
        for arguments in ARGUMENTS:
            try:
                made.append(kind(*arguments))
                break
            except Exception:
                continue
    return made


def make():
    warnings.simplefilter("ignore")
    sink = io.StringIO()
    with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink):
        failed = import_all()
        # Some C types before CPython 3.9 leave broken objects behind when they refuse their arguments.
        return [failed, zoo.make(), instances() if sys.version_info >= (3, 9) else []]
