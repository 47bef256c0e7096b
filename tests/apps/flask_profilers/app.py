"""Flask: a profiler for each request, whose result nobody fetches; the other one is printed and let go."""

import cProfile

from flask import Flask

app = Flask(__name__)
profiles = []


def work():
    return sum(range(100))


@app.route("/profiled")
def profiled():
    profiler = cProfile.Profile()
    result = profiler.runcall(work)
    profiles.append(profiler)
    return str(result)


@app.route("/measured")
def measured():
    profiler = cProfile.Profile()
    return str(profiler.runcall(work))
