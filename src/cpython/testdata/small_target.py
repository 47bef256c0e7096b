"""A small heap with a few of each kind of table, for tests that read it many times."""

import collections
import functools
import os
import sys


class Plain:
    def __init__(self, n):
        self.number = n
        self.items = [n]


@functools.lru_cache(maxsize=8)
def cached(x):
    return [x]


def generator():
    yield 1


def main():
    for i in range(20):
        cached(i)
    running = generator()
    next(running)
    kept = [[Plain(i) for i in range(50)], collections.deque(range(500)), collections.OrderedDict.fromkeys("abcdef"),
            {i: str(i) for i in range(100)}, {(i, i) for i in range(100)}, collections.defaultdict(list, a=[1]), running]
    os.write(1, b"ready\n")
    os.read(0, 1)
    os._exit(len(kept) == 0 or sys.flags.inspect)


main()
