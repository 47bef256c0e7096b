"""pydantic 2.12.3 never frees the schemas of recursive models with a discriminated union that are built again
(pydantic/pydantic#12446)."""

import http.server
from typing import Annotated, Literal, Union

from pydantic import BaseModel, Field


class Text(BaseModel):
    kind: Literal["text"] = "text"


class Group(BaseModel):
    kind: Literal["group"] = "group"
    children: "list[Node]" = []


class Section(BaseModel):
    kind: Literal["section"] = "section"
    children: "list[Node]" = []


Node = Annotated[Union[Text, Group, Section], Field(discriminator="kind")]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/rebuild":
            for model in (Section, Group, Text):
                model.model_rebuild(force=True)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
server.serve_forever()
