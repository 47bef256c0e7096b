"""Lives in a target: tells what the interpreter itself says of every object, and later whether what was said of the
objects from outside is so. Runs in CPython 2.7 and in every one since 3.6, and imports next to nothing.

FILE is a sequence of records of 64-bit numbers, one per object: address, address of the type, reference count,
sys.getsizeof or 0, len() + 1 or 0, flags (1: tracked by the collector, 2: of this module's own doing), number of
referents, their addresses. FILE.types has one line for each type: address, name.
FILE.unexplained has two for each object with references that nothing shows: its address, how many.
FILE.claims is made of records of four: address of an object, kind of edge, name (line of FILE.names) or index, address
that is said to be there. Bits 8 and above of the kind are handed back with the answer. FILE.answers is JSON.
"""

import gc
import json
import os
import sys
import types
from array import array
from collections import deque

try:
    import ctypes

    # These do not let go of the interpreter's lock: no other thread runs meanwhile.
    _library = ctypes.PyDLL(None)
    _wait, _open, _read, _write, _close = _library.getchar, _library.open, _library.read, _library.write, _library.close
    _seek = _library.lseek
    _seek.argtypes, _seek.restype = (ctypes.c_int, ctypes.c_long, ctypes.c_int), ctypes.c_long
    _write.argtypes = _read.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_size_t)
except (ImportError, OSError, AttributeError):
    _wait = None

IS_2 = sys.version_info[0] == 2
TEXTS = (str, unicode) if IS_2 else (str,)  # noqa: F821
NUMBERS = "L" if IS_2 else "Q"  # 64 bits
LIMIT = (1 << 64) - 1
LEAVES = TEXTS + (bytes, int, float, bool, type(None), complex)
SIZED = (dict, list, tuple, set, frozenset, bytes, bytearray, deque) + TEXTS
# Their __sizeof__ counts a struct twice, or the bytes object that they refer to.
SIZED_OTHERWISE = ("StgDict", "BytesIO")
C_METHOD = type(list.append)
WRAPPER = type(object.__init__)
C_DESCRIPTORS = (types.MemberDescriptorType, types.GetSetDescriptorType)
flags_of = type.__dict__["__flags__"].__get__
dict_of = type.__dict__["__dict__"].__get__
mro_descriptor = type.__dict__["__mro__"]
refcount = sys.getrefcount


def mro_of(kind):
    """Empty for a static type that nobody has made ready. A class of Python 2 that derives from nothing is left out."""
    mro = mro_descriptor.__get__(kind) or ()
    return tuple([base for base in mro if isinstance(base, type)]) if IS_2 else mro


def find(kind, name):
    """What `name` is in the class that defines it for instances of `kind`; None: nothing."""
    for base in mro_of(kind):
        if name in dict_of(base):
            return dict_of(base)[name]
    return None


def base_among(kind, bases):
    for base in mro_of(kind):
        if base in bases:
            return base
    return None


class Kinds:
    """What has to be known of a type before its instances can be looked at without running Python code."""

    def __init__(self):
        self.known = {}

    def __call__(self, kind):
        if kind not in self.known:
            sizeof = find(kind, "__sizeof__")
            self.known[kind] = (base_among(kind, SIZED), sizeof is not None and type(sizeof) in (C_METHOD, WRAPPER))
        return self.known[kind]


def beside(obj, kind):
    """References that no tp_traverse visits, as far as they lead to objects that nothing else leads to."""
    if kind is types.CodeType:
        return [obj.co_consts]
    if issubclass(kind, type) and not flags_of(obj) & 1 << 9 and dict_of(obj) is not None:  # a static type
        return [mro_descriptor.__get__(obj) or ()] + list(dict_of(obj).values())
    return ()


def is_table_of_interned(obj, kind):
    """From CPython 3.14 on it is in the collector's lists, but it has no reference of its own to any string."""
    return sys.version_info >= (3, 14) and kind is dict and len(obj) > 1000 and all(k is v for k, v in obj.items())


