"""Three workers with a socket each at one port, among which the kernel spreads the connections, each to any of them."""

import os
import signal
import socket
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from app import application


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


class SpreadServer(WSGIServer):
    def server_bind(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        super().server_bind()


def serve(port, ready):
    server = SpreadServer(("127.0.0.1", port), Quiet)
    server.set_app(application)
    os.write(ready, b".")
    server.serve_forever()


# Bound but not listening: it keeps the port for the workers and gets no connection itself.
reserved = socket.socket()
reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
reserved.bind(("127.0.0.1", 0))
port = reserved.getsockname()[1]
begun, ready = os.pipe()
workers = []
for _ in range(3):
    workers.append(os.fork())
    if workers[-1] == 0:
        serve(port, ready)
while workers and len(os.read(begun, 1)) == 1:
    workers.pop()
print(f"http://127.0.0.1:{port}", flush=True)
signal.pause()
