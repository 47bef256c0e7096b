"""target.py for Python 2, where cycles with a finaliser are not freed: what it says there holds here.

    target_2.py WHAT [SEED]     WHAT is the name of a function below

Prints "ready", waits for a line, collects, and prints one line of JSON: what is kept now, and of how many objects. With
"finalizers" the collector runs as it does in a server, else with DEBUG_SAVEALL.
"""

import collections
import functools
import gc
import json
import random
import sys
import types
import weakref

alive = []


class Plain(object):
    pass


class Old:
    pass


class OldChild(Old):
    pass


class WithDel(object):
    def __del__(self):
        pass


class OldWithDel:
    def __del__(self):
        pass


class InheritsDel(OldWithDel):
    pass


class Slotted(object):
    __slots__ = ("one", "two", "__weakref__")


class Table(dict):
    pass


def attributes(made, chance):
    return made, lambda other: setattr(made, "a%d" % chance.randrange(6), other)


def node(chance):
    """Some object that can refer to others, and a function that makes it do so."""
    kind = chance.randrange(16)
    if kind < 6:
        return attributes((Plain, WithDel, Old, OldChild, OldWithDel, InheritsDel)[kind](), chance)
    if kind == 6:
        made = Slotted()
        return made, lambda other: setattr(made, chance.choice(("one", "two")), other)
    if kind == 7:
        made = []
        return made, made.append
    if kind == 8:
        made = {}
        return made, lambda other: made.__setitem__(chance.choice(("view", u"request", 3)), other)
    if kind == 9:
        box = []
        return (box, 1, "text"), box.append
    if kind == 10:
        made = set()
        return made, lambda other: made.add(id(other)) or alive.append(id(other))
    if kind == 11:
        held = []

        def closure():
            return held

        return closure, held.append
    if kind == 12:
        held = []

        def generate():
            try:
                yield held
            finally:
                held.append("closed")

        def plain_generator():
            for _ in held or [1]:
                yield held

        made = chance.choice((generate, plain_generator))()
        next(made)
        return made, held.append
    if kind == 13:
        made = collections.deque()
        return made, made.append
    if kind == 14:
        made = functools.partial(len)
        return made, lambda other: made.__setstate__((len, (other,), {}, {}))
    made = Old()
    made.method = types.MethodType(lambda self: None, made)
    return attributes(made, chance)


def random_graphs(seed):
    chance = random.Random(seed)
    for _ in range(60):
        nodes = [node(chance) for _ in range(chance.randrange(1, 30))]
        for _ in range(int(len(nodes) * chance.choice((0.7, 1.2, 2)))):
            source, target = chance.choice(nodes), chance.choice(nodes)
            source[1](target[0])
        if chance.random() < 0.3:
            alive.append(chance.choice(nodes)[0])
        if chance.random() < 0.2:
            alive.append(weakref.ref(Plain(), lambda _: None))


def classes(_):
    for number in range(20):
        made = type("Temporary%d" % number, (Plain,), {"method": lambda self: None})
        made()
        old = types.ClassType("OldTemporary%d" % number, (Old,), {})
        old.itself = old
        old()
        collections.namedtuple("Point", "x y")(1, 2)


def parents(_):
    for kind in (Plain, Old) * 5:
        parent = kind()
        parent.children = [kind() for _ in range(5)]
        for child in parent.children:
            child.parent = parent


def tracebacks(_):
    def fail():
        try:
            raise ValueError("kept with its traceback")
        except ValueError:
            error = sys.exc_info()
        return len(error)

    for _ in range(10):
        fail()
    sys.exc_clear()


def removed(_):
    """Of what was taken out of a dict or a set, a mark is left in their tables."""
    for number in range(10):
        table, members = dict.fromkeys(range(50)), set(range(50))
        for key in range(45):
            del table[key]
            members.discard(key)
        table["itself"] = table
        table["members"] = [members, set([number, u"text", "text"])]


def pair(first, second):
    one, other = first(), second()
    one.partner, other.owner = other, one


def finalizers(_):
    """Some found by a collection and kept in gc.garbage, some not found yet; and some that are freed."""
    for _ in range(10):
        pair(WithDel, Plain)
        pair(InheritsDel, Old)
    gc.collect()
    for _ in range(7):
        pair(WithDel, Plain)
        pair(InheritsDel, Old)
        pair(Plain, Old)
        holder = Plain()
        holder.itself, holder.finalised = holder, WithDel()  # in no cycle itself: freed with the one that it hangs on


def nothing(_):
    alive.append([Plain() for _ in range(100)] + [Old() for _ in range(100)])


def main(what, seed=0):
    make = globals()[what]
    random.Random(1).random()
    gc.collect()
    gc.disable()
    make(int(seed))
    del make
    print("ready")
    sys.stdout.flush()
    sys.stdin.readline()
    before = len(gc.garbage)
    if what != "finalizers":
        gc.set_debug(gc.DEBUG_LEAK)
        del gc.garbage[:]
    count = gc.collect()
    gc.set_debug(0)
    kept = [id(thing) for thing in gc.garbage]
    print(json.dumps({"count": count, "before": before, "addresses": kept}))
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main(*sys.argv[1:])
