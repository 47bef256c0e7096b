"""CPython 3.8 keeps the lock of every thread that was started and never joined (bpo-37788)."""

import threading

from flask import Flask

app = Flask(__name__)


@app.route("/fire-and-forget")
def fire_and_forget():
    threading.Thread(target=int, daemon=False).start()
    return "started"


@app.route("/joined")
def joined():
    thread = threading.Thread(target=int, daemon=False)
    thread.start()
    thread.join()
    return "done"
