"""Takes references that it never gives back, and says what the interpreter knows of its allocator."""

import ctypes
import json
import os
import re
import sys
import tempfile

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
take = ctypes.pythonapi.Py_IncRef
take.argtypes = [ctypes.py_object]
text_of = ctypes.pythonapi.PyUnicode_AsUTF8
text_of.restype, text_of.argtypes = ctypes.c_void_p, [ctypes.py_object]


def forgotten(count):
    """Addresses of bytes objects with one reference that nobody has a pointer to."""
    addresses = []
    for number in range(count):
        lost = b"%100d" % number
        take(lost)
        addresses.append(id(lost))
    return addresses


def kept_in_native_memory(count):
    """Addresses of tuples that one word each of the C library's heap points to."""
    room = libc.malloc(8 * count)
    words = (ctypes.c_uint64 * count).from_address(room)
    for number in range(count):
        kept = (number, str(number), [number])
        take(kept)
        words[number] = id(kept)
    addresses = list(words)
    del words, kept
    return addresses


def kept_by_their_text(count):
    """Addresses of strs with one reference: of those the C library's heap has two pointers to the characters, no other."""
    words = (ctypes.c_uint64 * (2 * count)).from_address(libc.malloc(16 * count))
    addresses = []
    for number in range(count):
        kept = "text %d of many" % number
        take(kept)
        words[number] = words[count + number] = text_of(kept)
        addresses.append(id(kept))
    return addresses


def bytes_in_blocks():
    """What sys._debugmallocstats says of blocks in use."""
    with tempfile.TemporaryFile() as file:
        saved = os.dup(2)
        os.dup2(file.fileno(), 2)
        sys._debugmallocstats()
        os.dup2(saved, 2)
        os.close(saved)
        file.seek(0)
        text = file.read().decode()
    found = re.search(r"# bytes in allocated blocks\s*=\s*([\d,]+)", text)
    return int(found.group(1).replace(",", "")) if found else None  # mimalloc counts blocks only


def scrub(depth):
    """Overwrites what calls have left behind on the stack."""
    return 0 if depth == 0 else 1 + scrub(depth - 1)


# Addresses as text: an int would not equal a pointer, but a list of them may reuse memory.
truth = {
    "forgotten": ["%x" % address for address in forgotten(200)],
    "kept": ["%x" % address for address in kept_in_native_memory(300)],
    "texts": ["%x" % address for address in kept_by_their_text(100)],
}
scrub(50)
truth["bytes_in_blocks"] = bytes_in_blocks()
truth["blocks"] = sys.getallocatedblocks()
print(json.dumps(truth), flush=True)
sys.stdin.read()
