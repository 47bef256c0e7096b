"""Compiles uses.py, or the files named, and writes each code object: bytes, line table, first line, names, locals."""
import os
import struct
import sys

from standard_library import nested


def text(value):
    data = value.encode()
    return struct.pack("<I", len(data)) + data


def texts(values):
    return struct.pack("<I", len(values)) + b"".join(map(text, values))


def emit(code):
    if hasattr(code, "_varname_from_oparg"):
        count = len(set(code.co_varnames) | set(code.co_cellvars)) + len(code.co_freevars)
        local_names = [code._varname_from_oparg(i) for i in range(count)]
        first_cell = 0
    else:
        local_names = code.co_varnames + code.co_cellvars + code.co_freevars
        first_cell = len(code.co_varnames)
    table = code.co_linetable if hasattr(code, "co_lines") else code.co_lnotab
    out = struct.pack("<I", len(code.co_code)) + code.co_code + struct.pack("<I", len(table)) + table
    handlers = getattr(code, "co_exceptiontable", b"")
    out += struct.pack("<I", len(handlers)) + handlers
    slices = [i for i, value in enumerate(code.co_consts) if type(value) is slice]
    out += struct.pack("<I%dI" % len(slices), len(slices), *slices)
    out += struct.pack("<iI", code.co_firstlineno, first_cell) + texts(code.co_names) + texts(local_names)
    sys.stdout.buffer.write(out)


for path in sys.argv[2:] or [os.path.join(os.path.dirname(os.path.abspath(__file__)), "uses.py")]:
    with open(path, "rb") as file:
        for code in nested(compile(file.read(), path, "exec")):
            emit(code)
