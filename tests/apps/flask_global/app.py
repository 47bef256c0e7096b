"""A server with one leak, /foo, and two views that only look like one."""

import functools
import gc
import itertools
import os
import sys
import tracemalloc

import psutil
from flask import Flask, jsonify

app = Flask(__name__)
process = psutil.Process(os.getpid())
global_var = []
first_snapshot = None
visits = itertools.count()


def _get_foo():
    global_var.append([1, "a", 3, True] * 10000)
    gc.collect()  # changes nothing: everything in the list is still held
    return {"items": len(global_var), "bytes": sys.getsizeof(global_var[-1])}


@app.route("/foo")
def get_foo():
    return jsonify(_get_foo())


@app.route("/memory")
def get_memory():
    return jsonify({"rss": process.memory_info().rss})


@app.route("/snapshot")
def get_snapshot():
    """The first call begins to trace; each later one shows the five lines that have grown most since."""
    global first_snapshot
    if first_snapshot is None:
        tracemalloc.start()
        first_snapshot = tracemalloc.take_snapshot()
        return jsonify([])
    grown = tracemalloc.take_snapshot().compare_to(first_snapshot, "lineno")
    return jsonify([str(line) for line in grown[:5]])


@app.route("/static-cost")
def get_static_cost():
    """Allocates much and keeps nothing."""
    rows = [{"number": i, "text": "x" * 100} for i in range(5000)]
    return jsonify({"rows": len(rows)})


@functools.lru_cache(maxsize=128)
def price_for(article):
    return {"article": article, "price": [article] * 50}


@app.route("/cached")
def get_cached():
    """Keeps up to 128 answers, and no more."""
    return jsonify(price_for(next(visits)))
