"""Tornado: every handler puts itself on a list of the application; the last twenty titles are only kept in a ring."""

import asyncio
import collections

import tornado.web


class Article(tornado.web.RequestHandler):
    def get(self):
        self.application.seen.append(self)
        self.write("read")


class Title(tornado.web.RequestHandler):
    def get(self):
        self.application.titles.append(self.request.uri)
        self.write("title")


application = tornado.web.Application([("/article", Article), ("/title", Title)])
application.seen = []
application.titles = collections.deque(maxlen=20)


async def main():
    server = application.listen(0, "127.0.0.1")
    port = next(iter(server._sockets.values())).getsockname()[1]
    print(f"listening on http://127.0.0.1:{port}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
