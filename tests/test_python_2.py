"""A server of Python 2.7: every command reads it, and a hunt names what leaks there."""

import json
import re
import subprocess
from pathlib import Path

import interpreters
import jsonschema
import pytest
from hunting import PROGRAM, ROOT, ask, hunt, url_requests
from servers import Server

FOLDER = Path(__file__).resolve().parent / "python_2"
SCRIPT = FOLDER / "server.py"


@pytest.fixture(scope="module")
def server():
    python = interpreters.python_2() or pytest.skip("CPython 2.7 is not installed")
    running = Server([python, "-B", str(SCRIPT)], FOLDER, python).wait_until_ready("/")
    yield running
    running.stop()


def line_of(text):
    return next(number for number, line in enumerate(SCRIPT.read_text().splitlines(), 1) if text in line)


def test_a_hunt_names_what_leaks_and_says_that_no_collection_frees_a_cycle_with_a_finaliser(server, tmp_path):
    requests = ["GET /global", "GET /attribute", "GET /cycle", "GET /fine"]
    found = hunt(server.pid, *url_requests(server.url, requests), report=tmp_path / "hunt.json")
    assert found.status == 1, found
    leaks = {leak["endpoints"][0]["endpoint"]: leak for leak in found.leaks}
    assert set(leaks) == {"GET /global", "GET /attribute", "GET /cycle"}, found
    assert leaks["GET /global"]["holder"] == "__main__.seen"
    assert leaks["GET /attribute"]["holder"] == "__main__.journal.entries"
    for request, code in (("GET /global", "seen.append"), ("GET /attribute", "entries.append")):
        assert [line["line"] for line in leaks[request]["lines"]] == [line_of(code)], found
        assert leaks[request]["endpoints"][0]["objects_per_request"] == pytest.approx(1, abs=0.1)
    cycle = leaks["GET /cycle"]
    assert {step["type"] for step in cycle["cycle"]} == {"__main__.Session", "__main__.User"}
    assert "__del__" in cycle["why"] and "for ever" in cycle["why"] and "gc.garbage" in cycle["why"]
    assert not any("recent" in leak["holder"] for leak in found.leaks)


@pytest.mark.parametrize("command", ["garbage", "cycles", "top", "snap", "why", "resources"])
def test_every_command_reads_it(server, command, tmp_path):
    options = ["--output", str(tmp_path / "look.held")] if command == "snap" else []
    report = ask(command, server.pid, *options)
    jsonschema.validate(report, json.loads((ROOT / f"docs/{command}.schema.json").read_text()))
    if command == "resources":
        assert report["threads"], report
    elif command == "why":
        assert report["objects"] > 10_000
    else:
        assert "2.7." in json.dumps(report)
    if command == "top":
        shown = {row["type"] for row in report["types"]}
        assert {"unicode", "str", "dict", "classobj"} <= shown and "instance" not in shown


def test_a_path_leads_to_an_instance_of_an_old_class(server):
    said = subprocess.run([PROGRAM, "path", str(server.pid), "__main__.Journal"], stdout=subprocess.PIPE, text=True, check=True)
    assert re.search(r"\.journal → __main__\.Journal", said.stdout), said.stdout


def test_doctor_and_ps_name_the_version(server):
    for command in (["doctor", str(server.pid)], ["ps"]):
        said = subprocess.run([PROGRAM, *command], stdout=subprocess.PIPE, text=True)
        assert said.returncode == 0 and re.search(r"\b2\.7\b", said.stdout), said.stdout
