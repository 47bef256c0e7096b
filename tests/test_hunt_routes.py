"""Without a word on what to request, a hunt asks for the routes that the framework has registered."""

import pytest

import apps
import interpreters
import venvs
from hunting import hunt

# Django builds its routes at the first request: a server that was just started has none.
STARTED = ["django_signal", "tornado_seen", "fastapi_results"]


@pytest.mark.parametrize("name", STARTED)
def test_the_routes_of_a_server_that_was_just_started_are_found(name, tmp_path):
    app = apps.app_in(apps.APPS / name)
    python = venvs.for_apps(interpreters.newest())
    found = hunt("--phases", "2", "--requests-per-phase", "20", "--time-budget", "1", "--", *app.command(python),
                 report=tmp_path / "hunt.json", folder=app.folder)
    asked = {line.strip().removeprefix("will request ") for line in found.progress.splitlines()}
    assert found.status in (0, 1), found
    assert {leak["endpoint"] for leak in app.expected["leaks"]} <= asked, found
