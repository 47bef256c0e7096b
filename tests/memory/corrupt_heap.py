"""Overwrites the header of a block of malloc in the middle of the heap, and never allocates from it again."""

import ctypes
import sys

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
blocks = [libc.malloc(50_000) for _ in range(400)]
for block in blocks:
    ctypes.memset(block, 1, 50_000)
ready = "ready\n"
sys.stdout.write(ready)
ctypes.memset(blocks[200] - 8, 0xFF, 8)
sys.stdout.flush()
sys.stdin.read()
