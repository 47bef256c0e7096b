"""Django: a session in the database for every visitor. The process does not grow; the table does, and nobody clears it."""

import tempfile

import django
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

database = tempfile.NamedTemporaryFile(suffix=".db")
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only for tests",
                   INSTALLED_APPS=["django.contrib.sessions"],
                   MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware"],
                   DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database.name}})
django.setup()
call_command("migrate", verbosity=0)


def visit(request):
    request.session["visits"] = request.session.get("visits", 0) + 1
    return HttpResponse("seen")


def page(request):
    return HttpResponse("page")


urlpatterns = [path("visit", visit), path("page", page)]
application = get_wsgi_application()
