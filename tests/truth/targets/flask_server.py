"""Flask, serving."""

import apps
import serving


def make():
    app = apps.load("flask_global")
    return app, serving.serve(app.app, ["/foo"])
