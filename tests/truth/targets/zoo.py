"""One object of every kind that the decoders know."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "..", "..", "..", "src", "cpython", "testdata"))

import truth_zoo  # noqa: E402

make = truth_zoo.make
