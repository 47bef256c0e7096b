"""Django REST framework: a view keeps 20 MB on itself, and is in a cycle with its request and its response."""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application

try:
    from django.urls import re_path
except ImportError:  # Django 1
    from django.conf.urls import url as re_path


class Nobody:
    """Without a user model, and so without a database."""

    is_authenticated = False


settings.configure(
    ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only for tests", INSTALLED_APPS=["rest_framework"],
    MIDDLEWARE=[os.environ["MIDDLEWARE"]] if "MIDDLEWARE" in os.environ else [],
    REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": [], "UNAUTHENTICATED_USER": Nobody,
                    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]},
)
django.setup()

from rest_framework.response import Response  # noqa: E402
from rest_framework.views import APIView  # noqa: E402


class MemoryLeak(APIView):
    def post(self, request):
        self.data = "x" * 20_000_000
        return Response({"length": len(self.data)})


class Status(APIView):
    def get(self, request):
        return Response({"status": "fine"})


urlpatterns = [re_path("^memory-leak/$", MemoryLeak.as_view()), re_path("^status/$", Status.as_view())]
application = get_wsgi_application()
