"""Texts and buffers that become longer in place; no container gains anything. The last 2,000 characters are an innocent."""
import array

log = b""
raw = bytearray()
numbers = array.array("d")
tail = ""


class Journal:
    lines = ""


def application(environ, start_response):
    global log, tail
    path = environ["PATH_INFO"]
    if path == "/log":
        log += b"a line of the log\n" * 10
    elif path == "/raw":
        raw.extend(path.encode() * 5)
    elif path == "/numbers":
        numbers.append(len(path))
    elif path == "/journal":
        Journal.lines = Journal.lines + path * 3
    elif path == "/tail":
        tail = (tail + path * 10)[-2000:]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
