"""A Celery worker: one task remembers every order, another opens a file for each; the third keeps nothing.

The broker is in memory, so the requests come in over HTTP in a thread of the worker's own process.
"""

import os
import tempfile
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

from celery import Celery

worker = Celery("orders", broker="memory://", backend="cache+memory://")
worker.conf.update(task_always_eager=False, worker_hijack_root_logger=False, worker_redirect_stdouts=False, broker_connection_retry_on_startup=True,
                   broker_transport_options={"polling_interval": 0.005})
orders = []
journals = []


@worker.task
def order(number):
    orders.append({"number": number})


@worker.task
def journal():
    journals.append(open(os.devnull))


@worker.task
def price(number):
    return number * 2


def answer(environ, start_response):
    path = environ["PATH_INFO"]
    task = {"/order": order.s(1), "/journal": journal.s(), "/price": price.s(2)}[path]
    result = task.delay()
    result.get(timeout=20, interval=0.005, disable_sync_subtasks=False)
    result.forget()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"done"]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


def serve():
    server = make_server("127.0.0.1", 0, answer, handler_class=Quiet)
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    os.chdir(tempfile.mkdtemp())
    threading.Thread(target=serve, daemon=True).start()
    worker.worker_main(["worker", "--pool=solo", "--loglevel=error", "--without-gossip", "--without-mingle",
                        "--without-heartbeat"])
