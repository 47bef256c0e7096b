"""What Stillheld calls unreachable, without running the collector, is object for object what gc.collect() then finds."""

import json
import os
import re
import subprocess
from pathlib import Path

import interpreters
import pytest
import venvs
from hunting import PROGRAM

COLLECTABLE = re.compile(r"gc: (?:un)?collectable <.* (0x[0-9a-f]+)>")
TARGET = Path(__file__).resolve().parent / "garbage" / "target.py"
CASES = ["random_graphs 1", "random_graphs 2", "random_graphs 3", "classes", "parents", "namespaces", "frozen", "nothing", "tasks"]
CASES_OF_2 = ["random_graphs 1", "random_graphs 2", "random_graphs 3", "classes", "parents", "tracebacks", "removed", "nothing"]
FRAMEWORKS = ["flask_requests", "django_requests"]
FOUND = interpreters.search(interpreters.OLDEST_READ)[0]
ONE_PER_VERSION = list({i.minor: i for i in FOUND}.values())


def compare(python, case, script=TARGET):
    """(what Stillheld said before, what the collector kept then, what it found)"""
    target = subprocess.Popen([str(python), "-B", str(script), *case.split()], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              env=dict(os.environ, PYTHONHASHSEED="0"))
    try:
        assert target.stdout.readline() == "ready\n"
        said = subprocess.run([PROGRAM, "garbage", str(target.pid), "--json", "--addresses", "--quiet"], text=True,
                              stdout=subprocess.PIPE, timeout=120, check=True)
        kept, errors = target.communicate("collect\n\n", timeout=120)
        found = {int(address, 16) for address in COLLECTABLE.findall(errors)}
        return json.loads(said.stdout), json.loads(kept), found
    finally:
        target.kill()
        target.wait()


def assert_same(said, kept, found):
    ours = set(said["addresses"])
    assert ours - found == set(), "called garbage, and it was not"
    assert found - ours == set(), "garbage that was not seen"
    assert set(kept["addresses"]) <= ours
    assert said["unreachable"] == len(found)


@pytest.mark.parametrize("python", ONE_PER_VERSION, ids=lambda i: i.name)
@pytest.mark.parametrize("case", CASES)
def test_the_unreachable_objects_are_those_that_the_collector_finds(python, case):
    said, kept, found = compare(python.path, case)
    assert_same(said, kept, found)
    assert bool(said["groups"]) == bool(found) == (case != "nothing")
    if case in ("classes", "parents", "frozen"):  # without finalisers, all that was found is kept
        assert set(kept["addresses"]) == found


@pytest.mark.parametrize("case", FRAMEWORKS)
def test_the_garbage_of_a_framework_is_what_the_collector_finds(case):
    said, kept, found = compare(venvs.for_apps(interpreters.newest()), case)
    assert found
    assert_same(said, kept, found)


@pytest.fixture
def python_2():
    return interpreters.python_2() or pytest.skip("CPython 2.7 is not installed")


@pytest.mark.parametrize("case", CASES_OF_2)
def test_the_unreachable_objects_of_python_2_are_those_that_its_collector_finds(python_2, case):
    said, kept, found = compare(python_2, case, TARGET.with_name("target_2.py"))
    assert_same(said, kept, found)
    assert bool(said["groups"]) == bool(found) == (case != "nothing")
    assert set(kept["addresses"]) == found


def test_cycles_with_a_finaliser_are_uncollectable_in_python_2_and_those_in_gc_garbage_are_told_from_others(python_2):
    said, kept, _ = compare(python_2, "finalizers", TARGET.with_name("target_2.py"))
    amounts = {}
    for group in said["groups"]:
        types = frozenset(step["type"] for step in group["cycle"])
        amounts[types, group["where"]] = (group["count"], group["uncollectable"])
    stuck = [frozenset(("__main__.WithDel", "__main__.Plain")), frozenset(("__main__.InheritsDel", "__main__.Old"))]
    for types in stuck:
        assert amounts.pop((types, "gc.garbage")) == (10, True)
        assert amounts.pop((types, "uncollected")) == (7, True)
    assert amounts == {(frozenset(("__main__.Plain", "__main__.Old")), "uncollected"): (7, False),
                       (frozenset(("__main__.Plain",)), "uncollected"): (7, False)}
    assert (kept["before"], len(kept["addresses"])) == (20, 34), "what the collector itself kept"
    assert said["collector"]["garbage_length"] == 20
