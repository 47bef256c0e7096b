"""Flask: a file in a cycle is closed only by the collector, which takes its time; the other view closes what it opens."""

from flask import Flask

app = Flask(__name__)


class Report:
    def __init__(self):
        self.source = open(__file__)
        self.parts = [self]


@app.route("/report")
def report():
    return Report().source.readline()


@app.route("/size")
def size():
    with open(__file__) as source:
        return str(len(source.read()))
