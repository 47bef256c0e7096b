"""Flask, a thread per request: what each thread kept for its request stays when the thread has ended; a threading.local's goes."""

import threading

from flask import Flask

app = Flask(__name__)
own = threading.local()


class PerThread:
    """As libraries did before threading.local served greenlets as well: a dict with a thread as key."""

    def __init__(self):
        self.storage = {}

    def put(self, name, value):
        self.storage.setdefault(threading.current_thread(), {})[name] = value


current = PerThread()


@app.route("/tenant")
def tenant():
    current.put("tenant", {"name": "somebody"})
    return "chosen"


@app.route("/language")
def language():
    own.language = {"code": "en"}
    return "chosen"
