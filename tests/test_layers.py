"""tools/check_layers.py: a tree that breaks a wall must fail, with the place and with what to do."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location("check_layers", ROOT / "tools" / "check_layers.py")
check_layers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_layers)


@pytest.fixture
def tree(tmp_path):
    """write(path, text) puts a file into an otherwise clean src/ with the rooms base, heap, memory and analysis."""

    def write(path, text):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    for room, may_use in {"base": "", "memory": "base", "heap": "base", "analysis": "base heap"}.items():
        write(f"{room}/CMakeLists.txt", f"stillheld_room({room}{' ROOMS ' + may_use if may_use else ''})\n")
    write.src = tmp_path
    return write


def the_one(found):
    assert len(found) == 1, found
    return found[0]


def test_the_tree_of_this_repository_is_clean():
    assert check_layers.check(ROOT / "src") == []


def test_a_clean_tree_is_clean(tree):
    tree("analysis/growth.cc", '#include "analysis/growth.h"\n#include "heap/heap_graph.h"\n#include <vector>\n')
    assert check_layers.check(tree.src) == []


def test_an_include_from_a_forbidden_room_fails_with_its_line(tree):
    file = tree("analysis/growth.cc", '#include "heap/heap_graph.h"\n\n#include "memory/address_space.h"\n')
    found = the_one(check_layers.check(tree.src))
    assert found.startswith(f"{file}:3: analysis may not include memory")
    assert "base heap" in found


def test_a_test_beside_the_code_keeps_to_the_same_walls(tree):
    tree("heap/graph_test.cc", '#include "analysis/growth.h"\n')
    assert "heap may not include analysis" in the_one(check_layers.check(tree.src))


def test_nothing_lies_below_base(tree):
    tree("base/fd.cc", '#include "heap/heap_graph.h"\n')
    assert "base may not include heap: it may use nothing" in the_one(check_layers.check(tree.src))


def test_cmake_may_not_name_a_room_that_the_table_forbids(tree):
    file = tree("heap/CMakeLists.txt", "# the graph\nstillheld_room(heap ROOMS base memory LIBRARIES Threads::Threads)\n")
    assert the_one(check_layers.check(tree.src)).startswith(f"{file}:2: heap may not use memory")


def test_an_allowed_include_must_be_named_in_cmake(tree):
    tree("analysis/CMakeLists.txt", "stillheld_room(analysis ROOMS base)\n")
    tree("analysis/growth.cc", '#include "heap/heap_graph.h"\n')
    assert "add heap to ROOMS in analysis/CMakeLists.txt" in the_one(check_layers.check(tree.src))


def test_a_folder_that_is_no_room_fails(tree):
    tree("utils/strings.h", "")
    assert "no such room" in the_one(check_layers.check(tree.src))


def test_a_room_without_cmake_fails(tree):
    (tree.src / "heap/CMakeLists.txt").unlink()
    assert "call stillheld_room(heap" in the_one(check_layers.check(tree.src))


@pytest.mark.parametrize("line", ["#include <Python.h>", "#  include <Python.h>", "#include <sys/ptrace.h>"])
@pytest.mark.parametrize("name", ["heap/graph.cc", "heap/graph_test.cc"])
def test_reserved_headers_stay_in_their_rooms_also_in_tests(tree, line, name):
    file = tree(name, f"// a heap\n{line}\n")
    assert the_one(check_layers.check(tree.src)).startswith(f"{file}:2: ")


def test_proc_is_read_in_memory_alone(tree):
    tree("memory/maps.cc", 'Open("/proc/self/maps");\n#include <sys/ptrace.h>\n')
    tree("heap/graph_test.cc", 'Open("/proc/self/status");\n')
    assert check_layers.check(tree.src) == []
    tree("heap/graph.cc", 'auto f = Open("/proc/self/maps");\n')
    assert "graph.cc:1: only memory/ reads /proc" in the_one(check_layers.check(tree.src))


@pytest.mark.parametrize("code", ["#if PY_VERSION_HEX >= 1", "if (v >= Version{3, 12})", 'if (v == "3.11")', "V(3,8);"])
def test_decoders_do_not_know_versions(tree, code):
    tree("heap/decode.cc", code + "\n")
    assert "ask the Layout" in the_one(check_layers.check(tree.src))


@pytest.mark.parametrize("code", [
    "// CPython 3.11, gh-1: dk_size became dk_log2_size",
    "/* since\n 3.12 */",
    "double slope = 3.0;",
    "char quote = '\"';  // 3.12",
    "int n = f(13, 12);",
])
def test_comments_and_other_numbers_are_no_versions(tree, code):
    tree("heap/decode.cc", code + "\n")
    assert check_layers.check(tree.src) == []


def test_a_version_in_a_raw_string_after_a_quote_is_seen(tree):
    tree("heap/decode.cc", 'auto s = R"x(" // )x"; auto v = "3.12";\n')
    assert "decode.cc:1:" in the_one(check_layers.check(tree.src))


def test_the_program_exits_with_1_and_prints_each_place(tree, capsys):
    tree("heap/a.cc", '#include "memory/a.h"\n')
    tree("heap/b.cc", '#include "analysis/b.h"\n')
    assert check_layers.main([str(tree.src)]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert check_layers.main([str(ROOT / "src")]) == 0


def test_the_architecture_page_shows_this_table():
    page = (ROOT / "ARCHITECTURE.md").read_text()
    assert check_layers.markdown() in page, "paste the output of tools/check_layers.py --markdown into ARCHITECTURE.md"
