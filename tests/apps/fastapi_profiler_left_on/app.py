"""FastAPI with a profiler that was started with the app and never stopped: it knows each function that was called, and no more."""

import cProfile

from fastapi import FastAPI

app = FastAPI()
profiler = cProfile.Profile()
profiler.enable()


@app.get("/page")
async def page():
    return "page"


@app.get("/measured")
async def measured():
    return sum(range(100))
