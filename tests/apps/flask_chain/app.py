"""Flask: a linked list; no container grows, the head is replaced in every request."""

from flask import Flask

app = Flask(__name__)
newest = None


class Event:
    def __init__(self, text, older):
        self.text = text
        self.older = older


@app.route("/event")
def event():
    global newest
    newest = Event("something happened", newest)
    return "noted"


@app.route("/replace")
def replace():
    """Replaces, and keeps one."""
    app.last_event = Event("something else", None)
    return "noted"
