#!/usr/bin/env python3
"""Runs clang-tidy over the files of a build folder and remembers which ones were clean: newest first, tests last.

usage: tidy.py BUILD [--jobs N] [--budget SECONDS] [FILE…]

A file is looked at again when it, a header of ours that it includes (also by way of others), its command or
.clang-tidy has changed. When the budget ends, the number of files that were not reached is printed. Exits 1 on findings.
"""

import argparse
import concurrent.futures
import hashlib
import json
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)
TIDY = "clang-tidy-19"


def with_headers(path, seen):
    """The file and all headers under src/ that it includes."""
    if path in seen or not path.exists():
        return seen
    seen.add(path)
    for name in INCLUDE.findall(path.read_text()):
        with_headers(SRC / name, seen)
    return seen


def fingerprint(path, command, settings):
    digest = hashlib.sha256((settings + command).encode())
    for file in sorted(with_headers(path, set())):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--budget", type=float, default=24 * 3600)
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()

    commands = {Path(c["file"]): c["command"] for c in json.loads((arguments.build / "compile_commands.json").read_text())}
    chosen = {f.resolve() for f in arguments.files}
    files = [f for f in commands if not chosen or f in chosen]
    files.sort(key=lambda f: (f.stem.endswith("_test"), -f.stat().st_mtime))
    settings = (ROOT / ".clang-tidy").read_text()
    clean_folder = arguments.build / "tidy"
    clean_folder.mkdir(exist_ok=True)
    stop_at = time.monotonic() + arguments.budget

    def look_at(path):
        """(path, None if not reached, else clang-tidy's findings)"""
        mark = clean_folder / fingerprint(path, commands[path], settings)
        if mark.exists():
            return path, ""
        if time.monotonic() > stop_at:
            return path, None
        run = subprocess.run([TIDY, "-p", str(arguments.build), "--quiet", str(path)],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if run.returncode == 0:
            mark.touch()
            return path, ""
        return path, run.stdout or f"{path}: clang-tidy ended with status {run.returncode}\n"

    bad = not_reached = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for path, findings in pool.map(look_at, files):
            if findings is None:
                not_reached += 1
            elif findings:
                bad += 1
                print(findings, end="")
    print(f"clang-tidy: {len(files) - bad - not_reached} files clean, {bad} with findings, {not_reached} not reached in time")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
