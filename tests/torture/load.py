"""load.py PORT CLIENTS: asks a server of targets/ without a pause, and checks each answer. Nothing is tried twice.
Answers each line on its input with one line of JSON; ends when the input does."""

import http.client
import itertools
import json
import sys
import threading
import time

port, clients = int(sys.argv[1]), int(sys.argv[2])
lock = threading.Lock()
answered = 0
failures = []
times_ms = []
unique = itertools.count()


def ask(connection, route, headers):
    text = f"{next(unique)}"
    connection.request("GET", f"/{route}/{text}", headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200 or body != text.encode():
        raise AssertionError(f"{route}: {answer.status} {body[:100]!r}")


def client(number):
    global answered
    routes = itertools.cycle(["echo", "later", "echo", "echo", "later", "echo", "spawn" if number == 0 else "echo"])
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        # Most requests share a connection; every eighth ends it, so that sockets are closed all the time.
        for turn, route in zip(range(8), routes):
            begin = time.monotonic()
            try:
                ask(connection, route, {"Connection": "close"} if turn == 7 else {})
            except Exception as error:
                with lock:
                    failures.append(f"{route}: {type(error).__name__}: {error}")
                break
            with lock:
                answered += 1
                times_ms.append((time.monotonic() - begin) * 1000)
        connection.close()


for number in range(clients):
    threading.Thread(target=client, args=(number,), daemon=True).start()
for _ in sys.stdin:
    with lock:
        times = sorted(times_ms)
        found = {"answered": answered, "failed": len(failures), "failures": failures[:5]}
        if times:
            found["p50_ms"] = round(times[len(times) // 2], 1)
            found["p99_ms"] = round(times[len(times) * 99 // 100], 1)
            found["max_ms"] = round(times[-1], 1)
    print(json.dumps(found), flush=True)
