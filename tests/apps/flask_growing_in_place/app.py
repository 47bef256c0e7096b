"""Flask: one stream, one number and one instance that become longer in their place, and names that are interned for good.

A text that is cut, a stream that is emptied and names that are used again only look like it.
"""

import io
import itertools
import sys

from flask import Flask

app = Flask(__name__)
counter = itertools.count()
log = io.StringIO()
body = io.BytesIO()
last_lines = io.StringIO()
recent = ""


class Bits:
    seen = 1 << 1000


class Options:
    pass


options = Options()


@app.route("/log")
def write_log():
    log.write("one request\n" * 10)
    return "logged"


@app.route("/body")
def write_body():
    body.write(b"some bytes " * 20)
    return "written"


@app.route("/bits")
def set_bit():
    Bits.seen = Bits.seen << 240 | next(counter)
    return "set"


@app.route("/options")
def set_option():
    setattr(options, f"option_{next(counter)}", [])
    return "set"


@app.route("/interned")
def intern_name():
    sys.intern(f"name {next(counter)} of a request")
    return "interned"


@app.route("/innocent")
def innocent():
    global recent
    recent = (recent + "a few words ")[-2000:]
    last_lines.write("one request\n" * 10)
    if last_lines.tell() > 1500:
        last_lines.seek(0)
        last_lines.truncate()
    sys.intern(f"name {next(counter) % 20} that is used again")
    return "innocent"
