"""Django with DEBUG left on: a thread that outlives its requests remembers every statement it ever sent."""

import queue
import threading

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpResponse
from django.urls import path

settings.configure(DEBUG=True, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only for tests",
                   DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
django.setup()
work = queue.Queue()


def write_all():
    while True:
        done = work.get()
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        done.set()


threading.Thread(target=write_all, daemon=True).start()


def order(request):
    done = threading.Event()
    work.put(done)
    done.wait()
    return HttpResponse("ordered")


def stock(request):
    with connection.cursor() as cursor:
        cursor.execute("select 2")
    return HttpResponse("read")


urlpatterns = [path("order", order), path("stock", stock)]
application = get_wsgi_application()
