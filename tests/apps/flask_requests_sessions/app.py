"""Flask: a requests.Session for each request, which a list keeps with its pool; another view uses one session for all of them."""

import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import requests
from flask import Flask

app = Flask(__name__)
opened = []
shared = requests.Session()


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


def prices(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
    return [b"42"]


other = make_server("127.0.0.1", 0, prices, handler_class=Quiet)
threading.Thread(target=other.serve_forever, daemon=True).start()
price_list = "http://127.0.0.1:{}/".format(other.server_port)


@app.route("/price")
def price():
    session = requests.Session()
    opened.append(session)
    return session.get(price_list).text


@app.route("/price-well")
def price_well():
    return shared.get(price_list).text


@app.route("/price-alone")
def price_alone():
    with requests.Session() as session:
        return session.get(price_list).text
