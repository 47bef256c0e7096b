"""ujson 3.1.0 never gives back the reference to a key that is an int (ultrajson/ultrajson#419)."""

import itertools

import ujson
from flask import Flask

app = Flask(__name__)
numbers = itertools.count(100000, 50)


@app.route("/report")
def report():
    first = next(numbers)
    return ujson.dumps({number: "x" for number in range(first, first + 50)})


@app.route("/plain")
def plain():
    return "plain"
