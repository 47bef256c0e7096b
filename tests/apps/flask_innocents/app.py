"""Flask: four things that grow for a while and hold no more than they should. None of them is a leak."""

import collections
import itertools

from flask import Flask

app = Flask(__name__)
recent = collections.deque(maxlen=100)
numbers = itertools.count()


class Thumbnails:
    """Fills slowly, and throws the oldest out when it is full."""

    def __init__(self, max_entries):
        self.max_entries = max_entries
        self.by_name = {}

    def put(self, name, picture):
        while len(self.by_name) >= self.max_entries:
            del self.by_name[next(iter(self.by_name))]
        self.by_name[name] = picture


class LastRequest:
    """Middleware that keeps one request: the last."""

    def __init__(self, inner):
        self.inner = inner
        self.last = None

    def __call__(self, environ, start_response):
        self.last = dict(environ)
        return self.inner(environ, start_response)


thumbnails = Thumbnails(max_entries=500)
app.wsgi_app = LastRequest(app.wsgi_app)


@app.route("/recent")
def see():
    recent.append({"number": next(numbers)})
    return "seen"


@app.route("/thumbnail")
def thumbnail():
    thumbnails.put(f"picture {next(numbers)}", bytearray(1000))
    return "made"


@app.route("/garbage")
def garbage():
    """A cycle: gone at the collector's next run."""
    node = {"rows": list(range(100))}
    node["self"] = node
    return "made"
