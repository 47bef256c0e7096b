"""Flask: the collector was switched off to make requests faster, and nobody makes up for it."""

import gc

from flask import Flask

app = Flask(__name__)
gc.disable()


class Node:
    def __init__(self, parent):
        self.parent = parent
        self.children = []


@app.route("/tree")
def tree():
    root = Node(None)
    root.children = [Node(root) for _ in range(20)]
    return str(len(root.children))


@app.route("/list")
def flat():
    return str(len([Node(None) for _ in range(20)]))
