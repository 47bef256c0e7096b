"""The logging panel of django-debug-toolbar 3.8.1 keeps every record while the toolbar is not shown (removed in 4.0.0)."""
import logging

from django.conf import settings

settings.configure(
    DEBUG=False, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="x", USE_TZ=True, STATIC_URL="/static/",
    INSTALLED_APPS=["django.contrib.staticfiles", "debug_toolbar"],
    MIDDLEWARE=["debug_toolbar.middleware.DebugToolbarMiddleware"],
    DEBUG_TOOLBAR_CONFIG={"SHOW_TOOLBAR_CALLBACK": lambda request: False},
)

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

logger = logging.getLogger("orders")


def work(request):
    logger.warning("order %s", request.path)
    return HttpResponse("done")


def plain(request):
    return HttpResponse("plain")


urlpatterns = [path("work", work), path("plain", plain)]

if __name__ == "__main__":
    import waitress

    server = waitress.create_server(get_wsgi_application(), listen="127.0.0.1:0")
    print(f"listening on http://127.0.0.1:{server.effective_port}", flush=True)
    server.run()
