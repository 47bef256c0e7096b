"""A process that makes what targets/NAME.py makes, and tells of itself: target.py NAME FILE."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[0:0] = [HERE, os.path.join(HERE, "targets")]

import teller  # noqa: E402


def main(name, path):
    kept = __import__(name).make()
    teller.tell(path)
    return kept


if __name__ == "__main__":
    main(*sys.argv[1:])
