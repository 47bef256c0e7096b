"""bson of PyMongo 4.15.2 keeps a message for every document that it cannot encode (PYTHON-5571)."""
import bson


def application(environ, start_response):
    if environ["PATH_INFO"] == "/work":
        try:
            bson.encode({"item": object()})
        except bson.errors.InvalidDocument:
            pass
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
