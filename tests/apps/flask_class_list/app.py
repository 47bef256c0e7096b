"""Flask: what looks like a list of the instance is one list of the class, shared and growing."""

from flask import Flask

app = Flask(__name__)


class Basket:
    articles = []

    def add(self, article):
        self.articles.append(article)


class OwnBasket:
    def __init__(self):
        self.articles = []

    def add(self, article):
        self.articles.append(article)


@app.route("/add")
def add():
    Basket().add({"name": "lamp", "sizes": [1, 2, 3]})
    return "added"


@app.route("/add-well")
def add_well():
    OwnBasket().add({"name": "lamp", "sizes": [1, 2, 3]})
    return "added"
