"""A known number of bytes in large objects, and of native blocks; whichever allocator was preloaded."""

import ctypes
import json
import sys

keep = [bytes([1 + i % 250]) * 5_000 for i in range(4_000)]  # written to: what was never touched is not resident
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
for _ in range(10_000):
    libc.memset(libc.malloc(1_000), 1, 1_000)
print(json.dumps({"objects": 4_000 * 5_000, "native": 10_000 * 1_000}), flush=True)
sys.stdin.read()
