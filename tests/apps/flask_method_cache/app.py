"""Flask: an unbounded lru_cache on a method keeps every instance that it was called on; a bounded one does not matter."""

import functools

from flask import Flask

app = Flask(__name__)


class Report:
    def __init__(self):
        self.rows = [0.5] * 200

    @functools.lru_cache(maxsize=None)
    def total(self):
        return sum(self.rows)

    @functools.lru_cache(maxsize=16)
    def mean(self):
        return sum(self.rows) / len(self.rows)


@app.route("/report")
def report():
    return str(Report().total())


@app.route("/mean")
def mean():
    return str(Report().mean())
