"""Bad input: one paragraph that says what to do, exit status 2, the target unharmed, nothing half-written."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import candidates_that_are_too_old

HERE = Path(__file__).resolve().parent
NOBODY = 65534


def files_in(folder):
    return sorted(path.name for path in Path(folder).iterdir())


@pytest.fixture(scope="module")
def snapshot(stillheld, tmp_path_factory):
    """The bytes of a good snapshot."""
    target = subprocess.Popen([sys.executable, "-c", "print('ready', flush=True); input()"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    assert target.stdout.readline() == "ready\n"
    file = tmp_path_factory.mktemp("good") / "good.held"
    subprocess.run([stillheld, "snap", str(target.pid), "-o", file], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    target.communicate("\n")
    return file.read_bytes()


COMMANDS = {
    "snap": lambda pid, folder: ["snap", pid, "-o", folder / "x.held"],
    "top": lambda pid, folder: ["top", pid, "-o", folder / "x.txt"],
    "path": lambda pid, folder: ["path", pid, "list", "--json", folder / "x.json"],
    "hunt": lambda pid, folder: ["hunt", pid, "--url", "http://127.0.0.1:9/", "--json", folder / "x.json"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_process_that_is_not_python(command, run, start, tmp_path):
    target = start(["/bin/sh", "-c", "echo ready; read x"])
    done = run(*COMMANDS[command](target.pid, tmp_path))
    assert done.is_refusal(), done
    assert target.is_unharmed()
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("pid", ["0", "-1", "4194305", "99999999999999999999", "x", "no such process at all"])
def test_a_process_that_does_not_exist(command, pid, run, tmp_path):
    assert run(*COMMANDS[command](pid, tmp_path)).status == 2
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_process_that_has_ended(command, run, python, tmp_path):
    target = python()
    target.process.kill()
    os.waitid(os.P_PID, target.pid, os.WEXITED | os.WNOWAIT)  # a zombie from here on
    done = run(*COMMANDS[command](target.pid, tmp_path))
    assert done.is_refusal(), done
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("attempt", range(3))
def test_a_process_that_ends_while_it_is_read(attempt, stillheld, run, python, tmp_path):
    target = python("kept = [[i] for i in range(2_000_000)]")
    file = tmp_path / "x.held"
    reader = subprocess.Popen([stillheld, "snap", str(target.pid), "-o", file], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
    status = Path(f"/proc/{target.pid}/status")
    while reader.poll() is None and "TracerPid:\t0\n" in status.read_text():
        pass
    target.process.kill()
    text, errors = reader.communicate(timeout=120)
    if reader.returncode == 0:  # the copy was complete
        assert run("top", file).status == 0
    else:
        assert reader.returncode == 2 and str(target.pid) in errors and text == ""
        assert files_in(tmp_path) == []


def test_a_server_that_dies_midway(run, tmp_path):
    done = run("hunt", "--path", "/die/30", "--json", tmp_path / "x.json", "--", sys.executable, HERE / "web.py")
    assert done.status == 2 and done.text == ""
    assert "exit status 7" in done.errors and "about to leave" in done.errors
    assert files_in(tmp_path) == []


def test_a_server_that_cannot_be_started(run):
    done = run("hunt", "--", "/nonexistent/flask", "run")
    assert done.is_refusal() and "/nonexistent/flask" in done.errors
    done = run("hunt", "--", sys.executable, "-c", "raise SystemExit('no such module: app')")
    assert done.status == 2 and "no such module: app" in done.errors


@pytest.mark.parametrize("status", ["404", "500"])
def test_a_url_that_answers_errors_only(status, run, tmp_path):
    done = run("hunt", "--path", f"/{status}", "--json", tmp_path / "x.json", "--", sys.executable, HERE / "web.py")
    assert done.status == 2 and status in done.errors and done.text == ""
    assert files_in(tmp_path) == []


def test_a_url_where_nobody_listens(run, start):
    target = start([sys.executable, "-c", "import sys; print('ready', flush=True); sys.stdin.read()"])
    done = run("hunt", target.pid, "--url", "http://127.0.0.1:9/foo")
    assert done.is_refusal() and "refused" in done.errors
    assert target.is_unharmed()


@pytest.fixture
def for_everyone(stillheld, tmp_path_factory):
    """A copy of the program that another user may run."""
    folder = tmp_path_factory.mktemp("everyone")
    for path in [folder, *folder.parents][:3]:
        path.chmod(0o755)
    shutil.copy(stillheld, folder)
    return folder / "stillheld"


def test_a_process_of_another_user(as_root, run, python, for_everyone):
    target = python()
    done = run("snap", target.pid, "-o", "/nonexistent/x.held", program=for_everyone, user=NOBODY)
    assert done.is_refusal() and "root" in done.errors, done
    assert target.is_unharmed()


def test_a_process_that_forbids_being_read(as_root, run, python, for_everyone):
    undumpable = "import ctypes; ctypes.CDLL(None).prctl(4, 0)"
    target = python(undumpable, program=shutil.which("python3", path="/usr/bin:/bin") or sys.executable, user=NOBODY)
    done = run("top", target.pid, program=for_everyone, user=NOBODY)
    assert done.is_refusal(), done
    assert target.is_unharmed()


def test_a_process_that_is_traced_already(run, python):
    gdb = shutil.which("strace") or pytest.skip("needs strace as the other tracer")
    target = python()
    other = subprocess.Popen([gdb, "-p", str(target.pid)], stderr=subprocess.PIPE, text=True)
    assert "attached" in other.stderr.readline()
    done = run("top", target.pid)
    other.terminate()
    other.communicate()
    assert done.is_refusal() and str(other.pid) in done.errors


@pytest.mark.parametrize("program", candidates_that_are_too_old() or [None])
def test_an_interpreter_that_is_too_old(program, run, python, tmp_path):
    if program is None:
        pytest.skip("no interpreter that is too old was found")
    target = python(program=program)
    for command in COMMANDS.values():
        done = run(*command(target.pid, tmp_path))
        assert done.is_refusal() and "Supported are" in done.errors, done
    assert target.is_unharmed()
    assert files_in(tmp_path) == []


def small_files():
    """Before the program runs: no file may grow beyond 100 kB, and an attempt is an error, not a signal."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def test_a_file_that_cannot_be_written_whole(run, python, tmp_path):
    target = python()
    file = tmp_path / "x.held"
    file.write_text("an older file")
    done = run("snap", target.pid, "-o", file, preexec_fn=small_files, restore_signals=False)
    assert done.is_refusal(), done
    assert files_in(tmp_path) == ["x.held"] and file.read_text() == "an older file"
    assert target.is_unharmed()


