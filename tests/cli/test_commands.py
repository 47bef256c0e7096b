"""The commands on a live process and on its snapshots, as people and scripts use them."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COMMANDS = ["hunt", "snap", "diff", "top", "path", "ps", "doctor"]

HEAP = """
class Order:
    def __init__(self):
        self.lines = [1, 2, 3]
orders = [Order() for _ in range(50)]
cache = {"first": orders[0]}
"""


def check(document, command):
    jsonschema.validate(document, json.loads((ROOT / f"docs/{command}.schema.json").read_text()))
    return document


@pytest.mark.parametrize("command", [*COMMANDS, "completion"])
def test_help_shows_an_example(command, run):
    done = run(command, "--help")
    assert done.status == 0 and f"Example: stillheld {command}" in done.text


def test_the_version_is_told(run):
    assert re.fullmatch(r"stillheld \d+\.\d+\.\d+\n", run("--version").text)


def test_ps_lists_a_process_with_its_version_and_says_what_cannot_be_read(run, python):
    target = python()
    row = next(p for p in check(run("ps", "--json").json, "ps")["processes"] if p["pid"] == target.pid)
    assert row["python"] == ".".join(map(str, sys.version_info[:3])) and row["readable"] and row["parent"] == os.getpid()
    assert str(target.pid) in run("ps").text
    assert target.is_unharmed()


def test_ps_tells_who_listens_where(run, start):
    server = start([sys.executable, "-c", "import socket, sys\ns = socket.create_server(('127.0.0.1', 0))\n"
                    "print('ready', flush=True); print(s.getsockname()[1], flush=True); sys.stdin.read()"])
    port = server.process.stdout.readline().strip()
    row = next(p for p in run("ps", "--json").json["processes"] if p["pid"] == server.pid)
    assert row["listening"] == [f"127.0.0.1:{port}"]


def test_doctor_says_whether_a_process_can_be_read(run, python, start):
    target = python()
    report = check(run("doctor", target.pid, "--json").json, "doctor")
    assert report["target"]["readable"] and report["target"]["mode"] in ("fork", "copy")
    other = start(["/bin/sh", "-c", "echo ready; read x"])
    done = run("doctor", other.pid, "--json")
    assert done.status == 2 and not check(done.json, "doctor")["target"]["readable"]
    assert check(run("doctor", "--json").json, "doctor")["health"] in ("good", "limited")


def test_a_snapshot_says_the_same_as_the_process(run, python, tmp_path):
    target = python(HEAP)
    file = tmp_path / "a.held"
    taken = check(run("snap", target.pid, "-o", file, "--json").json, "snap")["snapshot"]
    assert taken["pid"] == target.pid and taken["stop_ms"] > 0 and taken["objects"] > 1000
    assert file.stat().st_mode & 0o777 == 0o600
    tables = [check(run("top", place, "--json").json, "top") for place in (file, target.pid)]
    for table in tables:
        assert next(t for t in table["types"] if t["type"] == "__main__.Order")["objects"] == 50
    assert target.is_unharmed()


def test_top_orders_as_asked(run, python, tmp_path):
    file = tmp_path / "a.held"
    run("snap", python(HEAP).pid, "-o", file)
    for by, key in (("bytes", "bytes"), ("count", "objects")):
        values = [t[key] for t in run("top", file, "--by", by, "--json").json["types"]]
        assert values == sorted(values, reverse=True)
    assert len(run("top", file, "--limit", "3").text.split("TYPE\n")[1].split("\n…")[0].splitlines()) == 3


def test_path_says_who_holds_the_objects_of_a_type(run, python):
    target = python(HEAP)
    report = check(run("path", target.pid, "__main__.Order", "--json").json, "path")
    assert report["objects"] == 50
    assert report["groups"][0]["holder"] == "__main__.orders[*]" and report["groups"][0]["objects"] >= 49
    assert report["groups"][0]["path"][0] == {"kind": "module", "name": "__main__", **{
        key: report["groups"][0]["path"][0][key] for key in ("type", "file") if key in report["groups"][0]["path"][0]}}


@pytest.mark.parametrize("name", ["__main__.orders", "__main__.cache"])
def test_path_takes_a_dotted_name_and_an_address(name, run, python, tmp_path):
    file = tmp_path / "a.held"
    run("snap", python(HEAP).pid, "-o", file)
    by_name = run("path", file, name, "--json").json["groups"]
    assert [g["holder"] for g in by_name] == [name]
    by_address = run("path", file, by_name[0]["address"], "--json").json["groups"]
    assert [g["holder"] for g in by_address] == [name]


def test_diff_names_what_grew_and_only_that(run, start, tmp_path):
    target = start([sys.executable, "-c", "import sys\nkept, still = [], [None] * 9\nprint('ready', flush=True)\n"
                    "for line in sys.stdin:\n    kept.extend([] for _ in range(1000))\n    print('ready', flush=True)"])
    run("snap", target.pid, "-o", tmp_path / "a.held")
    target.process.stdin.write("go\n")
    target.process.stdin.flush()
    assert target.process.stdout.readline() == "ready\n"
    run("snap", target.pid, "-o", tmp_path / "b.held")
    report = check(run("diff", tmp_path / "a.held", tmp_path / "b.held", "--json").json, "diff")
    grown = {c["holder"]: c["length_after"] - c["length_before"] for c in report["containers"]}
    assert grown["__main__.kept"] == 1000 and "__main__.still" not in grown
    assert next(t for t in report["types"] if t["type"] == "list")["objects_after"] >= 1000
    assert "__main__.kept" in run("diff", tmp_path / "a.held", target.pid).text


def test_json_goes_into_a_file_beside_the_text(run, python, tmp_path):
    target = python()
    done = run("top", target.pid, "--json", tmp_path / "x.json", "-o", tmp_path / "x.txt")
    assert done.text == "" and done.status == 0
    check(json.loads((tmp_path / "x.json").read_text()), "top")
    assert "OBJECTS" in (tmp_path / "x.txt").read_text()


def test_no_value_of_the_heap_leaves_it(run, python, tmp_path):
    secret = "hunter2_is_the_pass_word"
    target = python(f"import base64; kept = base64.b64decode({__import__('base64').b64encode(secret.encode())}).decode()\n"
                    "by_value = {kept + '!': kept}\nclass Held: pass\nheld = Held(); held.password = kept\n")
    file = tmp_path / "a.held"
    texts = [run("snap", target.pid, "-o", file, "--json").text, run("top", file, "--json").text,
             run("path", file, "str", "--json", "--limit", "1000").text, run("path", file, "__main__.held").text]
    assert all(secret not in text for text in texts)
    assert secret.encode() not in file.read_bytes()
    assert b"password" in file.read_bytes()  # a name


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_and_option(shell, run):
    script = run("completion", shell).text
    for command in COMMANDS:
        assert command in script
        for option in re.findall(r"--([a-z][a-z-]+)", run(command, "--help").text.split("Example")[0].split("Options:")[1]):
            assert option in script or option in ("data", "header", "cookie", "name", "expect")  # within a request
    if shutil.which(shell):
        assert subprocess.run([shell, "-n"], input=script, text=True).returncode == 0


def test_bash_completes(run):
    ask = run("completion", "bash").text + """
