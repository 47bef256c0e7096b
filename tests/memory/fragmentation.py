"""Memory that grows by fragmentation alone: of each fifty blocks one stays, so that nearly all is free and none goes back."""

import array
import ctypes
import sys

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
libc.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
blocks = array.array("Q", [0]) * 40_000
for i in range(len(blocks)):
    blocks[i] = libc.malloc(1_500)
    libc.memset(blocks[i], 1, 1_500)
for i in range(len(blocks)):
    if i % 50:
        libc.free(blocks[i])
print("ready", flush=True)
sys.stdin.read()
