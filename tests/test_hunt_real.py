"""Real leaks of released packages: found at their holder with the leaking versions, silent with the fixed ones.

Each takes two servers and up to a minute, so a few stand for the rest unless STILLHELD_FULL_MATRIX is set.
"""

import os

import pytest

import apps
import interpreters
import venvs
from hunting import hunt, url_requests
from test_hunt_apps import assert_found

USUALLY = {"prometheus_threads", "threading_shutdown_locks", "django_components_keys"}


def cases():
    for app in apps.apps_under(apps.REAL):
        if app.name not in USUALLY and not os.environ.get("STILLHELD_FULL_MATRIX"):
            continue
        for which in ("leaking", "fixed"):
            minor = tuple(app.expected.get("fixed_python" if which == "fixed" else "python", app.expected["python"]))
            interpreter = next((i for i in interpreters.search()[0] if i.minor == minor and i.shared), None)
            missing = pytest.mark.skipif(interpreter is None, reason=f"needs Python {minor[0]}.{minor[1]}")
            yield pytest.param(app, which, interpreter, id=f"{app.name}-{which}", marks=missing)


@pytest.mark.parametrize("app, which, python", cases())
def test_a_real_leak_is_found_and_its_fix_is_clean(server, app, which, python, tmp_path):
    running = server(app, venvs.venv_python(python, app.folder / f"{which}.txt"))
    result = hunt(running.pid, *url_requests(running.url, app.expected["requests"]), report=tmp_path / "hunt.json")
    if which == "leaking":
        for expected in app.expected["leaks"]:
            assert_found(result, app, expected)
        assert result.status == 1, result
    else:
        assert result.leaks == [], result
        assert result.status == 0, result
    assert running.is_running()
