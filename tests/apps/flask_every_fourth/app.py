"""Flask: only every fourth request leaves something behind."""

import itertools

from flask import Flask

app = Flask(__name__)
unfinished = {}
numbers = itertools.count()


@app.route("/job")
def job():
    number = next(numbers)
    unfinished[number] = {"job": number}
    if number % 4:
        del unfinished[number]
    return "done"


@app.route("/idle")
def idle():
    return "idle"
