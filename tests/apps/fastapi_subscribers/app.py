"""FastAPI: weak references to subscribers that are gone, and facts about orders by the order, which refer to it.

Innocent: a WeakSet forgets by itself, and a value that names its key by a number keeps nothing.
"""

import itertools
import weakref

from fastapi import FastAPI

app = FastAPI()
numbers = itertools.count()
subscribers = []
online = weakref.WeakSet()
facts = weakref.WeakKeyDictionary()


class Subscriber:
    pass


class Order:
    def __init__(self):
        self.number = next(numbers)


class Facts:
    def __init__(self, about):
        self.about = about


@app.get("/subscribe")
async def subscribe():
    one = Subscriber()
    subscribers.append(weakref.ref(one))
    return "subscribed"


@app.get("/order")
async def order():
    new = Order()
    facts[new] = Facts(new)
    return new.number


@app.get("/visit")
async def visit():
    one, new = Subscriber(), Order()
    online.add(one)
    facts[new] = Facts(new.number)
    return len(online)
