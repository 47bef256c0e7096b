"""Flask: one list that two views feed, one object by the first and three by the second; two more feed it nothing."""

from flask import Flask

app = Flask(__name__)
events = []


@app.route("/one")
def one():
    events.append({"kind": "one"})
    return "1"


@app.route("/three")
def three():
    events.extend({"kind": "three", "part": part} for part in range(3))
    return "3"


@app.route("/none")
def none():
    return str([{"kind": "none"}] and 0)


@app.route("/read")
def read():
    return str(len(events))
