"""Makes the applications of tests/apps importable."""

import importlib
import os
import sys

APPS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "apps")


def load(folder):
    sys.path.insert(0, os.path.join(APPS, folder))
    try:
        module = importlib.import_module("app")
    finally:
        del sys.path[0]
    return module
