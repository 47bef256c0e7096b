"""A timeout of an hour for each request: the loop keeps it, among those that are cancelled and come and go."""
import asyncio

import tornado.httpserver
import tornado.ioloop
import tornado.netutil
import tornado.web


class Later(tornado.web.RequestHandler):
    def get(self):
        tornado.ioloop.IOLoop.current().call_later(3600, self.expire)
        self.write("later")

    def expire(self):
        pass


class Now(tornado.web.RequestHandler):
    def get(self):
        self.write("now")


async def main():
    server = tornado.httpserver.HTTPServer(tornado.web.Application([("/later", Later), ("/now", Now)]))
    sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
    server.add_sockets(sockets)
    print(f"http://127.0.0.1:{sockets[0].getsockname()[1]}", flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
