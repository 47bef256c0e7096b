"""Flask: cycles in every request, and none of them a leak: the collector takes them in its next young pass."""

import gc

from flask import Flask

app = Flask(__name__)


class Branch:
    def __init__(self, parent=None):
        self.parent = parent
        self.children = []


tree = Branch()
tree.children = [Branch(tree) for _ in range(100)]


@app.route("/class")
def temporary_class():
    """Every class is in a cycle with its own tables."""
    return type("Answer", (), {"text": "made"}).text


@app.route("/tree")
def branches():
    parent = Branch()
    parent.children = [Branch(parent) for _ in range(10)]
    return "grown"


@app.route("/replace")
def replace():
    """A live cycle that is replaced: bounded."""
    tree.children = [Branch(tree) for _ in range(100)]
    return "replaced"


gc.freeze()
