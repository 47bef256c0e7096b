"""Flask with a profiler around the whole app, as for a developer's afternoon: it writes down each request, and keeps none."""

import os

from flask import Flask
from werkzeug.middleware.profiler import ProfilerMiddleware

app = Flask(__name__)
app.wsgi_app = ProfilerMiddleware(app.wsgi_app, stream=open(os.devnull, "w"))


@app.route("/page")
def page():
    return "page"


@app.route("/other")
def other():
    return "other"
