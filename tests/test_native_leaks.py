"""Leaks in C code that no container shows: hunts in a server whose extension module forgets, keeps and loses things."""

import shutil
import subprocess
from pathlib import Path

import interpreters
import pytest
from hunting import PROGRAM, ask, hunt, url_requests
from servers import Server

FOLDER = Path(__file__).resolve().parent / "native"
QUESTION = "import sysconfig; print(sysconfig.get_paths()['include'], sysconfig.get_config_var('EXT_SUFFIX'))"


def with_headers():
    """The newest interpreter that an extension module can be made for."""
    if shutil.which("cc") is None:
        return []
    found = [p for p in interpreters.search()[0] if Path(p.evaluate(QUESTION).split()[0], "Python.h").exists()]
    return found[-1:]


@pytest.fixture(params=with_headers() or [None], ids=lambda p: p.name if p else "no headers")
def server(request, tmp_path):
    if request.param is None:
        pytest.skip("no interpreter with headers, or no C compiler")
    include, suffix = request.param.evaluate(QUESTION).split()
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-pthread", f"-I{include}", str(FOLDER / "keeper.c"), "-o",
                    str(tmp_path / f"keeper{suffix}")], check=True)
    shutil.copy(FOLDER / "app.py", tmp_path)
    running = Server([request.param.path, "app.py"], tmp_path, request.param.path).wait_until_ready("/answer")
    yield running
    running.stop()


def guarded_by_mappings(pid):
    """Whether the stacks of its threads have guards that /proc/PID/maps shows."""
    guards = sum(line.split()[1:5] == ["---p", "00000000", "00:00", "0"]
                 for line in Path(f"/proc/{pid}/maps").read_text().splitlines())
    return guards >= len(list(Path(f"/proc/{pid}/task").iterdir())) - 1


def hunt_in(server, paths, tmp_path):
    return hunt(server.pid, *url_requests(server.url, [f"GET /{path}" for path in paths]),
                report=tmp_path / "hunt.json")


def test_each_object_that_c_code_forgets_or_keeps_is_named_with_its_endpoint(server, tmp_path):
    found = hunt_in(server, ["forget", "keep", "answer"], tmp_path)
    by_endpoint = {leak["endpoint"]: leak for leak in found.leaks}
    assert set(by_endpoint) == {"GET /forget", "GET /keep"}, str(found)
    assert all(abs(leak["objects_per_request"] - 1) < 0.02 for leak in found.leaks), str(found)
    assert {e: leak["type"] for e, leak in by_endpoint.items()} == {"GET /forget": "dict", "GET /keep": "list"}
    assert "missing Py_DECREF" in by_endpoint["GET /forget"]["why"], str(found)
    kept = by_endpoint["GET /keep"]
    assert "keeper" in kept["holder"] and ".bss (near `cache`)" in kept["holder"], str(found)

    path = subprocess.run([PROGRAM, "path", str(server.pid), "dict"], stdout=subprocess.PIPE, text=True).stdout
    assert "one reference that no pointer in the process shows: missing Py_DECREF" in path, path


def test_blocks_that_nothing_refers_to_are_counted_by_size(server, tmp_path):
    found = hunt_in(server, ["lose_block", "answer"], tmp_path)
    assert [leak["endpoint"] for leak in found.leaks] == ["GET /lose_block"], str(found)
    assert found.leaks[0]["kind"] == "native" and found.leaks[0]["type"] == "block of 208 bytes", str(found)


def test_memory_that_c_code_loses_is_a_leak_although_pythons_own_stays_as_it_is(server, tmp_path):
    found = hunt_in(server, ["lose_memory", "answer"], tmp_path)
    assert [leak["endpoint"] for leak in found.leaks] == ["GET /lose_memory"], str(found)
    assert found.leaks[0]["kind"] == "native", str(found)
    # malloc(6000), without the header of the block.
    assert found.leaks[0]["bytes_per_request"] == pytest.approx(6000, rel=0.02), str(found)


def test_threads_that_c_code_starts_are_called_threads_and_not_native_memory(server, tmp_path):
    found = hunt_in(server, ["start_thread", "answer"], tmp_path)
    assert [leak["endpoint"] for leak in found.leaks] == ["GET /start_thread"], str(found)
    leak = found.leaks[0]
    assert (leak["kind"], leak["type"], leak["rule"]) == ("thread", "thread", "SH212"), str(found)
    assert abs(leak["objects_per_request"] - 1) < 0.02, str(found)
    # glibc 2.42 guards stacks without a mapping where the kernel can: there nobody finds where a thread began.
    if guarded_by_mappings(server.pid):
        assert "the code of keeper" in leak["why"], str(found)


def test_c_code_that_gives_back_what_it_took_is_no_leak(server, tmp_path):
    found = hunt_in(server, ["answer"], tmp_path)
    assert found.leaks == [], str(found)


def test_why_says_how_much_a_c_extension_loses_per_request(server):
    found = ask("why", server.pid, "--request", f"GET {server.url}/lose_memory", "--count", "200")
    assert found["verdict"] == "native memory grows", found["why"]
    # A block of 6,000 bytes is one of 6,016 for malloc.
    assert abs(found["between"]["native_change_bytes"] / 200 - 6_016) <= 0.02 * 6_016, found
