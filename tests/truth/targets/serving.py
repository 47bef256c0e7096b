"""Serves a WSGI application from a thread of this process and asks it over a socket, so that what a server keeps is there."""

import http.client
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server


class Silent(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


def serve(application, paths, times=10):
    server = make_server("127.0.0.1", 0, application, handler_class=Silent)
    # It does not wake up by itself while the teller tells.
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 10000}, daemon=True)
    thread.start()
    ask(server.server_port, paths, times)
    return server, thread


def ask(port, paths, times=10):
    for _ in range(times):
        for path in paths:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
            connection.close()
            assert response.status == 200, (path, response.status)
