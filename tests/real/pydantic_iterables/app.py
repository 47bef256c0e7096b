"""A validated Iterable of pydantic 2.7.0 in a cycle is never freed: its type does not show the collector what it holds."""
from typing import Iterable

from pydantic import BaseModel


class Rows(BaseModel):
    rows: Iterable[int]


class Job:
    def __init__(self):
        self.rows = Rows(rows=self.read()).rows

    def read(self):
        yield from range(10)
        self.done = True


def application(environ, start_response):
    if environ["PATH_INFO"] == "/work":
        next(iter(Job().rows))
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
