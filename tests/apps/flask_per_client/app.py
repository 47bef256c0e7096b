"""Flask: a defaultdict with a list for every client that ever came; weak values of what is alive elsewhere go by themselves."""

import collections
import weakref

from flask import Flask

app = Flask(__name__)
hits = collections.defaultdict(list)
live = weakref.WeakValueDictionary()


class Upload:
    def __init__(self, number):
        self.number = number


@app.route("/client/<int:number>")
def client(number):
    hits[number].append(("visit", number))
    return "welcome"


@app.route("/upload/<int:number>")
def upload(number):
    live[number] = one = Upload(number)
    return str(one.number)