def test_a_full_disk(as_root, run, python, tmp_path):
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", tmp_path], stderr=subprocess.DEVNULL).returncode:
        pytest.skip("no small file system can be mounted here")
    try:
        target = python()
        done = run("snap", target.pid, "-o", tmp_path / "x.held")
        assert done.is_refusal() and "space" in done.errors, done
        assert files_in(tmp_path) == []
        assert target.is_unharmed()
    finally:
        subprocess.run(["umount", tmp_path], check=True)


@pytest.mark.parametrize("command", [["ps"], ["doctor"], ["completion", "bash"]])
def test_standard_output_that_is_full(command, run):
    with open("/dev/full", "w") as full:
        done = run(*command, stdout=full)
    assert done.is_refusal() and "space" in done.errors


def test_a_folder_that_is_not_there(run, python):
    target = python()
    assert run("snap", target.pid, "-o", "/nonexistent/x.held").is_refusal()
    assert run("top", target.pid, "--json", "/nonexistent/x.json").is_refusal()


CUTS = [0, 1, 7, 8, 63, 64, 65, 500, 1000, 4096, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, -65, -64, -2, -1]


@pytest.mark.parametrize("cut", CUTS)
def test_a_snapshot_that_was_cut(cut, snapshot, run, tmp_path):
    file = tmp_path / "cut.held"
    file.write_bytes(snapshot[:int(len(snapshot) * cut) if isinstance(cut, float) else cut])
    for command in (["top", file], ["path", file, "list"], ["diff", file, file]):
        done = run(*command)
        assert done.is_refusal() and "cut.held" in done.errors, done


@pytest.mark.parametrize("place", [i / 20 for i in range(20)])
def test_a_snapshot_with_one_changed_byte(place, snapshot, run, tmp_path):
    file = tmp_path / "changed.held"
    changed = bytearray(snapshot)
    changed[int(len(changed) * place)] ^= 0x10
    file.write_bytes(changed)
    assert run("top", file).is_refusal()


def test_files_that_are_no_snapshots(run, tmp_path):
    for name, content in {"text.held": b"hello", "core": b"\x7fELF\2\1\1" + bytes(9) + b"\4\0" + bytes(100),
                          "notes.txt": b"x" * 1000}.items():
        file = tmp_path / name
        file.write_bytes(content)
        done = run("top", file)
        assert done.is_refusal() and name in done.errors, done
    assert "core file" in run("top", tmp_path / "core").errors
    assert run("top", tmp_path).is_refusal()
    assert run("top", tmp_path / "missing.held").is_refusal()
    assert run("hunt", tmp_path / "text.held").is_refusal()


@pytest.mark.parametrize("arguments", [
    [], ["frobnicate"], ["top"], ["top", "--frobnicate"], ["hunt"], ["snap", "a", "b"], ["ps", "--", "flask"],
    ["hunt", "1", "--", "flask"], ["hunt", "--url", "https://127.0.0.1/", "--", "true"],
    ["hunt", "--url", "http://example.org/", "--", "true"], ["hunt", "--request", "GET", "--", "true"],
    ["hunt", "--request", "GET http://127.0.0.1/ --data @/nonexistent", "--", "true"],
    ["hunt", "--phases", "0", "--", "true"], ["hunt", "--phases", "many", "--", "true"],
    ["hunt", "--mode", "spoon", "--", "true"], ["top", "--by", "color", "x.held"], ["hunt", "--json", "4242"],
    ["completion", "csh"], ["diff", "x.held"], ["path", "x.held"]], ids=" ".join)
def test_arguments_that_make_no_sense(arguments, run):
    done = run(*arguments)
    assert done.status == 2 and done.text == "" and done.errors != ""
    assert "Traceback" not in done.errors and "terminate" not in done.errors


def test_a_pattern_that_fits_nothing_or_too_much(run, python):
    assert run("top", "no such command line anywhere").is_refusal()
    first, second = python("marker_of_this_test = 1"), python("marker_of_this_test = 2")
    done = run("top", "marker_of_this_test")
    assert done.is_refusal() and str(first.pid) in done.errors and str(second.pid) in done.errors
