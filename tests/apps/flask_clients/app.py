"""A list of visits for each of a few clients, in one dict: no list grows in step with the requests, all of them together do."""

import itertools
from collections import defaultdict

from flask import Flask

app = Flask(__name__)
visits = defaultdict(list)
number = itertools.count()


class Visit:
    def __init__(self, client):
        self.client = client


@app.route("/visit")
def visit():
    client = f"client{next(number) ** 2 % 11}"
    visits[client].append(Visit(client))
    return "seen"


@app.route("/plain")
def plain():
    return "plain"