def everything(visit, own=()):
    """Calls visit(object, type, referents, is_tracked) for all that the collector or anything it tracks leads to, and
    returns it. What only `own` lead to is left out."""
    empty_free_list()
    if IS_2 and own:
        own.add(id(sys._getframe()))  # the collector knows every frame there
    waiting = gc.get_objects()
    tracked = len(waiting)
    seen = set(map(id, waiting))
    number = 0
    for obj in waiting:
        number += 1
        kind = type(obj)
        referents = [] if kind in LEAVES or is_table_of_interned(obj, kind) else gc.get_referents(obj)
        visit(obj, kind, referents, number <= tracked)
        more = beside(obj, kind)
        if id(obj) in own:
            continue
        for target in referents + [kind] + list(more):
            if id(target) not in seen:
                seen.add(id(target))
                waiting.append(target)
        target = more = referents = None
    return waiting


class Dump:
    def __init__(self, probe):
        self.numbers = array(NUMBERS)
        self.kinds = Kinds()
        self.types = {}
        self.own = set()
        self.extra = 0
        self.visit(probe, type(probe), [], False)
        self.extra = self.numbers[2] - 1
        del self.numbers[:]

    def visit(self, obj, kind, referents, is_tracked):
        count = refcount(obj) - self.extra
        base, is_sized_in_c = self.kinds(kind)
        size = 0
        if is_sized_in_c and kind.__name__ not in SIZED_OTHERWISE:
            try:
                # A static type has no header of the collector, but sys.getsizeof adds one for some.
                is_static_type = type in mro_of(kind) and not flags_of(obj) & 1 << 9
                size = type.__sizeof__(obj) if is_static_type else sys.getsizeof(obj)
                if IS_2 and is_static_type:  # says the size of a class
                    size = 0
            except Exception:
                pass
        length = 0 if base is None else base.__len__(obj) + 1
        flags = (1 if is_tracked else 0) + (2 if id(obj) in self.own else 0)
        if IS_2 and kind is types.InstanceType:
            kind = obj.__class__
        self.types[id(kind)] = kind
        self.numbers.extend((id(obj), id(kind), max(count, 0) & LIMIT, size, length, flags, len(referents)))
        self.numbers.extend(map(id, referents))


def type_name(kind):
    name = str(getattr(kind, "__qualname__", kind.__name__))
    module = getattr(kind, "__module__", None)
    return name if module in (None, "builtins", "__builtin__") else "%s.%s" % (module, name)


def empty_free_list():
    """The module _asyncio visits its list of free iterators, from CPython 3.12 on. To hand out one of those and to take it back
    puts it into the list a second time, and the list becomes a ring. So all are taken out of it, and kept."""
    module = sys.modules.get("_asyncio")
    if module is None or sys.version_info < (3, 12):
        return

    class Loop:
        def get_debug(self):
            return False

    future = module.Future(loop=Loop())
    taken_out.extend(future.__iter__() for _ in range(300))


taken_out = []


def make_ready():
    """A static type is completed when it is first asked for something: that must not happen while the teller tells."""
    kinds = Kinds()
    everything(lambda obj, kind, referents, is_tracked: (kinds(kind), type_name(kind)))


def dump(path):
    before = set(map(id, gc.get_objects()))
    probe = [object()]
    told = Dump(probe[0])
    visit, own, frame = told.visit, told.own, sys._getframe()
    own.update((id(told.numbers), id(probe[0])))
    while frame is not None:
        own.add(id(frame))
        frame = frame.f_back
    own |= set(map(id, gc.get_objects())) - before
    del everything(visit, own)[:]
    numbers, kinds = told.numbers, told.types
    own = told = visit = before = probe = None
    write_file(path, numbers.tostring() if IS_2 else numbers.tobytes())
    write_file(path + ".types", "".join("%d %s\n" % (address, type_name(kind)) for address, kind in kinds.items()).encode())
    write_out(1, b"ready\n")


