"""References that an extension took and never gave back, each proved: nothing in the process holds them, so no graph can
show them. What is not in this list stays unexplained.

A proof is a function of the object and of the number of references that nothing shows. It says how the extension loses
them, or None if that is not so of this object. It looks at the object alone or tries the extension out; a proof that is
read in the extension's source says which function it is, and holds for the very objects that this function handles.
"""

import ctypes
import gc
import sys
import weakref

WRAPPER = type(object.__init__)
METHOD = type(list.append)
D_BASE = object.__basicsize__ // 8 + 3  # the word behind PyObject_HEAD, d_type, d_name, d_qualname


def image_of(address):
    """The file that is mapped at this address, "" if it is memory of the process alone."""
    with open("/proc/self/maps") as maps:
        for line in maps:
            begin, end = line.split()[0].split("-")
            if int(begin, 16) <= address < int(end, 16):
                return line.split(None, 5)[5].strip() if len(line.split(None, 5)) > 5 else ""
    return None


def description(wrapper):
    """Where the slot is described that a wrapper_descriptor wraps: in the interpreter, unless somebody has replaced it."""
    return ctypes.cast(id(wrapper), ctypes.POINTER(ctypes.c_void_p))[D_BASE]


def has_replaced_description(obj):
    return type(obj) is WRAPPER and image_of(description(obj)) != image_of(description(object.__repr__))


def docstring_of_cython(obj, lost):
    """To give a special method its docstring, Cython asks for it with PyObject_GetAttrString, lets a copy of its own take
    the place of what describes the slot, and never gives the reference back. For a method that is no wrapper
    (__getattr__), it asks and does no more."""
    if lost != 1:
        return None
    if has_replaced_description(obj):
        return "Cython: docstring of a special method (the slot's description is the extension's own)"
    if type(obj) is METHOD and obj.__name__ == "__getattr__":
        if any(has_replaced_description(other) for other in vars(obj.__objclass__).values()):
            return "Cython: docstring of a special method (__getattr__ of a class whose other ones are replaced)"
    return None


def type_of_cython(obj, lost):
    """In some builds of Cython's, a function that dies does not give back the reference to its class. Tried out: the
    functions of this class that a module alone holds are let go of."""
    if not isinstance(obj, type) or not obj.__module__.startswith("_cython_"):
        return None
    before, freed = sys.getrefcount(obj), 0
    for module in list(sys.modules.values()):
        space = getattr(module, "__dict__", {})
        for name in [name for name, value in space.items() if type(value) is obj]:
            alive = weakref.ref(space[name])
            space[name] = None
            freed += alive() is None
    if freed == 0 or sys.getrefcount(obj) < before:
        return None
    return "Cython: a function that dies keeps the reference to its class (tried out)"


def mixin_of_protobuf(obj, lost):
    """python/protobuf.c, PyUpb_AddClassWithRegister: PyObject_GetAttrString for each method that a class takes over from
    an abstract one, and no Py_DECREF."""
    module = sys.modules.get("google._upb._message")
    if module is None or not callable(obj) or not hasattr(obj, "__name__"):
        return None
    owners = [kind for kind in gc.get_objects() if isinstance(kind, type) and kind.__module__ == module.__name__]
    taken = sum(vars(kind).get(obj.__name__) is obj for kind in owners)
    return "protobuf: method taken over from an abstract class" if lost <= taken else None


def comparison_of_numpy(obj, lost):
    """special_integer_comparisons.cpp, add_dtype_loops: returns in front of the line that gives the ufunc back."""
    numpy = sys.modules.get("numpy")
    names = ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")
    if numpy is None or lost != 1 or not any(obj is getattr(numpy, name) for name in names):
        return None
    return "NumPy: ufunc of a comparison, to which loops for Python's integers were added"


def loop_of_numpy(obj, lost):
    """dispatching.cpp, PyUFunc_AddLoopFromSpec_int and the callers of PyUFunc_AddLoop: the list of loops takes a reference
    of its own to the tuple, theirs is never given back."""
    numpy = sys.modules.get("numpy")
    if numpy is None or lost != 1 or type(obj) is not tuple or len(obj) != 2 or type(obj[0]) is not tuple:
        return None
    meta = type(type(numpy.dtype("u1")))
    if not all(item is None or isinstance(item, meta) for item in obj[0]):
        return None
    if type(obj[1]).__name__ not in ("_ArrayMethod", "PyCapsule"):
        return None
    return "NumPy: loop added to a ufunc"


def member_of_orjson(obj, lost):
    """lib.rs: from CPython 3.10 to 3.12 the module is filled with PyModule_AddObjectRef, which takes a reference of its
    own, and those of orjson are never given back; nor that to the name that both functions get."""
    module = sys.modules.get("orjson.orjson")
    if module is None or not (3, 10) <= sys.version_info[:2] <= (3, 12):
        return None
    if lost == 1 and any(obj is getattr(module, name) for name in ("__version__", "dumps", "loads")):
        return "orjson: member of its module"
    return "orjson: name of its module" if obj is module.dumps.__module__ and lost <= 2 else None


PROOFS = (docstring_of_cython, mixin_of_protobuf, comparison_of_numpy, loop_of_numpy, member_of_orjson, type_of_cython)


def prove(unexplained):
    """For each (object, number of references that nothing shows): the sentence that proves them lost, or None. Comes last:
    what is tried out takes the process apart."""
    said = []
    for proof in PROOFS:
        for number, (obj, lost) in enumerate(unexplained):
            if len(said) <= number:
                said.append(None)
            if said[number] is None:
                try:
                    said[number] = proof(obj, lost)
                except Exception:
                    pass
    return said
