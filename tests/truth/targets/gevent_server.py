"""gevent: a server, greenlets that wait, a queue, locks."""

import gevent
import gevent.event
import gevent.local
import gevent.lock
import gevent.monkey
import gevent.pywsgi
import gevent.queue


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"fine"]


def wait(on, *held):
    local = list(held)
    on.wait()
    return local


def make():
    gevent.monkey.patch_all()
    import serving  # after the patch

    server = gevent.pywsgi.WSGIServer(("127.0.0.1", 0), application, log=None)
    server.start()
    never = gevent.event.Event()
    waiting = [gevent.spawn(wait, never, [i]) for i in range(20)]
    queue = gevent.queue.Queue()
    getting = gevent.spawn(queue.get)
    serving_port = server.server_port
    gevent.spawn(serving.ask, serving_port, ["/"]).get()
    gevent.sleep(0)
    return server, waiting, queue, getting, gevent.lock.RLock(), gevent.local.local()
