"""Flask: tables with a key for each client's address and for each login; what logs out again is taken out."""

import itertools
import uuid

from flask import Flask

app = Flask(__name__)
numbers = itertools.count()
attempts = {}
sessions = {}


def address():
    """As a proxy would tell it: each client has its own."""
    number = next(numbers)
    return f"10.0.{number // 256}.{number % 256}"


@app.route("/try")
def attempt():
    remote_addr = address()
    attempts[remote_addr] = attempts.get(remote_addr, 0) + 1
    return "try again"


@app.route("/login")
def login():
    sessions[uuid.uuid4().hex] = {"user": "somebody", "basket": []}
    return "welcome"


@app.route("/visit")
def visit():
    key = uuid.uuid4().hex
    sessions[key] = {"user": "somebody", "basket": []}
    del sessions[key]
    return "bye"
