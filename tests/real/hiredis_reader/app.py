"""A reader of hiredis 2.2.2 in a cycle is never freed: its type does not support the collector (redis-py#2693)."""
import hiredis


class Parser:
    def connect(self):
        self.reader = hiredis.Reader(protocolError=ValueError, replyError=self.parse_error)

    def parse_error(self, text):
        return ValueError(text)


def application(environ, start_response):
    if environ["PATH_INFO"] == "/connect":
        Parser().connect()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
