"""For Python 2: a server of the standard library that leaks in three ways, and not in a fourth."""

import BaseHTTPServer
import collections
import os

seen = []
recent = collections.deque(maxlen=20)


class Journal:
    """Derives from nothing: an old class, whose instances are told by their class."""

    def __init__(self):
        self.entries = []


class Session(object):
    """In a cycle with its user, and with a finaliser: nothing frees it."""

    def __init__(self, path):
        self.path = path
        self.user = User(self)

    def __del__(self):
        pass


class User:
    def __init__(self, session):
        self.session = session
        self.body = "x" * 2000


journal = Journal()


class Handler(BaseHTTPServer.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/global":
            seen.append({"path": self.path, u"body": u"x" * 100})
        elif self.path == "/attribute":
            journal.entries.append("x" * 300)
        elif self.path == "/cycle":
            Session(self.path)
        recent.append(self.path * 10)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write("ok")

    def log_message(self, *_):
        pass


server = BaseHTTPServer.HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "0"))), Handler)
os.write(1, "http://127.0.0.1:%d\n" % server.server_port)
server.serve_forever()
