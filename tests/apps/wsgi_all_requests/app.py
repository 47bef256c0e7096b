"""Plain WSGI: middleware that keeps the environment of every request."""


def inner(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["PATH_INFO"].encode()]


class Recorder:
    def __init__(self, wrapped):
        self.wrapped = wrapped
        self.requests = []

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/recorded":
            self.requests.append({key: value for key, value in environ.items() if isinstance(value, str)})
        return self.wrapped(environ, start_response)


application = Recorder(inner)
