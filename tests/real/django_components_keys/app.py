"""django-components 0.148 keeps the cache key of every component that was ever rendered (django-components#1607)."""

import wsgiref.simple_server
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["*"], BASE_DIR=Path(__file__).parent, ROOT_URLCONF=__name__, SECRET_KEY="only for tests",
    INSTALLED_APPS=["django_components"], COMPONENTS={"autodiscover": False, "dirs": [], "app_dirs": []},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {
        "builtins": ["django_components.templatetags.component_tags"],
        "loaders": ["django.template.loaders.locmem.Loader"]}}])
django.setup()

from django_components import Component, register  # noqa: E402


@register("greeting")
class Greeting(Component):
    template = "<p>hello</p>"

    class Cache:
        enabled = True


def greeting(request):
    return HttpResponse(Greeting.render())


def plain(request):
    return HttpResponse("plain")


urlpatterns = [path("greeting", greeting), path("plain", plain)]


class Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


if __name__ == "__main__":
    server = wsgiref.simple_server.make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
