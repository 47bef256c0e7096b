"""Django: a view warns with the number of the order in the text, another always with the same text."""

import warnings

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="only for tests")
django.setup()


def order(request, number):
    warnings.warn(f"order {number} has no address")
    return HttpResponse("ordered")


def cancel(request, number):
    warnings.warn("an order was cancelled")
    return HttpResponse("cancelled")


urlpatterns = [path("order/<int:number>", order), path("cancel/<int:number>", cancel)]
application = get_wsgi_application()
