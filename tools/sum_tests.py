#!/usr/bin/env python3
"""Adds up JUnit files (GoogleTest's and pytest's) and prints `N passed, N failed, N skipped`.

usage: sum_tests.py FOLDER
"""

import sys
import xml.etree.ElementTree as xml
from pathlib import Path


def count(folder):
    passed = failed = skipped = 0
    for path in sorted(Path(folder).rglob("*.xml")):
        for case in xml.parse(path).iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
            elif case.find("skipped") is not None or case.get("result") in ("skipped", "suppressed"):
                skipped += 1
            else:
                passed += 1
    return passed, failed, skipped


if __name__ == "__main__":
    totals = count(sys.argv[1])
    print("{} passed, {} failed, {} skipped".format(*totals))
    sys.exit(1 if totals[1] else 0)
