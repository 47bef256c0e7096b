"""A process as small as can be, with a leak or two, garbage, and a few objects of the kinds that servers hold."""

import _collections
import _functools
import _thread
import _weakref
import gc


class Node:
    def __init__(self, parent=None):
        self.parent = parent
        self.children = []
        if parent is not None:
            parent.children.append(self)


class Slotted:
    __slots__ = ("left", "__weakref__")

    def __del__(self):
        pass


def outer(kept):
    def inner():
        yield kept

    return inner


@_functools.partial
def partial(x):
    return x


def raised():
    try:
        raise ValueError([1])
    except ValueError as error:
        return error


cache = {}
table = {i: str(i) for i in range(40)}
registry = {"GET /": Node, "parent": Node(), 3: Slotted, (1, 2): frozenset("ab"), "maxsize": 40}
running = outer([1, 2])()
next(running)
slotted = Slotted()
slotted.left = _collections.deque([{"a": 1}], 5)
reference = _weakref.ref(slotted, cache.pop)
kept = [bytearray(100), memoryview(b"x" * 40), {1, 2, "three"}, raised(), iter([1]), 10 ** 30, 1.5, slice(1), range(3), type, property(len),
        _collections.defaultdict(list, a=[1]), _thread.allocate_lock(), map(len, [[]]), "\xe9", "\u20ac", 2j, staticmethod(len)]
gc.collect()
gc.disable()
for _ in range(5):
    Node(Node()).self = Node()
gc.get_objects  # stays a name that the code knows
print("ready", flush=True)
input()
