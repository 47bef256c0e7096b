"""Keeps 5,000 bytes of each request to /leak, and writes down in a file of its worker's own which requests came there."""

import os

kept = []


def application(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/leak":
        kept.append(bytearray(5000))
    with open(os.path.join(os.environ["COUNTS"], str(os.getpid())), "a") as counts:
        counts.write(path + "\n")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
