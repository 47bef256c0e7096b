"""Cycles that the field knows, one kind for each function, made and dropped 20 times. Prints "ready" and waits.

    shapes.py NAME [repaired]     repaired: what Stillheld proposes has been done; nothing may be left
"""

import gc
import sys
import weakref

alive = []


class Node:
    pass


class WithDel:
    def __del__(self):
        pass


class Partner:
    pass


def reference(target, repaired):
    return weakref.ref(target) if repaired else target


def del_pair(repaired):
    """Two classes that refer to each other, one with __del__."""
    one, other = WithDel(), Partner()
    one.partner = other
    other.owner = reference(one, repaired)


def traceback_cycle(repaired):
    """An exception, kept in a local of the frame that its traceback refers to."""
    try:
        raise ValueError("kept")
    except ValueError as caught:
        error = caught
    if repaired:
        del error


def closure_cell(repaired):
    """An inner function that calls itself."""

    def walk(depth):
        return walk(depth - 1) if depth else 0

    walk(2)
    if repaired:
        del walk


class Handler:
    def __init__(self, repaired):
        self.callback = weakref.WeakMethod(self.handle) if repaired else self.handle

    def handle(self):
        pass


def own_method(repaired):
    """A bound method, stored on its own instance."""
    Handler(repaired)


class Router:
    def __init__(self, repaired):
        keep = weakref.WeakMethod if repaired else lambda method: method
        self.table = {"list": keep(self.list), "show": keep(self.show)}

    def list(self):
        pass

    def show(self):
        pass


def methods_table(repaired):
    """A table of bound methods on their own instance."""
    Router(repaired)


class Job:
    def run(self, repaired):
        try:
            raise KeyError("kept")
        except KeyError as error:
            self.last_error = error.with_traceback(None) if repaired else error


def kept_error(repaired):
    """An exception, kept on the object whose method raised it."""
    Job().run(repaired)


def self_reference(repaired):
    """Node.next = self."""
    node = Node()
    node.next = reference(node, repaired)


def own_dict(repaired):
    """A dict that holds itself."""
    table = {}
    table["me"] = table
    if repaired:
        table.clear()


def parent_child(repaired):
    """Children that know their parent."""
    parent = Node()
    parent.children = []
    for _ in range(3):
        child = Partner()
        child.parent = reference(parent, repaired)
        parent.children.append(child)


class Cached:
    """A descriptor that keeps what it has computed, by instance."""

    def __init__(self, repaired):
        self.repaired = repaired

    def __get__(self, instance, owner):
        if instance is None:
            return self
        cache = instance.__dict__.setdefault("computed", {})
        cache["instance"] = reference(instance, self.repaired)
        return cache


class Weighed:
    weight = Cached(False)


class WeighedWeakly:
    weight = Cached(True)


def large_family(repaired):
    """More objects in one cycle than a picture has boxes for."""
    parent = Node()
    parent.children = [WithDel() if number % 9 == 0 else Partner() for number in range(60)]
    for child in parent.children:
        child.parent = reference(parent, repaired)


def descriptor_cache(repaired):
    (WeighedWeakly if repaired else Weighed)().weight


def own_frame(repaired):
    """A generator that holds itself in its own frame."""

    def generate():
        me = yield
        yield me

    generator = generate()
    next(generator)
    generator.send(generator)
    if repaired:
        generator.close()


def task_callback(repaired):
    """A task that awaits a future whose callback leads back to the task."""
    import asyncio

    async def wait(future):
        await future

    loop = alive[0] if alive else asyncio.new_event_loop()
    alive[:] = [loop]

    async def start():
        future = loop.create_future()
        task = loop.create_task(wait(future))
        await asyncio.sleep(0)
        if repaired:
            future.set_result(None)
            await task

    loop.run_until_complete(start())


def main(name, repaired=""):
    make = globals()[name]
    make(bool(repaired))
    gc.collect()
    gc.disable()
    for _ in range(20):
        make(bool(repaired))
    print("ready", flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    sys.unraisablehook = lambda *_: None
    main(*sys.argv[1:])
