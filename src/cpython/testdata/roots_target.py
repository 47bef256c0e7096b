"""Holds things by every kind of root there is, and some garbage that nothing holds."""
import asyncio
import atexit
import codecs
import concurrent.futures
import ctypes
import decimal
import email.message
import gc
import http.server
import json
import logging
import multiprocessing
import os
import sqlite3
import sys
import threading
import unittest
import warnings
import xml.etree.ElementTree

DEAD = 100
global_var = ["a module holds this"]


class Dead:
    def __init__(self):
        self.me = self


class Kept:
    def __call__(self, *arguments):
        return None


def state():
    """Objects that a field of a state holds and nothing else, by the field's name."""
    at_exit, forker, search = Kept(), Kept(), Kept()
    codecs.register(search)
    held = {"gc.callbacks": id(gc.callbacks), "gc.garbage": id(gc.garbage),
            "sysdict": id(sys.__dict__), "modules": id(sys.modules), "builtins": id(__builtins__.__dict__)}
    if sys.version_info >= (3, 7):  # before, these are variables of C files
        import contextvars
        contextvars.ContextVar("variable").set(1)
        os.register_at_fork(before=forker)
        held["warnings.filters"] = id(warnings.filters)
    if sys.version_info >= (3, 10):
        atexit.register(at_exit)
        held["atexit"] = id(at_exit)
        for entry in gc.get_referrers(at_exit):
            for referrer in gc.get_referrers(entry):
                # Not the one that the loop goes over.
                if type(entry) is tuple and type(referrer) is list and all(type(e) is tuple for e in referrer):
                    held["atexit"] = id(referrer)
    for referrer in gc.get_referrers(search):
        if type(referrer) is list:
            held["codec_search_path"] = id(referrer)
    for referrer in gc.get_referrers(forker):
        if type(referrer) is list:
            held["before_forkers"] = id(referrer)
    threading.local().x = 1
    return held


def main():
    local_var = ["a frame holds this"]
    held = state()
    gc.collect()
    gc.disable()
    for _ in range(DEAD):
        Dead()
    dead = {"__main__.Dead": DEAD}
    if sys.version_info < (3, 11):
        dead["dict"] = DEAD
    truth = {"dead": dead, "global_var": id(global_var), "local_var": id(local_var), "state": held}
    truth["line"] = sys._getframe().f_lineno; print(json.dumps(truth), flush=True); sys.stdin.readline()


main()
