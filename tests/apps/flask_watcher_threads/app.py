"""Flask: a thread per request that watches for ever; other threads end by themselves."""

import threading
import time

from flask import Flask

app = Flask(__name__)
watchers = []


@app.route("/watch")
def watch():
    watchers.append(threading.Thread(target=time.sleep, args=(3600,), daemon=True))
    watchers[-1].start()
    return "watching"


@app.route("/mail")
def mail():
    sender = threading.Thread(target=len, args=("sent",))
    sender.start()
    sender.join()
    return "sent"
