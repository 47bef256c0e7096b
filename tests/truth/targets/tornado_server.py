"""Tornado in its event loop in a thread, with a coroutine that waits."""

import asyncio
import threading

import serving
import tornado.httpserver
import tornado.ioloop
import tornado.netutil
import tornado.web


class Main(tornado.web.RequestHandler):
    async def get(self):
        await asyncio.sleep(0)
        self.write({"items": [1, 2, 3]})


def run(ready, kept):
    async def body():
        waiting = asyncio.ensure_future(asyncio.sleep(10000))
        application = tornado.web.Application([(r"/", Main)])
        server = tornado.httpserver.HTTPServer(application)
        sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        kept.extend([waiting, server, sockets])
        ready.set()
        await asyncio.Event().wait()

    asyncio.run(body())


def make():
    ready, kept = threading.Event(), []
    threading.Thread(target=run, args=(ready, kept), daemon=True).start()
    ready.wait()
    serving.ask(kept[2][0].getsockname()[1], ["/"])
    return kept