def encoded(path):
    return path if IS_2 else os.fsencode(path)


def write_file(path, data):
    if _wait is None:
        with open(path, "wb") as file:
            file.write(data)
        return
    descriptor = _open(encoded(path), os.O_WRONLY | os.O_CREAT, 0o600)
    write_out(descriptor, data)
    _close(descriptor)


def read_file(path):
    if _wait is None:
        with open(path, "rb") as file:
            return file.read()
    descriptor = _open(encoded(path), os.O_RDONLY)
    size = _seek(descriptor, 0, os.SEEK_END)
    _seek(descriptor, 0, os.SEEK_SET)
    buffer = ctypes.create_string_buffer(max(size, 1))
    parts = []
    while size > 0:
        count = _read(descriptor, buffer, size)
        if count <= 0:
            break
        parts.append(buffer.raw[:count])
        size -= count
    _close(descriptor)
    return b"".join(parts)


def write_out(descriptor, data):
    while data:
        data = data[(os.write if _wait is None else write_with_lock)(descriptor, data):]


def write_with_lock(descriptor, data):
    return _write(descriptor, data, len(data))


def wait():
    """Until a line comes in, with all other threads standing still."""
    if _wait is None:
        return os.read(0, 1)
    return _wait()


# Kinds of edges: heap/edge.h.
ATTRIBUTE, DICT, CLASS, STRING_KEY, OTHER_KEY, KEY, INDEX, MEMBER, CELL, LOCAL, STACK, INTERNAL, WEAK, GUESSED, IN_MEMORY = range(15)


def namespace_of(obj):
    """Its __dict__, or None."""
    if isinstance_exactly(obj, type):
        return gc.get_referents(dict_of(obj))[0] if dict_of(obj) else None
    descriptor = find(type(obj), "__dict__")
    if type(descriptor) is not types.GetSetDescriptorType:
        if type(descriptor) is not types.MemberDescriptorType:
            return None
    return descriptor.__get__(obj)


def isinstance_exactly(obj, base):
    return base in mro_of(type(obj))


def attribute_is(obj, name, target):
    if IS_2 and type(obj) is types.ClassType:
        return id(getattr(obj, name, None)) == target
    shown = False
    for base in mro_of(type(obj)):
        descriptor = dict_of(base).get(name)
        if type(descriptor) not in C_DESCRIPTORS:
            continue
        shown = True
        try:
            if id(descriptor.__get__(obj)) == target:
                return True
        except Exception:
            pass
    space = namespace_of(obj)
    if space is not None and name in space:
        return id(space[name]) == target
    if space is None and type(obj).__flags__ & 1 << 4:
        # Its attributes lie in the instance, and the type shows no __dict__: TypeVarTuple.
        try:
            return id(object.__getattribute__(obj, name)) == target or None
        except AttributeError:
            return False
    if shown:
        # A descriptor may answer with a copy, or with what it makes of the field.
        return None
    return None if find(type(obj), name) is not None or hasattr(type(obj), "__getattr__") else False


def shows(obj, target):
    """Whether some field that its type has in C leads there, under whatever name."""
    for base in mro_of(type(obj)):
        for descriptor in list(dict_of(base).values()):
            if type(descriptor) in C_DESCRIPTORS:
                try:
                    if id(descriptor.__get__(obj)) == target:
                        return True
                except Exception:
                    pass
    return False


def mapping_has(obj, kind, name, target):
    if kind == KEY:
        return any(id(key) == target for key in dict.keys(obj))
    if kind == STRING_KEY and name != "<str>":
        return name in dict.keys(obj) and id(dict.__getitem__(obj, name)) == target
    return any(id(value) == target for value in dict.values(obj))


