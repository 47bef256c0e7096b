"""A tree that is alive: children that know their parent. Prints "ready" and waits."""

import sys


class Branch:
    def __init__(self, parent=None):
        self.parent = parent
        self.children = []


root = Branch()
root.children = [Branch(root) for _ in range(10)]
print("ready", flush=True)
sys.stdin.readline()
