"""Django with the debug toolbar left on: it keeps what it saw of the last requests, up to its own limit, and of each page's queries."""

import tempfile

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, reset_queries
from django.http import HttpResponse
from django.urls import include, path

PAGE = "<html><body>{}</body></html>"

settings.configure(
    DEBUG=True, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only for tests", STATIC_URL="/static/",
    INTERNAL_IPS=["127.0.0.1"], INSTALLED_APPS=["django.contrib.staticfiles", "debug_toolbar"],
    MIDDLEWARE=["debug_toolbar.middleware.DebugToolbarMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
django.setup()


def stock(request):
    with connection.cursor() as cursor:
        cursor.execute("select 42")
        answer = cursor.fetchone()[0]
    reset_queries()  # else the thread that answered last keeps its query until its next request
    return HttpResponse(PAGE.format(answer))


def text(request):
    return HttpResponse("no page, no toolbar", content_type="text/plain")


urlpatterns = [path("stock", stock), path("text", text), path("__debug__/", include("debug_toolbar.urls"))]
application = get_wsgi_application()
