"""asgiref 3.2.7 keeps a dead weak reference for every thread that used a Local (django/asgiref#158)."""

import socketserver
import wsgiref.simple_server

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone, translation

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only for tests", USE_I18N=True, USE_TZ=True)
django.setup()


def local_time(request):
    with translation.override("de"), timezone.override("Europe/Berlin"):
        return HttpResponse(str(timezone.localtime()))


def plain(request):
    return HttpResponse("plain")


urlpatterns = [path("local-time", local_time), path("plain", plain)]


class Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


class ThreadForEachRequest(socketserver.ThreadingMixIn, wsgiref.simple_server.WSGIServer):
    daemon_threads = True


if __name__ == "__main__":
    server = ThreadForEachRequest(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
