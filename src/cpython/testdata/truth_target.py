"""A target that says what it holds: makes one of everything, writes what the interpreter itself knows of every
object, says so on its standard output, and waits until its standard input ends.

    truth_target.py FILE

The file is a sequence of records of 64-bit numbers, one per object that the collector tracks or that such an object
refers to: address, address of the type, reference count, sys.getsizeof, len() + 1 or 0, whether it is tracked, number
of referents, their addresses. What this script itself uses to find that out is left out.
"""

import gc
import itertools
import os
import sys
from array import array

import truth_zoo


def count_of(obj):
    return sys.getrefcount(obj)


def main(path):
    zoo = truth_zoo.make()
    gc.collect()
    gc.disable()
    own = set()
    probe_holder = [object()]
    # A reference that this script itself adds to every object it looks at.
    probes = [probe_holder[0]]
    extra = 0
    for obj in probes:
        extra = count_of(obj) - 1
    del obj
    file = open(path, "wb", buffering=0)
    waiting = gc.get_objects()
    tracked = len(waiting)
    seen = {id(obj) for obj in waiting}
    numbers = array("Q")
    frame = sys._getframe()
    while frame is not None:
        own.add(id(frame))
        frame = frame.f_back
    own |= {id(own), id(probe_holder), id(probe_holder[0]), id(probes), id(waiting), id(seen), id(numbers)}
    sized = (list, tuple, dict, set, frozenset, str, bytes, bytearray)
    leaves = (str, bytes, int, float, bool, type(None), complex)
    number = 0
    limit = (1 << 64) - 1
    for obj in waiting:
        number += 1
        kind = type(obj)
        if id(obj) in own:
            continue
        # Interned strings: since 3.14 their dict is tracked, and each is gone from it when nothing else holds it.
        if kind is dict and len(obj) > 1000 and all(key is value for key, value in itertools.islice(obj.items(), 50)):
            continue
        count = count_of(obj) - extra
        referents = [] if kind in leaves else gc.get_referents(obj)
        try:
            size = sys.getsizeof(obj)
        except Exception:
            size = 0
        numbers.extend((id(obj), id(kind), max(count, 0) & limit, size))
        numbers.extend((len(obj) + 1 if kind in sized else 0, 1 if number <= tracked else 0, len(referents)))
        numbers.extend(map(id, referents))
        for target in referents:
            if id(target) not in seen:
                seen.add(id(target))
                waiting.append(target)
        target = None
        del referents
    obj = kind = waiting = None
    file.write(memoryview(numbers).cast("B"))
    os.write(1, b"ready\n")
    os.read(0, 1)
    os._exit(len(zoo) == 0)  # no finalisers: they would only complain of what was left unfinished on purpose


if __name__ == "__main__":
    main(sys.argv[1])
