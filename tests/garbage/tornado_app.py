"""Tornado with the collector disabled and its debug flags on, as its own tests for circular references run it."""

import asyncio
import gc
import os

import tornado.gen
import tornado.httpserver
import tornado.netutil
import tornado.web

if os.environ.get("KEEP_ALL"):
    gc.set_debug(gc.DEBUG_LEAK & ~(gc.DEBUG_COLLECTABLE | gc.DEBUG_UNCOLLECTABLE))
gc.disable()


class Dummy(tornado.web.RequestHandler):
    """Writes and finishes; the coroutine keeps its error, and the error the coroutine's frame."""

    @tornado.gen.coroutine
    def get(self):
        self.on_finished = self.finished
        try:
            yield tornado.gen.maybe_future(None)
            raise ValueError("kept in a local")
        except ValueError as caught:
            error = caught  # noqa: F841
        self.finish("done")

    def finished(self):
        pass


class Collect(tornado.web.RequestHandler):
    def get(self):
        self.finish(f"{gc.collect()} unreachable, {len(gc.garbage)} in gc.garbage")


async def main():
    server = tornado.httpserver.HTTPServer(tornado.web.Application([("/dummy/", Dummy), ("/collect/", Collect)]))
    sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
    server.add_sockets(sockets)
    print(f"http://127.0.0.1:{sockets[0].getsockname()[1]}", flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
