"""Django: each call of a view starts a worker thread that asks the database and waits for ever: its connection stays open."""

import queue
import tempfile
import threading

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpResponse
from django.urls import path

database = tempfile.NamedTemporaryFile(suffix=".db")
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only for tests",
                   DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database.name}})
django.setup()
work = queue.Queue()


def ask():
    with connection.cursor() as cursor:
        cursor.execute("select 1")


def wait_for_more(ready):
    ask()
    ready.set()
    work.get()


def export(request):
    ready = threading.Event()
    threading.Thread(target=wait_for_more, args=(ready,), daemon=True).start()
    ready.wait()
    return HttpResponse("started")


def export_well(request):
    thread = threading.Thread(target=lambda: (ask(), connection.close()))
    thread.start()
    thread.join()
    return HttpResponse("done")


urlpatterns = [path("export", export), path("export-well", export_well)]
application = get_wsgi_application()
