"""Werkzeug 2.0.1 keeps an empty dict for each greenlet that has ended, where its own ContextVar serves (werkzeug#2205)."""

from gevent import monkey

monkey.patch_all()

from flask import Flask  # noqa: E402
from gevent.pywsgi import WSGIServer  # noqa: E402

app = Flask(__name__)


@app.get("/hello")
def hello():
    return "hello", 200, {"Connection": "close"}


@app.get("/plain")
def plain():
    return "plain"


if __name__ == "__main__":
    server = WSGIServer(("127.0.0.1", 0), app, log=None)
    server.start()
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
