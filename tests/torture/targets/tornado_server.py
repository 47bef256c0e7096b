"""A Tornado server with an interval timer and a route that starts a program."""

import asyncio
import signal
import socket
import subprocess

import tornado.httpserver
import tornado.web

ticks = 0


def on_alarm(*_):
    global ticks
    ticks += 1


class Echo(tornado.web.RequestHandler):
    def get(self, text):
        self.write(text)


class Spawn(tornado.web.RequestHandler):
    def get(self, text):
        self.write(subprocess.run(["echo", "-n", text], stdout=subprocess.PIPE, check=True).stdout)


class Later(tornado.web.RequestHandler):
    async def get(self, text):
        await asyncio.sleep(0.005)
        self.write(text)


async def main():
    signal.signal(signal.SIGALRM, on_alarm)
    signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
    app = tornado.web.Application([(r"/echo/(.*)", Echo), (r"/spawn/(.*)", Spawn), (r"/later/(.*)", Later)])
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(128)
    listener.setblocking(False)
    server = tornado.httpserver.HTTPServer(app)
    server.add_socket(listener)
    print(listener.getsockname()[1], flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
