"""A known number of bytes in large objects, and of native blocks; whichever allocator was preloaded.

One more object is made ahead, and nothing written to it: with most allocators it is not resident.
"""

import ctypes
import json
import os
import sys

keep = [bytes([1 + i % 250]) * 5_000 for i in range(4_000)]  # written to
ahead = bytes(64_000_000)


def resident_bytes(begin, size):
    """As /proc/self/pagemap tells: bit 63 of a page's entry."""
    first, last = begin // 4096, (begin + size) // 4096
    with open("/proc/self/pagemap", "rb", buffering=0) as pagemap:
        entries = os.pread(pagemap.fileno(), (last - first) * 8, first * 8)
    return 4096 * sum(high >> 7 for high in entries[7::8])


libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
for _ in range(10_000):
    libc.memset(libc.malloc(1_000), 1, 1_000)
print(json.dumps({"objects": 4_000 * 5_000 + resident_bytes(id(ahead), 64_000_000), "native": 10_000 * 1_000}), flush=True)
sys.stdin.read()
