"""Flask: a view opens a file and keeps it; another one closes what it opens."""

from flask import Flask

app = Flask(__name__)
reports = []


@app.route("/report")
def report():
    reports.append(open(__file__))
    return "opened"


@app.route("/size")
def size():
    with open(__file__) as source:
        return str(len(source.read()))
