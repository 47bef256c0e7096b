"""Flask: descriptors without an object: a view forgets to close them when it answers early."""

import os

from flask import Flask

app = Flask(__name__)


@app.route("/peek")
def peek():
    number = os.open(__file__, os.O_RDONLY)
    os.read(number, 1)
    return "the first byte was enough"


@app.route("/whole")
def whole():
    number = os.open(__file__, os.O_RDONLY)
    try:
        return str(len(os.read(number, 1 << 20)))
    finally:
        os.close(number)
