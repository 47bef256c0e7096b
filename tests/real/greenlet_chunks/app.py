"""greenlet 1.1.3 keeps a chunk of stack for every greenlet that has run, under CPython 3.11 (gevent#1924)."""
import gevent
from gevent.pywsgi import WSGIServer


def sum_up(count):
    return sum(range(count))


def application(environ, start_response):
    if environ["PATH_INFO"] == "/work":
        gevent.joinall([gevent.spawn(sum_up, 3) for _ in range(2)])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]


server = WSGIServer(("127.0.0.1", 0), application, log=None)
server.start()
print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
