"""Django: a view connects a new receiver to a signal in every request; the local-memory cache is only filling."""

import itertools

import django
from django.conf import settings
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.dispatch import Signal
from django.http import HttpResponse
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="only for tests",
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 300}}},
)
django.setup()

order_done = Signal()
visits = itertools.count()


def order(request):
    def notify(sender, **details):
        return request.path

    order_done.connect(notify, weak=False)
    return HttpResponse("ordered")


def article(request):
    cache.set(f"article-{next(visits)}", "a text of some length " * 20)
    return HttpResponse("read")


urlpatterns = [path("order", order), path("article", article)]
application = get_wsgi_application()
