"""Flask: errors kept with their tracebacks, and with those the locals of each call; the texts of the last hundred are fine."""

import collections
import traceback

from flask import Flask

app = Flask(__name__)
errors = []
last_texts = collections.deque(maxlen=100)


def parse(text):
    rows = [text] * 100
    return int(rows[0])


@app.route("/import")
def do_import():
    try:
        parse("a row without a number")
    except ValueError as error:
        errors.append(error)
    return "done"


@app.route("/import-well")
def do_import_well():
    try:
        parse("a row without a number")
    except ValueError:
        last_texts.append(traceback.format_exc())
    return "done"