def frames_of(obj):
    """Of a frame, itself; of what is suspended, all the frames that it has."""
    for name in ("gi_frame", "cr_frame", "ag_frame"):
        if hasattr(type(obj), name):
            frame = getattr(obj, name)
            return [] if frame is None else [frame]
    frames = [obj] if type(obj) is types.FrameType else []
    getter = find(type(obj), "gr_frame")
    frame = getter.__get__(obj) if type(getter) in C_DESCRIPTORS else None
    while frame is not None:
        frames.append(frame)
        frame = frame.f_back
    return frames


def is_so(obj, kind, name, index, target, objects):
    """True, False, or None where Python has no way to say."""
    if kind == ATTRIBUTE:
        frames = frames_of(obj) if name.startswith("f_") else []
        return any_so([attribute_is(one, name, target) for one in frames or [obj]])
    if kind == DICT:
        space = namespace_of(obj)
        if space is None or id(space) == target:
            return None if space is None else True
        # A static type has a namespace in each interpreter of the process.
        return None if isinstance_exactly(obj, type) and not flags_of(obj) & 1 << 9 else False
    if kind == CLASS:
        return id(type(obj)) == target
    if IS_2 and obj is sys.__dict__ and name in ("exc_type", "exc_value", "exc_traceback"):
        return None  # what was caught last: here, since
    if kind in (STRING_KEY, OTHER_KEY, KEY) and isinstance_exactly(obj, dict):
        return mapping_has(obj, kind, name, target)
    if kind == INDEX:
        base = base_among(type(obj), (list, tuple, deque))
        return None if base is None or index >= base.__len__(obj) else id(base.__getitem__(obj, index)) == target
    if kind == MEMBER:
        base = base_among(type(obj), (set, frozenset))
        return None if base is None else any(id(member) == target for member in base.__iter__(obj))
    if kind in (GUESSED, IN_MEMORY):
        return shows(obj, target) or None
    if kind == CELL and type(obj) is types.CellType:
        return id(obj.cell_contents) == target
    if kind == LOCAL:
        values = [frame.f_locals[name] for frame in frames_of(obj) if name in frame.f_locals]
        return any_so([id(value) == target or type_name_of_address(target, value) for value in values])
    if kind == INTERNAL:
        return internal_is(obj, name, target, objects)
    if kind == KEY and isinstance_exactly(obj, type):
        return True if target in keys_of_instances(objects).get(id(obj), ()) else None
    return None


def any_so(verdicts):
    return True if True in verdicts else False if False in verdicts and None not in verdicts else None


def internal_is(obj, name, target, objects):
    """Of a field that Python does not show: True if what is said to be in it is what follows from what Python shows."""
    value = objects.get(target)
    if value is None:
        return None
    if type(obj) is types.CodeType and name in ("co_localsplusnames", "co_localspluskinds"):
        variables = set(obj.co_varnames + obj.co_cellvars + obj.co_freevars)
        return (set(value) == variables if name == "co_localsplusnames" else len(value) == len(variables)) or None
    if name == "md_name":
        return id(dict_of_module(obj).get("__name__")) == target or None
    if name == "ht_slots" and isinstance_exactly(obj, type):
        members = [key for key, one in dict_of(obj).items() if type(one) is types.MemberDescriptorType]
        return sorted(members) == sorted(value) or None
    if name == "od_keys":
        return any(id(key) == target for key in dict.keys(obj)) or None
    if name == "proto" and isinstance_exactly(obj, dict):
        return id(dict.get(obj, "_type_")) == target or None
    if name == "frame_obj":
        return any(id(frame) == target for frame in frames_of(obj)) or None
    if name == "f_funcobj":
        return any(value.__code__ is frame.f_code for frame in frames_of(obj)) or None
    return None


def dict_of_module(module):
    return types.ModuleType.__dict__["__dict__"].__get__(module) or {}


def keys_of_instances(objects, known={}):
    """Address of a class: those of the attributes that its instances have."""
    if not known:
        for obj in list(objects.values()):
            kind = type(obj)
            if flags_of(kind) & 1 << 9 and not isinstance_exactly(obj, type):
                try:
                    space = namespace_of(obj)
                except Exception:
                    continue
                if type(space) is dict:
                    known.setdefault(id(kind), set()).update(map(id, space))
    return known


