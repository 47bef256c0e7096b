"""Keeps threads, generators and coroutines in the middle of their work, and says where each of them stands."""
import asyncio
import gc
import json
import sys
import threading

READY = threading.Barrier(3)
FOREVER = threading.Lock()
FOREVER.acquire()


class Worker:
    def __init__(self, name):
        self.name = name

    def work(self, first, *rest, key=None):
        total = [first, rest, key]
        captured = {"a": total}

        def inner(number):
            local = (number, captured)
            return [local, self.hold(local, [local, captured])]

        return inner(object())

    def hold(self, one, two):
        try:
            with READY_AND_HELD() as both:
                return both.wait(one)
        finally:
            two.clear()


class READY_AND_HELD:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False

    def wait(self, thing):
        READY.wait(); FOREVER.acquire()


def generate(limit):
    kept = ["kept"]
    for item in map(str, range(limit)):
        pair = (yield (item, kept))
        print(pair)


def delegate(limit):
    inner = generate(limit)
    yield from inner


async def sleep_forever(future, tag):
    label = {"tag": tag}
    try:
        return await future, label
    finally:
        del label


async def produce():
    state = ["state"]
    while True:
        yield state


async def consume():
    source = produce()
    await source.__anext__()
    return source


def recurse(depth):
    if depth:
        yield from recurse(depth - 1)
    yield depth


def value_of(name, value):
    return [name, id(value)]


def frame_truth(frame):
    return {"name": frame.f_code.co_name, "file": frame.f_code.co_filename, "line": frame.f_lineno,
            "qualname": getattr(frame.f_code, "co_qualname", frame.f_code.co_name),
            "locals": [] if frame.f_code.co_name == "<module>" else
            sorted(value_of(*item) for item in frame.f_locals.items())}


def stack_truth(frame):
    frames = []
    while frame is not None:
        frames.append(frame_truth(frame))
        frame = frame.f_back
    return frames


def suspended_truth(thing, frame, stack):
    """stack: how many temporaries the code keeps where it stands."""
    owner = thing if sys.version_info >= (3, 11) else frame
    return {"address": id(thing), "frame_address": id(frame), "frame": frame_truth(frame), "stack": stack,
            "referents": [id(x) for x in gc.get_referents(owner)]}


def main():
    for name in ("first", "second"):
        threading.Thread(target=Worker(name).work, args=(1, 2, 3), kwargs={"key": name}, daemon=True).start()
    READY.wait()
    while sum(frame.f_code.co_name == "wait" and frame.f_code.co_filename == __file__
              for frame in sys._current_frames().values()) < 2:
        pass

    loop = asyncio.new_event_loop()
    future = loop.create_future()
    tasks = [loop.create_task(sleep_forever(future, tag)) for tag in ("a", "b")]
    loop.run_until_complete(asyncio.sleep(0))
    source = loop.run_until_complete(consume())

    generators = [generate(5), delegate(5), recurse(3)]
    for generator in generators:
        next(generator)
    unstarted, finished = generate(5), generate(0)
    list(finished)
    generators += [unstarted]
    suspended = [suspended_truth(g, g.gi_frame, stack) for g, stack in zip(generators, (1, 1, 1, 0))]
    suspended += [suspended_truth(t._coro, t._coro.cr_frame, 1) for t in tasks]
    suspended.append(suspended_truth(source, source.ag_frame, 0))
    truth = {"suspended": suspended, "finished": id(finished), "dict": id(sys.modules), "threads": {}}
    return truth, tasks, loop, generators, finished, source


def report_and_wait(kept):
    truth = kept[0]
    own = threading.get_ident()
    for ident, frame in sys._current_frames().items():
        if ident != own:
            truth["threads"][str(ident)] = stack_truth(frame)
    frame = sys._getframe()
    truth["own"] = str(own)
    truth["threads"][str(own)] = stack_truth(frame); print(json.dumps(truth), flush=True); sys.stdin.readline()


report_and_wait(main())
