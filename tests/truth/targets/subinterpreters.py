"""Three interpreters in one process: what the others hold must not be taken for this one's, nor be missed."""

import sys

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

# What another interpreter's collector knows, this one's does not tell.
TELL = """
import gc, array
gc.collect()
numbers = array.array("Q")
with open(%r, "ab") as file:
    numbers.extend(map(id, gc.get_objects()))
    file.write(numbers.tobytes())
"""


def make():
    made = [interpreters.create() for _ in range(2)]
    for one in made:
        interpreters.run_string(one, CODE)
    kept = zoo.make()
    for one in made:
        interpreters.run_string(one, TELL % (sys.argv[2] + ".others"))
    return made, kept
