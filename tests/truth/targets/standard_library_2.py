"""For Python 2: the standard library imported whole, and an object of every kind that the decoders know."""

import collections
import datetime
import functools
import itertools
import os
import pkgutil
import Queue
import re
import StringIO
import sys
import threading
import types
import warnings
import weakref

# What does something when it is imported, is a program, or is about another system.
LEFT_OUT = ("antigravity", "this", "idlelib", "turtle", "Tkinter", "test", "lib2to3", "msilib", "ensurepip", "pip", "setuptools",
            "pkg_resources", "easy_install", "wheel", "lib-tk", "bsddb", "pty", "_pyio")


class Old:
    kind = "old"

    def method(self):
        return self


class OldChild(Old):
    def __del__(self):
        pass


class New(object):
    def method(self):
        return self


class Slotted(object):
    __slots__ = ("one", "two", "__weakref__")


class Meta(type):
    pass


class Both(Old, New):
    __metaclass__ = Meta


class Text(unicode):  # noqa: F821
    pass


class Number(long):  # noqa: F821
    pass


class Point(collections.namedtuple("Point", "x y")):
    pass


def generate(held):
    try:
        yield held
    finally:
        del held


def loop(held):
    for item in held:
        yield item


def running(steps):
    next(steps)
    return steps


def closure(number):
    held = [number]

    def inner(more=held):
        return inner, held, more

    return inner


def failed():
    try:
        raise KeyError("kept with its traceback", u"text")
    except KeyError:
        return sys.exc_info()


def zoo():
    old, new, slotted = OldChild(), New(), Slotted()
    old.itself, new.old, slotted.one = old, old, new
    old.method_of_its_own = old.method
    table, members = dict.fromkeys(range(60)), set(range(60))
    for key in range(50):
        del table[key]
        members.discard(key)
    encoded = u"an encoded copy is kept beside this one"
    getattr(new, encoded, None)
    waiting = Queue.Queue()
    waiting.put([1, 2, 3])
    thread = threading.Thread(target=threading.Event().wait, args=(1000,))
    thread.daemon = True
    thread.start()
    pickled = collections.OrderedDict([("a", 1), (u"b", [2])])
    many = {"small": {}, u"unicode": {u"key": old}, 5: 5 * 10 ** 30, "both": Both(), "deque": collections.deque(range(200), 300)}
    return [
        old, Old, new, New, slotted, Both, Both(), Text(u"text"), Number(10 ** 40), Point(1, [2]), table, members, many,
        frozenset([1, "a", u"b"]), encoded, pickled, waiting, thread, closure(5), failed(), 10 ** 50, -1, True, 1.5, 2j, None,
        "text", "", "x", bytearray(b"some bytes"), buffer("a buffer"), memoryview(b"memory"), xrange(10), slice(1, [2], 3),  # noqa: F821
        running(generate([1])), running(loop([1, 2])), generate([3]), (x for x in [1]), iter([1]), iter((1,)), iter({1: 2}),
        {1: [2]}.iteritems(), {1: [2]}.itervalues(), {1: 2}.viewkeys(), {1: 2}.viewvalues(), {1: 2}.viewitems(), iter(set([1])),
        iter("text"), iter(int, 1), reversed([1]), enumerate([1]), property(len), classmethod(len), staticmethod(len), super(New, new),
        weakref.ref(new), weakref.proxy(new), weakref.ref(old, len), functools.partial(len, [1], key=2), collections.defaultdict(list, a=1),
        collections.Counter("abca"), itertools.chain([1], [2]), itertools.imap(len, [1]), itertools.izip([1], [2]),
        itertools.ifilter(len, [1]), itertools.ifilterfalse(len, [1]), itertools.islice([1], 1), itertools.cycle([1]),
        itertools.groupby([1]), itertools.tee([1, 2]), itertools.izip_longest([1], [2]), itertools.count(10 ** 30), itertools.repeat([1]),
        itertools.product([1], [2]), itertools.permutations([1, 2]), itertools.combinations([1, 2], 2), itertools.starmap(len, [1]),
        re.compile("a(?P<name>b)"), re.match("a(b)", "ab"), datetime.datetime.now(), datetime.date.today(), datetime.timedelta(1),
        open(os.devnull), os.stat("/"), sys.version_info, sys.flags, types.MethodType(len, new), types.ClassType("Made", (Old,), {}),
        types.ModuleType("made"), threading.local(), threading.Lock(), StringIO.StringIO("text"), Exception(u"text", [1]),
        IOError(2, "message", "file"), UnicodeDecodeError("ascii", b"x", 0, 1, "reason"), SyntaxError("message", ("file", 1, 2, "text")),
        SystemExit([1]), sys._getframe(), dict.__dict__, len, [].append, list.append, New.__dict__["__dict__"], object.__init__,
    ]


def standard_modules():
    top = os.path.dirname(os.__file__)
    for finder, name, _ in pkgutil.walk_packages([top, os.path.join(top, "lib-dynload")], onerror=lambda name: None):
        if "site-packages" not in finder.path:
            yield name
    for name in sys.builtin_module_names:
        yield name


def import_all():
    failures = []
    for name in sorted(standard_modules()):
        if name.split(".")[0] in LEFT_OUT or "__main__" in name or ".test" in name:
            continue
        try:
            __import__(name)
        except BaseException as error:
            failures.append((name, type(error).__name__))
    return failures


def make():
    warnings.simplefilter("ignore")
    return [import_all(), zoo()]
