"""A small heap with a few of each kind of table, for tests that read it many times."""

import array
import collections
import ctypes
import functools
import io
import os
import pickle
import sqlite3
import ssl
import struct
import sys
from xml.etree import ElementTree


class Plain:
    def __init__(self, n):
        self.number = n
        self.items = [n]


@functools.lru_cache(maxsize=8)
def cached(x):
    return [x]


def generator():
    yield 1


def outside():
    """What has tables, buffers or a struct outside of the object."""
    pickler, unpickler = pickle.Pickler(io.BytesIO()), pickle.Unpickler(io.BytesIO(pickle.dumps([[1], "x"])))
    pickler.dump([[i] for i in range(50)])
    unpickler.load()
    connection = sqlite3.connect(":memory:")
    connection.set_trace_callback(print)
    return [pickler, unpickler, connection, connection.cursor(), ssl.create_default_context(), struct.Struct("iiq10s"),
            array.array("d", range(100)), io.BufferedReader(io.BytesIO(b"x" * 100)), io.StringIO("text"), ctypes.c_char_p(b"x"),
            ctypes.POINTER(ctypes.c_int), ElementTree.fromstring("<a x='1'>" + "<b>t</b>" * 20 + "</a>"),
            ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 1)]


def main():
    for i in range(20):
        cached(i)
    running = generator()
    next(running)
    kept = [[Plain(i) for i in range(50)], collections.deque(range(500)), collections.OrderedDict.fromkeys("abcdef"),
            {i: str(i) for i in range(100)}, {(i, i) for i in range(100)}, collections.defaultdict(list, a=[1]), running, outside()]
    os.write(1, b"ready\n")
    os.read(0, 1)
    os._exit(len(kept) == 0 or sys.flags.inspect)


main()
