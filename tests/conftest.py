"""Fixtures for the tests that need real interpreters and real servers."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import hunting
import interpreters
from servers import Server


def pytest_report_header():
    return interpreters.report()


def pytest_generate_tests(metafunc):
    if "interpreter" in metafunc.fixturenames:
        found = interpreters.search()[0]
        metafunc.parametrize("interpreter", found, ids=[i.name for i in found])


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call():
    """A test for an interpreter that this machine has not is skipped with that word."""
    try:
        return (yield)
    except interpreters.NotFound as absent:
        pytest.skip(str(absent))


@pytest.fixture(scope="session")
def stillheld():
    """The program under test: $STILLHELD, or what ./dev build has left."""
    assert os.access(hunting.PROGRAM, os.X_OK), f"{hunting.PROGRAM} is not there: run ./dev build"
    return hunting.PROGRAM


@pytest.fixture
def server():
    """server(app, python) starts the app in python's environment and returns when it answers; ended after the test."""
    started = []

    def start(app, python):
        one = Server(app.command(python), app.folder, python)
        started.append(one)
        return one.wait_until_ready(app.expected.get("ready", "/"))

    yield start
    for one in started:
        one.stop()
