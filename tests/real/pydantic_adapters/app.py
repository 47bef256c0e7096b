"""pydantic-core 2.14.5 never frees the validators of a recursive schema (pydantic/pydantic#8397)."""

from typing import List, Optional

from pydantic import BaseModel, TypeAdapter


class Node(BaseModel):
    value: int = 0
    parent: "Optional[Node]" = None
    children: "List[Node]" = []


def application(environ, start_response):
    if environ["PATH_INFO"] == "/adapted":
        TypeAdapter(List[Node]).validate_python([{"value": 1}])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
