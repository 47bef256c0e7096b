"""frameworks_target.py NAME: serves some requests under a web framework, and then waits with nothing to collect."""
import gc
import json
import os
import sys
import threading
import urllib.request
from wsgiref.simple_server import WSGIRequestHandler, make_server

DEAD = 50


class Dead:
    def __init__(self):
        self.me = self


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


def serve_wsgi(application):
    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


def serve_asyncio(start):
    """start(): a coroutine that starts a server on port 0 of the running loop and returns (port, what to keep)."""
    import asyncio

    ready, result = threading.Event(), []

    def run():
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        result.append(loop.run_until_complete(start()))
        loop.call_soon(ready.set)
        loop.run_forever()

    threading.Thread(target=run, daemon=True).start()
    ready.wait()
    return result[0][0]


def flask():
    from flask import Flask, jsonify, session

    app = Flask(__name__)
    app.secret_key = "key"

    @app.route("/<name>")
    def index(name):
        session["name"] = name
        return jsonify(name=name)

    return serve_wsgi(app)


def django():
    import django
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.http import JsonResponse
    from django.urls import path

    module = type(sys)("django_urls")
    module.urlpatterns = [path("<str:name>", lambda request, name: JsonResponse({"name": name}))]
    sys.modules["django_urls"] = module
    settings.configure(ROOT_URLCONF="django_urls", ALLOWED_HOSTS=["*"], SECRET_KEY="key", INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
    django.setup()
    return serve_wsgi(get_wsgi_application())


def fastapi():
    import uvicorn
    from fastapi import FastAPI

    app = FastAPI()

    @app.get("/{name}")
    async def index(name: str):
        return {"name": name}

    async def start():
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
        server.config.load()
        server.lifespan = server.config.lifespan_class(server.config)
        await server.startup()
        return server.servers[0].sockets[0].getsockname()[1], server

    return serve_asyncio(start)


def aiohttp():
    from aiohttp import web

    async def index(request):
        return web.json_response({"name": request.match_info["name"]})

    async def start():
        app = web.Application()
        app.router.add_get("/{name}", index)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return runner.addresses[0][1], (runner, site)

    return serve_asyncio(start)


def tornado():
    from tornado import httpserver, netutil, web

    class Index(web.RequestHandler):
        async def get(self, name):
            self.write({"name": name})

    async def start():
        server = httpserver.HTTPServer(web.Application([(r"/(\w+)", Index)]))
        sockets = netutil.bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        return sockets[0].getsockname()[1], server

    return serve_asyncio(start)


def gevent():
    import gevent
    from gevent import pywsgi

    def application(environ, start_response):
        gevent.sleep(0)
        start_response("200 OK", [])
        return [b"{}"]

    ready, result = threading.Event(), []

    def run():
        server = pywsgi.WSGIServer(("127.0.0.1", 0), application, log=None)
        server.start()
        result.append(server.server_port)
        for number in range(5):
            gevent.spawn(wait_forever, ["greenlet", number])
        gevent.spawn(ready.set)
        gevent.sleep(1e6)

    def wait_forever(local_var):
        kept = {"in a greenlet": local_var}
        gevent.sleep(1e6)
        return kept

    threading.Thread(target=run, daemon=True).start()
    ready.wait()
    return result[0]


def main(name):
    try:
        port = globals()[name]()
    except ImportError:
        print("null", flush=True)
        return
    for number in range(20):
        urllib.request.urlopen("http://127.0.0.1:%d/name%d" % (port, number)).read()
    gc.collect()
    gc.collect()
    gc.disable()
    for _ in range(DEAD):
        Dead()
    dead = {"__main__.Dead": DEAD}
    if sys.version_info < (3, 11):
        dead["dict"] = DEAD
    print(json.dumps({"dead": dead}), flush=True); sys.stdin.readline()


main(sys.argv[1])
