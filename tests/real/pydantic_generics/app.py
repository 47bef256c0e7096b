"""pydantic 1.9.0 keeps every generic model that was ever given parameters (pydantic#3829)."""

import itertools
from typing import Generic, TypeVar

from pydantic import create_model
from pydantic.generics import GenericModel

numbers = itertools.count()
Item = TypeVar("Item")


class Page(GenericModel, Generic[Item]):
    item: Item


def application(environ, start_response):
    if environ["PATH_INFO"] == "/page":
        model = create_model(f"Item{next(numbers)}", name=(str, "x"))
        Page[model](item=model())
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
