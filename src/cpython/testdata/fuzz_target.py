"""One object of every kind, and some tables, for the fuzzers of the walk."""

import gc
import os

import truth_zoo

kept = truth_zoo.make()
gc.collect()
gc.disable()
os.write(1, b"ready\n")
os.read(0, 1)
os._exit(len(kept) == 0)
