"""Takes native memory when it is told to: a line with a number of bytes, in blocks of 1,000 that no object knows."""

import ctypes
import sys

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]


def take(size):
    for _ in range(size // 1_000):
        libc.memset(libc.malloc(1_000), 1, 1_000)


take(1_000_000)
print("ready", flush=True)
for line in sys.stdin:
    take(int(line))
    print("taken", flush=True)
