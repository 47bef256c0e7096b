"""Computes the same things again and again, in one thread, and compares the results. Answers each line on its input from
a second thread."""

import hashlib
import json
import sys
import threading

passes = 0
wrong = {}


def compute():
    total = 0.0
    table = {}
    for i in range(1, 6000):
        total += 1.0 / i
        table[str(i)] = (i * i) % 7919
    digest = hashlib.sha256(repr(sorted(table.items())).encode()).hexdigest()
    kept = [object() for _ in range(1000)]
    return total, digest, len(set(map(id, kept))), sum(table.values())


def answer():
    for _ in sys.stdin:
        print(json.dumps({"rounds": {"passes": passes}, "wrong": wrong}), flush=True)


expected = compute()
threading.Thread(target=answer, daemon=True).start()
main = threading.main_thread()
while True:
    if compute() != expected:
        wrong["results"] = wrong.get("results", 0) + 1
    passes += 1