def type_name_of_address(target, value):
    """A cell variable's label leads to the cell, whose content Python shows."""
    for referrer in gc.get_referrers(value):
        if type(referrer) is types.CellType and id(referrer) == target:
            return True
    return None


class Answers:
    """By type and by what was handed over with the claim: how many were so, were not so, or nobody can say."""

    def __init__(self):
        self.tables = {}

    def add(self, type_address, tag, verdict, example):
        counts = self.tables.setdefault(type_address, {}).setdefault(tag, [0, 0, 0, [], {}])
        counts[2 if verdict is None else 0 if verdict else 1] += 1
        if verdict is None:
            counts[4][example] = counts[4].get(example, 0) + 1
        if verdict is False and len(counts[3]) < 3:
            counts[3].append(example)


def answer(path):
    numbers = array(NUMBERS)
    (numbers.fromstring if IS_2 else numbers.frombytes)(read_file(path + ".claims"))
    names = read_file(path + ".names").decode().split("\n")
    objects = {id(obj): obj for obj in everything(lambda *told: None)}
    answers = Answers()
    long_ones = {}
    for at in range(0, len(numbers), 4):
        address, kind, payload, target = numbers[at:at + 4]
        tag, kind = kind >> 8, kind & 255
        obj = objects.get(address)
        if address not in objects:
            continue
        name = names[payload] if kind in (ATTRIBUTE, STRING_KEY, LOCAL, INTERNAL) else None
        verdict = from_memory(long_ones, obj, kind, name, target)
        if verdict is None:
            try:
                verdict = is_so(obj, kind, name, payload, target, objects)
            except Exception as error:
                verdict = None
                answers.tables.setdefault("errors", {}).setdefault(type(error).__name__, str(error)[:100])
        shown = "%s[%s]" % (kind, payload if name is None else name)
        answers.add(str(id(type(obj))), str(tag), verdict, shown)
    answers.tables["lost"] = lost_references(path, objects)
    write_file(path + ".answers", json.dumps(answers.tables).encode())


def lost_references(path, objects):
    """By type and by proof: of how many objects extensions have lost the references that nothing shows."""
    lost = {}
    if IS_2:
        return lost
    import lost as proofs

    numbers = array(NUMBERS)
    numbers.frombytes(read_file(path + ".unexplained"))
    pairs = [(objects[numbers[i]], numbers[i + 1]) for i in range(0, len(numbers), 2) if numbers[i] in objects]
    names = [type_name(type(obj)) for obj, _ in pairs]
    objects.clear()  # whatever dies in a trial has to die
    for name, proof in zip(names, proofs.prove(pairs)):
        if proof is not None:
            table = lost.setdefault(name, {})
            table[proof] = table.get(proof, 0) + 1
    return lost


def from_memory(long_ones, obj, kind, name, target):
    """Of the members, keys and values of a large container there are many claims: it is gone through once."""
    if kind not in (MEMBER, KEY, OTHER_KEY) and not (kind == STRING_KEY and name == "<str>"):
        return None
    base = base_among(type(obj), (dict, set, frozenset))
    if base is None or base.__len__(obj) < 20:
        return None
    found = long_ones.get((id(obj), kind == KEY))
    if found is None:
        parts = base.values(obj) if base is dict and kind != KEY else base.__iter__(obj)
        found = long_ones[id(obj), kind == KEY] = set(map(id, parts))
    return target in found


def tell(path):
    """Tells, says so on standard output, waits for a byte while it is looked at, then answers the claims and ends the
    process."""
    sys.setcheckinterval(1 << 30) if IS_2 else sys.setswitchinterval(1000)
    make_ready()
    gc.collect()
    gc.disable()
    dump(path)
    wait()
    answer(path)
    os.write(1, b"answered\n")
    os._exit(0)  # no finalisers: they would only complain of what was left unfinished on purpose
