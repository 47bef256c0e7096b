"""Cycles that pass through types of C without collector support: no collection frees them. Prints "ready" and waits."""

import gc
import sys

import blind


class Connection:
    def __init__(self):
        self.parser = blind.Parser(self.on_data)

    def on_data(self):
        pass


def fail():
    try:
        raise ValueError("recorded")
    except ValueError as error:
        failure = blind.Failure(error.__traceback__)
    return None if failure else failure


for _ in range(20):
    Connection()
    fail()
kept = [Connection() for _ in range(5)]
gc.collect()
print("ready", flush=True)
sys.stdin.readline()
