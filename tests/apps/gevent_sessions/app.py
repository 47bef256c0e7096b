"""gunicorn with gevent: a session object per connection id that nobody ends."""

import itertools

import gevent
from flask import Flask

app = Flask(__name__)
sessions = []
numbers = itertools.count()


class Session:
    def __init__(self, number):
        self.number = number
        self.buffer = bytearray(2000)


@app.route("/connect")
def connect():
    sessions.append(Session(next(numbers)))
    return "connected"


@app.route("/ping")
def ping():
    gevent.sleep(0)
    return "pong"
