"""Flask: a default argument that all calls share, a list on an object that outlives its requests, and one far down in a table.

Innocent: a default argument that is only read, and a list on an object that a request makes for itself.
"""

from collections import defaultdict

from flask import Flask

app = Flask(__name__)


class Ledger:
    def __init__(self):
        self.entries = []

    def book(self, amount):
        self.entries.append({"amount": amount})
        return len(self.entries)


def by_month():
    return defaultdict(lambda: defaultdict(lambda: defaultdict(list)))


ledger = Ledger()
visits = {2026: by_month()}


def collect(item, into=[]):
    into.append({"item": item})
    return len(into)


def total(prices, start=[0, 0]):
    return sum(prices, start[0])


@app.route("/collect/<int:number>")
def collect_one(number):
    return str(collect(number))


@app.route("/book/<int:number>")
def book(number):
    return str(ledger.book(number))


@app.route("/visit")
def visit():
    visits[2026]["November"]["Sunday"]["noon"].append(("127.0.0.1", "GET"))
    return "seen"


@app.route("/own/<int:number>")
def own(number):
    return str(Ledger().book(total([number, 1])))
