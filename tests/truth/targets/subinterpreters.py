"""Three interpreters in one process: what the others hold must not be taken for this one's, nor be missed."""

import zoo

try:
    import _interpreters as interpreters  # 3.13
except ImportError:
    import _xxsubinterpreters as interpreters

CODE = """
import collections, json, decimal, functools, weakref
class Held:
    def __init__(self, n):
        self.items = {"n": [n], "self": self}
held = [Held(n) for n in range(100)]
"""


def make():
    made = [interpreters.create() for _ in range(2)]
    for one in made:
        interpreters.run_string(one, CODE)
    return made, zoo.make()
