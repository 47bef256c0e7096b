"""A target whose objects have names, limits and flags that a graph must show, each said in a line of FILE:

    edge SOURCE KIND NAME TARGET     SOURCE refers to TARGET under this label ("-" where the kind has no name)
    no-edge SOURCE TARGET            and not at all
    name OBJECT MODULE QUALNAME      what it is called
    bound OBJECT NAME LIMIT          a limit it has
    unbound OBJECT                   it has none
    length OBJECT NUMBER             how much it holds
    flag OBJECT FLAG / no-flag OBJECT FLAG
    generation OBJECT NUMBER         in whose list it is (3: frozen)
    type OBJECT NAME                 the name of its type
    module NAME OBJECT               a root

Objects are written as their addresses.
"""

import collections
import functools
import gc
import io
import os
import sys
import weakref


class Owner:
    def __init__(self):
        self.left = ["left"]
        self.right = ["right"]
        self.maxsize = 10


class Late(Owner):
    pass


class Slotted:
    __slots__ = ("first", "__hidden", "capacity")

    def __init__(self):
        self.first = ["first"]
        self.__hidden = ["hidden"]
        self.capacity = 5

    def hidden(self):
        return self.__hidden


class Finalized:
    def __del__(self):
        pass


class Inherits(Finalized):
    pass


class Nested:
    class Inner:
        pass


MODULE_LIST = []
MAX_ENTRIES = 1000


SEEN = {}


def limited_by_constant(key):
    if len(SEEN) > 5000:
        SEEN.clear()
    SEEN[key] = 1


def limited_by_small_number(key):
    if 200 <= len(SEEN):
        SEEN.clear()
    SEEN[key] = 1


def limited_by_global(key):
    while len(SEEN) >= MAX_ENTRIES:
        SEEN.popitem()


def asks_for_shape(key):
    return len(SEEN) == 2 and len(key) > "4"


def function(a, b=MODULE_LIST, *, c=({},)):
    return MODULE_LIST


def outer():
    captured = ["captured"]

    def inner():
        return captured

    return inner, captured


@functools.lru_cache(maxsize=3)
def cached(x):
    return [x]


@functools.lru_cache(maxsize=None)
def unbounded(x):
    return [x]


def say(out, word, *parts):
    out.append(" ".join([word] + [str(id(p)) if not isinstance(p, (str, int)) else str(p) for p in parts]))