COMP_WORDS=(stillheld top --li); COMP_CWORD=2; _stillheld; echo "${COMPREPLY[*]}"
COMP_WORDS=(stillheld do); COMP_CWORD=1; _stillheld; echo "${COMPREPLY[*]}"
"""
    assert subprocess.run(["bash"], input=ask, text=True, stdout=subprocess.PIPE).stdout.split() == ["--limit", "doctor"]


def test_a_hunt_without_a_framework_finds_the_leak_and_ends_the_server(run, tmp_path):
    done = run("hunt", "--path", "/keep", "--path", "/ok", "--json", tmp_path / "h.json", "--", sys.executable,
               HERE / "web.py", timeout=240)
    assert done.status == 1, done
    report = check(json.loads((tmp_path / "h.json").read_text()), "hunt")
    leaks = [f for f in report["findings"] if f["verdict"] == "leak"]
    assert [(f["endpoint"], f["holder"], f["objects_per_request"]) for f in leaks] == [("GET /keep", "__main__.kept", 1.0)]
    assert not Path(f"/proc/{report['target']['pid']}").exists()


def test_a_hunt_of_a_server_that_keeps_nothing(run):
    done = run("hunt", "--path", "/ok", "--", sys.executable, HERE / "web.py", timeout=240)
    assert done.status == 0, done


def test_ctrl_c_ends_a_hunt_and_its_server(stillheld):
    hunt = subprocess.Popen([stillheld, "hunt", "--path", "/ok", "--requests-per-phase", "100000", "--", sys.executable,
                             str(HERE / "web.py")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    said = ""
    while "Warming up" not in said:
        line = hunt.stderr.readline()
        assert line, said
        said += line
    pid = int(re.search(r"pid (\d+)", said).group(1))
    hunt.send_signal(signal.SIGINT)
    text, errors = hunt.communicate(timeout=60)
    assert hunt.returncode == 2 and text == "" and "nterrupted" in errors
    assert not Path(f"/proc/{pid}").exists()
