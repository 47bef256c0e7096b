"""Flask: gc.freeze() belongs before the fork; here each request calls it, and its cycles are never looked at again."""

import gc

from flask import Flask

app = Flask(__name__)


class Node:
    def __init__(self, parent):
        self.parent = parent
        self.children = []


@app.route("/tree")
def tree():
    root = Node(None)
    root.children = [Node(root) for _ in range(20)]
    gc.freeze()
    return str(len(root.children))


@app.route("/list")
def flat():
    return str(len([Node(None) for _ in range(20)]))
