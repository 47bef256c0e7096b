"""gunicorn with four threads: an audit log grows under a lock; each thread's own buffer is only replaced."""

import threading

from flask import Flask, request

app = Flask(__name__)
lock = threading.Lock()
audit_log = []
own = threading.local()


@app.route("/pay")
def pay():
    with lock:
        audit_log.append({"path": request.path, "agent": str(request.user_agent), "thread": threading.get_ident()})
    return "paid"


@app.route("/render")
def render():
    own.buffer = ["line"] * 500
    return "rendered"
