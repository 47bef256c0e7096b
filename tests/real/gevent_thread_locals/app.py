"""asgiref 3.2.3 under gevent keeps the thread locals of greenlets that have ended (asgiref#144)."""

from gevent import monkey

monkey.patch_all()

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connections  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402
from gevent.pywsgi import WSGIServer  # noqa: E402

settings.configure(
    ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only for tests",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
django.setup()


def vendor(request):
    return HttpResponse(connections["default"].vendor)


def plain(request):
    return HttpResponse("plain")


urlpatterns = [path("vendor", vendor), path("plain", plain)]

django_app = get_wsgi_application()


def closing(environ, start_response):
    """A connection, and so a greenlet, for each request, as behind a proxy that keeps none open."""
    return django_app(environ, lambda status, headers, *more: start_response(
        status, [*headers, ("Connection", "close")], *more))


if __name__ == "__main__":
    server = WSGIServer(("127.0.0.1", 0), closing, log=None)
    server.start()
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
