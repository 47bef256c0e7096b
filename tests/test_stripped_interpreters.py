"""Interpreters whose collector is a handful of static variables, with their symbols taken away."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import interpreters
import pytest
from hunting import ask

# 8 bits of state: whether the collector is on, its debug flags, and what gc.garbage has.
CODE = """
import sys
if len(sys.argv) > 1:
    import gc
    if "off" in sys.argv: gc.disable()
    if "flags" in sys.argv: gc.set_debug(gc.DEBUG_SAVEALL)
    gc.garbage.append([])
sys.stdout.write("ready\\n"); sys.stdout.flush(); sys.stdin.readline()
"""


def interpreter(version):
    if version == "2.7":
        return interpreters.python_2()
    found = [i.path for i in interpreters.search(interpreters.OLDEST_READ)[0] if i.minor == (3, 6)]
    return found[0] if found else None


@pytest.fixture(scope="module", params=["2.7", "3.6"])
def stripped(request, tmp_path_factory):
    """The command and the environment of an interpreter that lies without symbols in a folder of its own."""
    python = interpreter(request.param)
    if not python or not shutil.which("strip"):
        pytest.skip(f"CPython {request.param} or strip is not installed")
    folder = tmp_path_factory.mktemp("stripped")
    home = subprocess.run([python, "-c", "import sys; print(sys.prefix)"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    linked = subprocess.run(["ldd", python], stdout=subprocess.PIPE, text=True).stdout
    library = re.search(r"libpython\S* => (\S+)", linked)
    for original in [Path(python)] + ([Path(library[1])] if library else []):
        copy = folder / original.name
        shutil.copy(original.resolve(), copy)
        subprocess.run(["strip", "--strip-all", str(copy)], check=True)
    environment = dict(os.environ, LD_LIBRARY_PATH=str(folder), PYTHONHOME=home)
    return str(folder / Path(python).name), environment


@pytest.mark.parametrize("arguments", [["on"], ["off"], ["on", "flags"], ["off", "flags"], []], ids=lambda a: "-".join(a) or "unused")
def test_the_state_of_the_collector_is_found_without_symbols(stripped, arguments):
    python, environment = stripped
    # Without the module site, nothing else imports gc.
    process = subprocess.Popen([python, "-S", "-c", CODE, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                               env=environment)
    try:
        assert process.stdout.readline() == "ready\n"
        collector = ask("garbage", process.pid)["collector"]
    finally:
        process.kill()
        process.wait()
    assert collector["enabled"] == ("off" not in arguments)
    assert collector["debug_flags"] == (["DEBUG_SAVEALL"] if "flags" in arguments else [])
    assert collector["garbage_length"] == (1 if arguments else 0)
    assert not any("no symbols" in warning for warning in collector["warnings"])
