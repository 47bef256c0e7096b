"""A gevent server with a route that waits and one that starts a program."""

import gevent.monkey

gevent.monkey.patch_all()

import subprocess
import time

from gevent.pywsgi import WSGIServer


def app(environ, start_response):
    _, route, text = environ["PATH_INFO"].split("/", 2)
    body = text.encode()
    if route == "spawn":
        body = subprocess.run(["echo", "-n", text], stdout=subprocess.PIPE, check=True).stdout
    elif route == "later":
        time.sleep(0.005)
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]


server = WSGIServer(("127.0.0.1", 0), app, log=None)
server.start()
print(server.server_port, flush=True)
server.serve_forever()
