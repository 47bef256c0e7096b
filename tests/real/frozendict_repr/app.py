"""frozendict 2.3.2 forgets to give back a reference in each repr() (python-frozendict#59)."""

import itertools

from frozendict import frozendict

numbers = itertools.count()


def application(environ, start_response):
    if environ["PATH_INFO"] == "/shown":
        repr(frozendict({next(numbers): i for i in range(20)}))
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
