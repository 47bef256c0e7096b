"""Every app of tests/apps starts, and answers everything that its hunt will ask for, with the newest Python found."""

import pytest

import apps
import interpreters
import venvs


@pytest.mark.parametrize("app", apps.apps_under(apps.APPS), ids=lambda app: app.name)
def test_the_app_answers_its_requests(server, app):
    newest = interpreters.newest(app.expected.get("until_python", interpreters.NEWEST),
                                 app.expected.get("since_python", interpreters.OLDEST))
    running = server(app, venvs.for_app(app, newest))
    for request in app.expected["requests"]:
        method, path = request.split(" ")
        running.get(path.replace("{n}", "7"), method)
    for leak in app.expected["leaks"]:
        assert leak["endpoint"] in app.expected["requests"]
        if "line" in leak:
            assert app.line_of(leak["line"])
