#!/usr/bin/env python3
"""Checks that every room of src/ stays within its walls. Prints file:line and what to do; exits 1 if any does not.

usage: check_layers.py [SRC]        check the tree (default: src/ of this repository)
       check_layers.py --markdown   print the table of rooms as ARCHITECTURE.md shows it
"""

import re
import sys
from pathlib import Path

# The one table: room -> (what it is, which rooms it may include besides itself).
ROOMS = {
    "base": ("result, error, descriptors, bytes, strong ids, checks", []),
    "memory": ("bytes at an address: live process, forked copy, core file; maps, ELF", ["base"]),
    "heap": ("the graph: nodes, named edges, types, strings; pure data", ["base"]),
    "cpython": ("what the bytes mean: layouts, runtime finder, walker, decoders, frames", [
        "base", "memory", "heap", "native"]),
    "snapshot": ("the `.held` file: format, writer, reader", ["base", "heap"]),
    "analysis": ("dominators, root paths, growth: free functions on a graph", ["base", "heap"]),
    "native": ("where the resident bytes are: arenas, malloc, mappings", ["base", "memory"]),
    "agent": ("the part that lives in a target: allocation sites, request labels", ["base"]),
    "trace": ("reads the agent's stream and joins sites to nodes", ["base", "heap"]),
    "load": ("HTTP load: request mixes, phases, exact counts", ["base"]),
    "findings": ("the judge and its rules: from growth to a verdict", ["base", "heap", "analysis", "native", "trace"]),
    "report": ("a finding as text and JSON", ["base", "findings"]),
    "app": ("the sentences: each command as a short story", [
        "base", "memory", "cpython", "heap", "snapshot", "analysis", "native", "trace", "load", "findings", "report"]),
    "cli": ("main and one file per command", ["base", "app"]),
}

# Folders inside a room that may see more than the room.
MORE_FOR_FOLDER = {"report/export": ["heap"]}

# Words that belong to some rooms only: (pattern, where it may stand, what to do, whether tests may use it anyway).
RESERVED = [
    (re.compile(r"#\s*include\s*<Python\.h>"), ("agent/",),
     "Python.h belongs to agent/ and the bindings: read the target's bytes through a Layout instead", False),
    (re.compile(r"#\s*include\s*<sys/ptrace\.h>"), ("memory/",),
     "only memory/ traces processes: ask it for an AddressSpace", False),
    (re.compile(r'"[^"\n]*/proc\b'), ("memory/",),
     "only memory/ reads /proc: add what is needed to its interface", True),
    (re.compile(r"PY_VERSION|\b3\.(?:[6-9]|1[0-9])\b|\b3, ?(?:[6-9]|1[0-9])\b"),
     ("cpython/layouts/", "cpython/runtime_finder"),
     "CPython versions belong to cpython/layouts/ and the runtime finder: ask the Layout for a fact instead", True),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"/]+)/[^"]*"')
CMAKE_ROOM = re.compile(r"stillheld_room\(\s*(\w+)(?:\s+ROOMS\s+([^)]*?))?(?:\s+LIBRARIES\s+[^)]*)?\s*\)", re.S)
RAW_STRING = r'R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"'
LITERAL = RAW_STRING + r"""|"(?:\\.|[^"\\\n])*"|'(?:\\[^\n]{1,4}|[^'\\\n])'"""
COMMENT = re.compile(rf"(?P<literal>{LITERAL})|//[^\n]*|/\*.*?\*/", re.S)


def without_comments(text):
    """Blanks comments, keeps strings and the number of lines."""
    return COMMENT.sub(lambda m: m.group("literal") or "\n" * m.group(0).count("\n"), text)


def rooms_in_cmake(folder):
    """(rooms named in the folder's CMakeLists.txt, line of the call), or (None, 0) if it makes no room."""
    text = (folder / "CMakeLists.txt").read_text() if (folder / "CMakeLists.txt").exists() else ""
    call = CMAKE_ROOM.search(text)
    if not call or call.group(1) != folder.name:
        return None, 0
    return (call.group(2) or "").split(), text.count("\n", 0, call.start()) + 1


def check_room(src, folder):
    """Yields one sentence for each thing that is not as the table says."""
    room = folder.name
    if room not in ROOMS:
        yield f"{folder}:1: no such room: add it to ROOMS in tools/check_layers.py, or move the files into a room"
        return
    allowed = ROOMS[room][1]
    declared, line = rooms_in_cmake(folder)
    if declared is None:
        yield f"{folder}/CMakeLists.txt:1: call stillheld_room({room} ROOMS …) here"
        declared = []
    for other in declared:
        if other not in allowed:
            yield f"{folder}/CMakeLists.txt:{line}: {room} may not use {other}: it may use {' '.join(allowed) or 'nothing'}"

    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".cc", ".h"):
            continue
        inside = path.relative_to(src).as_posix()
        more = [m for prefix, rooms in MORE_FOR_FOLDER.items() if inside.startswith(prefix + "/") for m in rooms]
        is_test = path.stem.endswith(("_test", "_fuzz"))
        for number, text in enumerate(without_comments(path.read_text()).split("\n"), start=1):
            include = INCLUDE.match(text)
            other = include.group(1) if include else room
            if other != room and other in ROOMS:
                if other not in allowed + more:
                    yield (f"{path}:{number}: {room} may not include {other}: it may use {' '.join(allowed) or 'nothing'};"
                           f" move the code to a room that may, or hand in what it needs as data")
                elif other != "base" and other not in declared + more:
                    yield f"{path}:{number}: add {other} to ROOMS in {room}/CMakeLists.txt"
            if include:
                continue
            for pattern, homes, what_to_do, tests_may in RESERVED:
                if pattern.search(text) and not inside.startswith(homes) and not (is_test and tests_may):
                    yield f"{path}:{number}: {what_to_do}"


def check(src):
    src = Path(src)
    return [line for folder in sorted(p for p in src.iterdir() if p.is_dir()) for line in check_room(src, folder)]


def markdown():
    lines = ["| room (`src/…`) | what it is | may use |", "|---|---|---|"]
    for room, (what, allowed) in ROOMS.items():
        lines.append(f"| `{room}/` | {what} | {', '.join(allowed) or 'std'} |")
    return "\n".join(lines)


def main(arguments):
    if arguments == ["--markdown"]:
        print(markdown())
        return 0
    found = check(arguments[0] if arguments else Path(__file__).resolve().parent.parent / "src")
    print("\n".join(found) if found else "layers: every room stays within its walls")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
