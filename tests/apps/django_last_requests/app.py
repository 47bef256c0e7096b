"""Django: a middleware that keeps every order's request for a statistic, and of the others only the last."""

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path


class Statistics:
    orders = []

    def __init__(self, get_response):
        self.get_response = get_response
        self.last = None

    def __call__(self, request):
        self.last = request
        if request.path == "/order":
            self.orders.append(request)
        return self.get_response(request)


settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only for tests",
                   MIDDLEWARE=[f"{__name__}.Statistics"])
django.setup()

urlpatterns = [path("order", lambda request: HttpResponse("ordered")),
               path("article", lambda request: HttpResponse("read"))]
application = get_wsgi_application()
