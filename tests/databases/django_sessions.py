"""A process with Django's sessions in databases: an SQLite file of the name given, relative or as a path, and a PostgreSQL server that is never asked."""

import pathlib
import sys

import django
from django.conf import settings
from django.db import connections

name = pathlib.Path(sys.argv[1]) if sys.argv[2] == "path" else sys.argv[1]
settings.configure(INSTALLED_APPS=["django.contrib.sessions"], SECRET_KEY="only for tests",
                   MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware"],
                   DATABASES={"articles": {"ENGINE": "django.db.backends.sqlite3", "NAME": "articles.db"},
                              "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": name},
                              "reports": {"ENGINE": "django.db.backends.postgresql", "NAME": "reports"}})
django.setup()
import django.contrib.sessions.backends.db  # noqa: E402
import django.contrib.sessions.middleware  # noqa: E402, F401

django.contrib.sessions.backends.db.SessionStore("no such key").exists("no such key")
connections["default"].close()
print("ready", flush=True)
sys.stdin.read()
