"""tornado 5.0.1 keeps the loop of every synchronous client that was used in a thread (tornadoweb/tornado#2326)."""

import tornado.httpclient
import tornado.ioloop
import tornado.netutil
import tornado.httpserver
import tornado.web


def fetch(url):
    client = tornado.httpclient.HTTPClient()
    client.fetch(url)
    client.close()


class Fetch(tornado.web.RequestHandler):
    async def get(self):
        url = f"{self.request.protocol}://{self.request.host}/plain"
        await tornado.ioloop.IOLoop.current().run_in_executor(None, fetch, url)
        self.write("fetched")


class Plain(tornado.web.RequestHandler):
    def get(self):
        self.write("plain")


if __name__ == "__main__":
    sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
    server = tornado.httpserver.HTTPServer(tornado.web.Application([("/fetch", Fetch), ("/plain", Plain)]))
    server.add_sockets(sockets)
    print(f"listening on http://127.0.0.1:{sockets[0].getsockname()[1]}", flush=True)
    tornado.ioloop.IOLoop.current().start()
