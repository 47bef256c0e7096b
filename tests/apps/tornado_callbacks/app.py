"""Tornado: a handler starts a timer for every reader that never stops, and puts itself on a list of listeners; others unsubscribe."""

import asyncio

import tornado.ioloop
import tornado.web


class Follow(tornado.web.RequestHandler):
    listeners = set()

    def get(self):
        self.listeners.add(self.on_news)
        self.write("followed")

    def on_news(self):
        pass


class Watch(tornado.web.RequestHandler):
    def get(self):
        tornado.ioloop.PeriodicCallback(lambda: self.request.uri, 3_600_000).start()
        self.write("watched")


class Glance(tornado.web.RequestHandler):
    def get(self):
        Follow.listeners.add(self.on_news)
        self.write("seen")

    def on_finish(self):
        Follow.listeners.discard(self.on_news)

    def on_news(self):
        pass


application = tornado.web.Application([("/follow", Follow), ("/watch", Watch), ("/glance", Glance)])


async def main():
    server = application.listen(0, "127.0.0.1")
    port = next(iter(server._sockets.values())).getsockname()[1]
    print(f"listening on http://127.0.0.1:{port}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
