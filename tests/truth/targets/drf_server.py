"""Django with Django REST framework, serving."""

import apps
import serving


def make():
    app = apps.load("drf_class_dict")
    return app, serving.serve(app.application, PATHS)


PATHS = ["/visits", "/status"]
