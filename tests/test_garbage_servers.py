"""Cyclic garbage of real servers, read while they run: what waits, what to break, and that it is gone once that is done."""

import os
import re
from pathlib import Path

import apps
import interpreters
import pytest
import venvs
from garbage import patching
from servers import Server
from test_garbage_shapes import ask, of_types

FOLDER = Path(__file__).resolve().parent / "garbage"
FOUND = interpreters.search()[0]
VIEW = {"app.MemoryLeak", "rest_framework.request.Request"}
REQUESTS = 4


def serve(command, folder, python, ready, environment=None):
    before = dict(os.environ)
    os.environ.update(environment or {})
    try:
        return Server(command, folder, python).wait_until_ready(ready)
    finally:
        os.environ.clear()
        os.environ.update(before)


def of_version(minor):
    matching = [i for i in FOUND if i.minor == minor]
    if not matching:
        pytest.skip("no Python {}.{} here".format(*minor))
    return matching[-1]


# Django 1.11 with REST framework 3.7; a pair between; the newest of both.
PAIRS = {"oldest": (3, 8), "between": (3, 10), "newest": None}


def environment_of(pair):
    if PAIRS[pair] is None:
        return venvs.for_apps(interpreters.newest())
    try:
        return venvs.venv_python(of_version(PAIRS[pair]), FOLDER / "drf" / f"{pair}.txt")
    except venvs.CannotInstall as error:
        pytest.skip(str(error))


def garbage_after_posts(pair, environment=None):
    app = apps.app_in(apps.APPS / "drf_view_cycle")
    python = environment_of(pair)
    server = serve(app.command(python), app.folder, python, "/status/", environment)
    try:
        for _ in range(REQUESTS):
            server.get("/memory-leak/", "POST")
        return ask("garbage", server.pid)
    finally:
        server.stop()


@pytest.mark.parametrize("pair", PAIRS)
def test_the_view_of_rest_framework_is_in_cycles_with_its_request_and_its_response(pair):
    report = garbage_after_posts(pair)
    group = of_types(report, VIEW)[0]
    # A young collection may have run; the last request may not be over.
    assert 1 <= group["count"] <= REQUESTS
    assert group["bytes"] >= 20_000_000 * group["count"]
    edges = [step["edge"] for cycle in group["cycles"] for step in cycle]
    assert {"request", "parser_context['view']", "response", "renderer_context['view']"} <= set(edges)
    proposal = group["break"]
    assert "Request.parser_context['view']" in proposal["edge"]
    assert "Response.renderer_context['view']" in proposal["edge"]
    assert len(proposal["edges"]) == 2
    assert proposal["how"] == "clear at the end of the request"
    assert "weak reference could be dead too early" in proposal["advice"]
    assert proposal["bytes_freed"] >= 20_000_000 * group["count"]


def test_with_what_the_report_says_cleared_at_the_end_of_the_request_the_views_are_gone(tmp_path):
    proposal = of_types(garbage_after_posts("newest"), VIEW)[0]["break"]
    (tmp_path / "generated.py").write_text(patching.middleware(proposal))
    report = garbage_after_posts("newest", {"MIDDLEWARE": "generated.clear", "PYTHONPATH": str(tmp_path)})
    assert of_types(report, {"app.MemoryLeak"}) == []
    assert report["bytes"] < 1_000_000


@pytest.fixture
def tornado(request):
    environment = {"KEEP_ALL": "1"} if request.param else {}
    python = venvs.for_apps(interpreters.newest())
    server = serve([str(python), "tornado_app.py"], FOLDER, python, "/dummy/", environment)
    yield server
    server.stop()


def said_by(server):
    return [int(number) for number in re.findall(r"\d+", server.get("/collect/").decode())]


@pytest.mark.parametrize("tornado", [False], indirect=True)
def test_a_server_without_a_collector_counts_what_was_said_before(tornado):
    for _ in range(10):
        tornado.get("/dummy/")
    report = ask("cycles", tornado.pid)
    unreachable, kept = said_by(tornado)
    assert kept == 0
    # The request that collects leaves some objects itself, which the look could not see.
    assert report["unreachable"] <= unreachable <= report["unreachable"] + 40
    assert not report["collector"]["enabled"] and report["collector"]["warnings"]
    frames = [step for group in report["groups"] for cycle in group["cycles"] for step in cycle if step["type"] == "frame"]
    assert any(f["file"].endswith("tornado_app.py") and "error: ValueError" in f["locals"] for f in frames), report
    assert of_types(report, {"__main__.Dummy", "method"})


@pytest.mark.parametrize("tornado", [True], indirect=True)
def test_what_gc_garbage_keeps_is_told_apart_from_what_is_not_collected(tornado):
    for _ in range(10):
        tornado.get("/dummy/")
    _, kept = said_by(tornado)
    tornado.get("/dummy/")
    report = ask("garbage", tornado.pid)
    assert report["in_gc_garbage"] == kept == report["collector"]["garbage_length"]
    count_by_place = {group["where"]: group["count"] for group in of_types(report, {"__main__.Dummy", "method"})}
    assert count_by_place["gc.garbage"] == 11 and count_by_place["uncollected"] == 1
    assert "DEBUG_SAVEALL" in report["collector"]["debug_flags"]
    assert any("leaks" in warning for warning in report["collector"]["warnings"])
