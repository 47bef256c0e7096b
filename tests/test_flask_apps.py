"""The two Flask apps do what the hunts of them assume: asked over HTTP, measured by the interpreter itself."""

import json

import pytest

import apps
import venvs

GLOBAL = apps.app_in(apps.APPS / "flask_global")
FIXED = apps.app_in(apps.APPS / "flask_fixed")


def test_foo_keeps_one_list_per_request_and_collecting_does_not_help(server, interpreter):
    running = server(GLOBAL, venvs.for_apps(interpreter))
    answers = [json.loads(running.get("/foo")) for _ in range(3)]
    size = int(interpreter.evaluate("import sys; print(sys.getsizeof([1, 'a', 3, True] * 10000))"))
    assert answers == [{"items": n, "bytes": size} for n in (1, 2, 3)]


@pytest.mark.parametrize("app", [GLOBAL, FIXED], ids=["global", "fixed"])
def test_every_view_answers_and_the_server_ends_when_told(server, interpreter, app):
    running = server(app, venvs.for_apps(interpreter))
    for path in ("/foo", "/static-cost", "/cached", "/snapshot", "/snapshot"):
        running.get(path)
    assert json.loads(running.get("/memory"))["rss"] > 1_000_000
    assert len(json.loads(running.get("/snapshot"))) == 5
    running.stop()
    assert not running.is_running()
