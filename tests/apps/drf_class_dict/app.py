"""Django REST framework: a view class remembers who asked, under a key that is new in every request."""

import itertools

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only for tests", INSTALLED_APPS=["rest_framework"],
    REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": [], "UNAUTHENTICATED_USER": None,
                    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]},
)
django.setup()

from rest_framework import serializers  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.views import APIView  # noqa: E402

numbers = itertools.count()


class Visit(serializers.Serializer):
    agent = serializers.CharField()
    pages = serializers.ListField(child=serializers.IntegerField())


class Visits(APIView):
    recent = {}

    def get(self, request):
        visit = Visit({"agent": request.headers.get("User-Agent", "none"), "pages": [1, 2, 3]})
        self.recent[f"visit {next(numbers)}"] = visit.data
        return Response(visit.data)


class Status(APIView):
    def get(self, request):
        return Response({"status": "fine"})


urlpatterns = [path("visits", Visits.as_view()), path("status", Status.as_view())]
application = get_wsgi_application()
