"""Limits that stand in the code: a batch, a cache and a window are emptied beyond them. One list is only warned about."""
import logging
import uuid

from flask import Flask

app = Flask(__name__)
BATCH = 5000
batch, warned, window = [], [], []
cache = {}


@app.get("/batch")
def add_to_batch():
    batch.append("row")
    if len(batch) > BATCH:
        batch[:] = []
    return "ok"


@app.get("/cached")
def cached():
    if len(cache) >= 150:
        cache.clear()
    cache[uuid.uuid4()] = "page"
    return "ok"


@app.get("/windowed")
def windowed():
    window.append("tick")
    if len(window) > 120:
        del window[:60]
    return "ok"


@app.get("/warned")
def warn():
    warned.append(uuid.uuid4().hex)
    if len(warned) > 100_000:
        logging.warning("this list is long")
    return "ok"


@app.get("/plain")
def plain():
    return "ok"
