"""Tornado: requests are counted by their whole path, which holds a number; others by the pattern of their route."""

import asyncio
from collections import Counter

import tornado.web

by_path = Counter()
by_route = Counter()


class Article(tornado.web.RequestHandler):
    def get(self, number):
        by_path[self.request.path] += 1
        self.write(number)


class Author(tornado.web.RequestHandler):
    def get(self, number):
        by_route["/author", self.get_status()] += 1
        self.write(number)


application = tornado.web.Application([("/article/([0-9]+)", Article), ("/author/([0-9]+)", Author)])


async def main():
    server = application.listen(0, "127.0.0.1")
    port = next(iter(server._sockets.values())).getsockname()[1]
    print(f"listening on http://127.0.0.1:{port}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
