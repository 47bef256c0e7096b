"""A boolean mask over a record array leaks its result in numpy 1.15.2 (numpy#12198)."""
import numpy

rows = numpy.recarray((4,), dtype=[("x", int), ("y", float)])
rows.x[:] = 1
rows.y[:] = 1


def application(environ, start_response):
    if environ["PATH_INFO"] == "/work":
        rows[[True, True, True, True]]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
