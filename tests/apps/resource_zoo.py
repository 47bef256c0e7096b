"""A program with a known number of everything that `why` and `resources` tell about. Says the numbers, then waits."""

import asyncio
import ctypes
import functools
import gc
import json
import logging
import os
import socket
import sqlite3
import sys
import tempfile
import threading
import time
import weakref

gc.disable()
objects = [{"number": i} for i in range(20_000)]
buffers = [bytes(2_000) for _ in range(5_000)]
files = [open(os.devnull.replace("null", "zero")) for _ in range(5)]
raw = os.open("/", os.O_RDONLY)
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()


class Ring:
    def __init__(self):
        self.itself = self
        self.payload = bytes(200)


for _ in range(20_000):
    Ring()

folder = tempfile.TemporaryDirectory()
database = sqlite3.connect(os.path.join(folder.name, "zoo.db"))
database.execute("create table animals (name text)")
database.commit()


def say_farewell():
    pass


held = threading.Lock()
held.acquire()
held_again = threading.RLock()
held_again.acquire()
free = [threading.Lock(), threading.RLock()]
finalizer = weakref.finalize(held_again, say_farewell)
logging.getLogger("zoo").addHandler(logging.NullHandler())

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
for _ in range(20_000):
    libc.memset(libc.malloc(1_000), 1, 1_000)
python = ctypes.pythonapi
python.PyMem_Malloc.restype = ctypes.c_void_p
python.PyMem_Malloc.argtypes = [ctypes.c_size_t]
for _ in range(20_000):
    python.PyMem_Malloc(200)


@functools.lru_cache(maxsize=64)
def cached(number):
    return number


for i in range(100):
    cached(i)
    cached(i)

stop = threading.Event()


def wait_here():
    stop.wait()


workers = [threading.Thread(target=wait_here, daemon=True) for _ in range(3)]
for worker in workers:
    worker.start()
del worker


async def inner():
    await asyncio.sleep(3600)


async def outer():
    await inner()


async def numbers_without_end():
    while True:
        yield 1


async def main():
    global tasks, generator
    generator = numbers_without_end()
    await generator.__anext__()
    before_tasks = time.monotonic()
    tasks = [asyncio.ensure_future(outer()) for _ in range(4)]
    await asyncio.sleep(0.1)
    after_tasks = time.monotonic()
    numbers = sorted(int(n) for n in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{n}"))
    print(json.dumps({"native_bytes": 20_000 * 1_000, "orphan_bytes": 20_000 * 208,
                      "buffer_bytes": 5_000 * 2_000, "garbage_bytes": 20_000 * 200,
                      "garbage_objects": 20_000, "tasks_began": [before_tasks, after_tasks],
                      "descriptors": numbers, "files": [f.fileno() for f in files], "listener": listener.fileno(),
                      **({"numbered": True} if hasattr(asyncio.Task, "get_name") else {}),
                      "port": listener.getsockname()[1], "raw": raw,
                      "database": os.path.join(folder.name, "zoo.db")}), flush=True)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_reader(sys.stdin.fileno(), ended.set)
    await ended.wait()


asyncio.run(main())
