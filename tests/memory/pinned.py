"""Many small objects were made and let go, but one of every few hundred is kept: each holds the arena that it lies in."""

import sys


class Kept:
    __slots__ = ("number",)

    def __init__(self, number):
        self.number = number


everything = [Kept(i) for i in range(600_000)]
sessions = everything[::3_000]
del everything
print(len(sessions), flush=True)
sys.stdin.read()
