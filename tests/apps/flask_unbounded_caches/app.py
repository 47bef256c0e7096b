"""Flask: a cache without a bound, one that is keyed by the user, a cached_property that collects; the bounded ones are fine."""

import functools

from flask import Flask

app = Flask(__name__)


class User:
    def __init__(self, number):
        self.number = number


class Shop:
    """One for the whole process."""

    @functools.cached_property
    def history(self):
        return []

    @functools.cached_property
    def currencies(self):
        return ["EUR", "USD"]


shop = Shop()
greetings = {}


@functools.lru_cache(maxsize=None)
def price(article):
    return {"article": article, "net": article * 3}


@functools.lru_cache(maxsize=32)
def name(article):
    return {"article": article, "name": "lamp"}


@app.route("/price/<int:article>")
def show_price(article):
    return str(price(article)["net"])


@app.route("/name/<int:article>")
def show_name(article):
    return name(article)["name"] + shop.currencies[0]


@app.route("/greet/<int:number>")
def greet(number):
    user = User(number)
    if user not in greetings:
        greetings[user] = f"Good morning, number {number}"
    return greetings[user]


@app.route("/buy/<int:article>")
def buy(article):
    shop.history.append({"article": article})
    return "bought"
