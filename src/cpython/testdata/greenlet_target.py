"""Greenlets that wait at several depths, below C code too, and what the variables of their frames are."""
import gc
import json
import sys

try:
    import greenlet
except ImportError:
    print("null", flush=True)
    sys.exit()

MAIN = greenlet.getcurrent()


def note(into, **variables):
    into.extend([name, id(value)] for name, value in variables.items())


def leaf(noted, leaf_var):
    in_leaf = {"leaf": leaf_var}
    note(noted, noted=noted, leaf_var=leaf_var, in_leaf=in_leaf)
    MAIN.switch()
    return in_leaf


def below_c(noted, key_var):
    in_key = [key_var]
    note(noted, noted=noted, key_var=key_var, in_key=in_key)
    leaf(noted, in_key)
    return 0


def middle(noted):
    in_middle = ["middle"]
    key = lambda thing: below_c(noted, thing)
    note(noted, in_middle=in_middle, key=key)
    return sorted([in_middle], key=key)


def top(noted):
    in_top = ("top", noted)
    note(noted, noted=noted, in_top=in_top)
    return middle(noted), in_top


def use_the_stack(depth):
    """Overwrites the C stack of the greenlets that wait, so that they must have moved theirs away."""
    return sorted([depth], key=lambda n: use_the_stack(n - 1) and n) if depth else [0]


waiting = []
for number in range(3):
    noted = []
    waiting.append((greenlet.greenlet(top), noted))
    waiting[-1][0].switch(noted)
use_the_stack(20)
finished = greenlet.greenlet(lambda: 1)
finished.switch()
unstarted = greenlet.greenlet(lambda: 1)
truth = {"waiting": [{"address": id(one), "variables": noted} for one, noted in waiting],
         "others": [id(finished), id(unstarted)]}
print(json.dumps(truth), flush=True)
sys.stdin.readline()
