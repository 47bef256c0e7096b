"""Attributes, globals and a default argument that requests add to, while the module's namespace grows as well."""
import itertools

numbers = itertools.count()


class Settings:
    debug = False


class Ring:
    __slots__ = ("items",)

    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)


settings = Settings()
ring = Ring()


def remember(item, known=[]):
    known.append((item, item))


def application(environ, start_response):
    path = environ["PATH_INFO"]
    number = next(numbers)
    if path == "/setting":
        setattr(settings, f"user_{number}", {"a": 1})
    elif path == "/global":
        globals()[f"result_{number}"] = [1, 2]
    elif path == "/slot":
        ring.push({"a": 1})
    elif path == "/default":
        remember(number)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
