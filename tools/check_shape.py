#!/usr/bin/env python3
"""Checks the shape of src/: a short README in every room, no file that is too long to read. Exits 1 if not."""

import sys
from pathlib import Path

README_LINES = 15
FILE_LINES = 800


def check(src):
    found = []
    for room in sorted(p for p in Path(src).iterdir() if p.is_dir()):
        readme = room / "README.md"
        if not readme.exists():
            found.append(f"{readme}:1: write it: what the room is, what comes in, what goes out, what it may include")
        elif not readme.read_text().startswith(f"# {room.name}"):
            found.append(f"{readme}:1: begin it with '# {room.name}', and let no formatter for code at it")
        elif len(readme.read_text().splitlines()) > README_LINES:
            found.append(f"{readme}:{README_LINES + 1}: a room's README has at most {README_LINES} lines")
    for path in sorted(Path(src).rglob("*")):
        if path.suffix in (".cc", ".h") and len(path.read_text().splitlines()) > FILE_LINES:
            found.append(f"{path}:{FILE_LINES + 1}: split it: no file is longer than {FILE_LINES} lines")
    return found


if __name__ == "__main__":
    findings = check(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "src")
    print("\n".join(findings) if findings else "shape: every room has its README, no file is too long")
    sys.exit(1 if findings else 0)
