"""A WSGI app that has its data before gunicorn forks (--preload), and a request that reads all of it: that writes to each count."""

import os

records = [{"number": i, "text": str(i)} for i in range(250_000)]


def app(environ, start_response):
    read = sum(len(record["text"]) for record in records) if environ["PATH_INFO"] == "/read" else 0
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{os.getpid()} {read}".encode()]
