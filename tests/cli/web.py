"""A server of the standard library alone. Paths: /ok, /keep (keeps a list each time), /404, /500, /die/N (exits at the Nth)."""

import http.server
import os
import sys

kept = []
asked = 0


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        global asked
        asked += 1
        status = int(self.path[1:]) if self.path[1:].isdigit() else 200
        if self.path == "/keep":
            kept.append([None] * 1000)
        if self.path.startswith("/die/") and asked >= int(self.path[len("/die/"):]):
            print("about to leave", file=sys.stderr, flush=True)
            os._exit(7)
        self.send_response(status)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(f"Serving on http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
