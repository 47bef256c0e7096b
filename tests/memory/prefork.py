"""A server's parent loads its data and forks; the worker only reads a half of it, which writes to every reference count."""

import gc
import os
import sys

records = [{"number": i, "text": str(i)} for i in range(100_000)]
gc.disable()
worker = os.fork()
if worker == 0:
    for record in records[:50_000]:
        record["number"] += 1
    print(os.getpid(), flush=True)
    sys.stdin.read()
else:
    os.wait()
