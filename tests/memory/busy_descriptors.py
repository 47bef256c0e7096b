"""Opens and closes files and sockets all the time, in two threads."""

import os
import socket
import sys
import threading


def churn():
    while True:
        number = os.open(os.devnull, os.O_RDONLY)
        pair = socket.socketpair()
        os.close(number)
        pair[0].close()
        pair[1].close()


for _ in range(2):
    threading.Thread(target=churn, daemon=True).start()
print("ready", flush=True)
sys.stdin.read()
os._exit(0)
