"""Writes, for code objects of the standard library: first line, line table, and the line of every code unit."""
import dis
import struct
import sys

from standard_library import code_objects

HAS_CO_LINES = sys.version_info >= (3, 10)


def lines_by_range(code):
    """(begin, end, line or 0) of every range of offsets, as the interpreter itself understands its table."""
    if HAS_CO_LINES:
        return [(begin, end, line or 0) for begin, end, line in code.co_lines()]
    starts = list(dis.findlinestarts(code))
    ends = [begin for begin, _ in starts[1:]] + [len(code.co_code)]
    return [(begin, end, line) for (begin, line), end in zip(starts, ends)]


for code in code_objects():
    table = code.co_linetable if HAS_CO_LINES else code.co_lnotab
    ranges = lines_by_range(code)
    sys.stdout.buffer.write(struct.pack("<iII", code.co_firstlineno, len(table), len(ranges)))
    sys.stdout.buffer.write(table)
    for row in ranges:
        sys.stdout.buffer.write(struct.pack("<III", *row))
