"""A process with cyclic garbage that nobody has collected. Prints "ready", waits for a line, lets the collector run with
DEBUG_SAVEALL, and prints the addresses of what it kept in gc.garbage as one line of JSON. With DEBUG_COLLECTABLE the
collector itself prints what it found to standard error, before it runs finalisers: those of a generator let go of things.

    target.py WHAT [SEED]     WHAT is the name of a function below
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


class Plain:
    pass


class Slotted:
    __slots__ = ("one", "two", "__weakref__")


class WithDel:
    def __del__(self):
        pass


class Table(dict):
    pass


def node(chance):
    """Some object that can refer to others, and a function that makes it do so."""
    kind = chance.randrange(14)
    if kind < 3:
        made = (Plain, WithDel, Plain)[kind]()
        return made, lambda other: setattr(made, f"a{chance.randrange(6)}", other)
    if kind == 3:
        made = Slotted()
        return made, lambda other: setattr(made, chance.choice(("one", "two")), other)
    if kind == 4:
        made = []
        return made, made.append
    if kind == 5:
        made = {}
        return made, lambda other: made.__setitem__(chance.choice(("view", "request", 3)), other)
    if kind == 6:
        box = []
        return (box, 1, "text"), box.append
    if kind == 7:
        made = Table()
        return made, lambda other: setattr(made, "owner", other)
    if kind == 8:
        held = []

        def closure():
            return held

        return closure, held.append
    if kind == 9:
        held = []

        def generate():
            yield held

        made = generate()
        next(made)
        return made, held.append
    if kind == 10:
        try:
            raise ValueError("kept with its traceback")
        except ValueError as error:
            made = error
        return made, lambda other: setattr(made, "other", other)
    if kind == 11:
        made = collections.deque()
        return made, made.append
    if kind == 12:
        made = functools.partial(print)
        return made, lambda other: made.__setstate__((print, (other,), {}, {}))
    made = Plain()
    made.method = types.MethodType(lambda self: None, made)
    return made, lambda other: setattr(made, "other", other)


def random_graphs(seed):
    """Objects that refer to each other at random; some of them are kept, and so is all that they refer to."""
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
    """Each temporary class is in a cycle with its own tables."""
    for number in range(20):
        made = type(f"Temporary{number}", (Plain,), {"method": lambda self: None})
        made()
        collections.namedtuple("Point", "x y")(1, 2)


def parents(_):
    for _ in range(10):
        parent = Plain()
        parent.children = [Plain() for _ in range(5)]
        for child in parent.children:
            child.parent = parent


def namespaces(_):
    """A __dict__ that somebody asked for is an object of its own; from 3.13 on its values may still lie in the instance."""
    for number in range(10):
        made, other = Plain(), Plain()
        made.me, made.number = made, number
        vars(made)
        other.box = [vars(other)]
        taken = Plain()
        taken.__dict__ = vars(made)
        if number % 3 == 0:
            held = Plain()
            held.me = held
            alive.append(vars(held))


def frozen(_):
    """What gc.freeze() has put aside is not looked at: no garbage, whatever refers to it."""
    parents(None)
    getattr(gc, "freeze", gc.collect)()  # CPython 3.6 has nothing to put aside
    parents(None)


def nothing(_):
    alive.append([Plain() for _ in range(100)])


def tasks(_):
    import asyncio

    current_task = getattr(asyncio, "current_task", None) or asyncio.Task.current_task  # the latter until CPython 3.8

    async def work(others):
        await asyncio.sleep(0)
        others.append(current_task())

    async def main():
        for _ in range(5):
            others = []
            task = asyncio.ensure_future(work(others))
            task.add_done_callback(functools.partial(lambda a, b: None, task))
            await task

    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    for _ in range(5):
        future = loop.create_future()
        future.add_done_callback(functools.partial(print, future))
    alive.append(loop)


def flask_requests(_):
    import flask

    app = flask.Flask("target")

    @app.route("/")
    def index():
        cycle = {"request": flask.request._get_current_object()}
        cycle["self"] = cycle
        try:
            raise KeyError("nothing")
        except KeyError as error:
            kept = error  # noqa: F841: in a cycle with this frame
        return "done"

    client = app.test_client()
    for _ in range(5):
        client.get("/")
    alive.append(app)


def django_requests(_):
    import django
    from django.conf import settings

    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF="__main__", SECRET_KEY="only for tests",
                       INSTALLED_APPS=["rest_framework"],
                       REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": [], "UNAUTHENTICATED_USER": None})
    django.setup()
    from django.test import Client
    from django.urls import path
    from rest_framework.response import Response
    from rest_framework.views import APIView

    class View(APIView):
        def get(self, request):
            self.data = "x" * 1000
            return Response({"status": "fine"})

    globals()["urlpatterns"] = [path("", View.as_view())]
    client = Client()
    for _ in range(5):
        client.get("/")
    alive.append(client)


def main(what, seed=0):
    make = globals()[what]
    random.Random(1).random()
    gc.collect()
    gc.disable()
    make(int(seed))
    del make
    print("ready", flush=True)
    sys.stdin.readline()
    gc.set_debug(gc.DEBUG_SAVEALL | gc.DEBUG_COLLECTABLE)
    del gc.garbage[:]
    count = gc.collect()
    gc.set_debug(0)
    found = [id(thing) for thing in gc.garbage]
    print(json.dumps({"count": count, "addresses": found}), flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    main(*sys.argv[1:])