def main(path):
    out = []
    owner, late = Owner(), Late()
    late_dict = late.__dict__
    late.added = ["added"]
    slotted = Slotted()
    pair = (["zero"], ["one"])
    table = {"name": ["n"], ("a", 1): ["t"], "secret value 1": ["s"], 5: ["five"]}
    queue = collections.deque([["q0"], ["q1"]], maxlen=7)
    plain = collections.deque()
    inner, captured = outer()
    finalized, inherits = Finalized(), Inherits()
    frozen = [["frozen"]]
    gc.collect()
    if hasattr(gc, "freeze"):
        gc.freeze()
    young = [["young"]]
    old = [["old"]]
    cached(1)

    say(out, "type", owner, "__main__.Owner")
    say(out, "type", Nested.Inner(), "__main__.Nested.Inner")
    out.pop()
    say(out, "type", pair, "tuple")
    say(out, "type", queue, "collections.deque")
    # Before 3.11 an instance has its __dict__ at once, and the attributes are keys of that.
    holder, kind = (owner, "attribute") if sys.version_info >= (3, 11) else (owner.__dict__, "key")
    for name in ("left", "right"):
        say(out, "edge", holder, kind, name, getattr(owner, name))
    say(out, "bound", owner, "maxsize", 10)
    say(out, "bound", late, "maxsize", 10)
    say(out, "edge", late, "dict", "-", late_dict)
    say(out, "edge", slotted, "attribute", "first", slotted.first)
    say(out, "edge", slotted, "attribute", "_Slotted__hidden", slotted.hidden())
    say(out, "bound", slotted, "capacity", 5)
    say(out, "edge", owner, "class", "-", Owner)
    say(out, "edge", pair, "index", 1, pair[1])
    say(out, "edge", table, "key", "name", table["name"])
    say(out, "edge", table, "other", 1, table["a", 1])
    say(out, "edge", table, "key", "<str>", table["secret value 1"])
    say(out, "edge", table, "other", 3, table[5])
    say(out, "edge", queue, "index", 1, queue[1])
    say(out, "bound", queue, "maxlen", 7)
    say(out, "unbound", plain)
    say(out, "bound", cached, "maxsize", 3)
    say(out, "unbound", unbounded)
    say(out, "edge", cached, "attribute", "__wrapped__", cached.__wrapped__)
    say(out, "name", cached, "__main__", "cached")
    say(out, "name", function, "__main__", "function")
    say(out, "name", inner, "__main__", "outer.<locals>.inner")
    say(out, "name", Nested.Inner, "__main__", "Nested.Inner")
    say(out, "name", dict, "builtins", "dict")
    say(out, "name", collections.OrderedDict, "collections", "OrderedDict")
    say(out, "name", sys, "-", "sys")
    say(out, "name", sys.modules["__main__"], "-", "__main__")
    say(out, "edge", function, "attribute", "__globals__", globals())
    say(out, "edge", function, "attribute", "__code__", function.__code__)
    say(out, "edge", function, "attribute", "__defaults__", function.__defaults__)
    say(out, "edge", function, "attribute", "__kwdefaults__", function.__kwdefaults__)
    say(out, "edge", inner, "attribute", "__closure__", inner.__closure__)
    say(out, "edge", inner.__closure__[0], "cell", "-", captured)
    say(out, "name", inner.__closure__[0], "-", inner.__code__.co_freevars[0])
    say(out, "edge", sys.modules["__main__"], "dict", "-", globals())
    say(out, "edge", globals(), "key", "MODULE_LIST", MODULE_LIST)
    say(out, "bound", sys.modules["__main__"], "MAX_ENTRIES", 1000)
    text, raw, read = io.StringIO(), io.BytesIO(), io.StringIO("three")
    for _ in range(7):
        text.write("some text")
        raw.write(b"some bytes")
    say(out, "length", text, 7 * len("some text"))
    say(out, "length", raw, 7 * len(b"some bytes"))
    say(out, "length", read, 5)
    say(out, "length", io.BytesIO(), 0)
    out.pop()
    reference = weakref.ref(owner)
    say(out, "edge", reference, "weak", "-", owner)
    say(out, "flag", finalized, "del")
    say(out, "flag", inherits, "del")
    say(out, "no-flag", owner, "del")
    say(out, "flag", dict, "static")
    say(out, "no-flag", owner, "static")
    for decoded in (owner, table, queue, cached, function, dict):
        say(out, "flag", decoded, "decoded")
    say(out, "flag", owner, "tracked")
    say(out, "no-flag", "text".join(["a", "b"]), "tracked")
    out.pop()
    if sys.version_info >= (3, 12):
        say(out, "flag", None, "immortal")
    say(out, "no-flag", owner, "immortal")
    say(out, "generation", frozen, 3 if hasattr(gc, "freeze") else 2)
    say(out, "generation", young, 0)
    say(out, "no-edge", owner, slotted)
    say(out, "bound", limited_by_constant.__code__, "SEEN", 5000)
    say(out, "bound", limited_by_small_number.__code__, "SEEN", 200)
    say(out, "bound", limited_by_global.__code__, "SEEN", MAX_ENTRIES)
    say(out, "unbound", asks_for_shape.__code__)
    say(out, "module", "collections", collections)
    say(out, "module", "__main__", sys.modules["__main__"])
    gc.disable()
    with open(path, "w") as file:
        file.write("\n".join(out) + "\n")
    os.write(1, b"ready\n")
    os.read(0, 1)
    os._exit(len([text, raw, read, late, young, old, frozen, plain, reference, finalized, inherits]) == 0)


main(sys.argv[1])
