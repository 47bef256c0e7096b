"""A cache that has filled up to its bound, turns over, and keeps the process at its size."""

import functools
import sys
import threading


@functools.lru_cache(maxsize=2_000)
def page(number):
    return "a line of the page " * 250 + str(number)


def serve():
    number = 0
    while not ended.wait(0.001):
        number += 1
        page(number)


for first in range(4_000):
    page(-first)
ended = threading.Event()
threading.Thread(target=serve, daemon=True).start()
print("ready", flush=True)
sys.stdin.read()
