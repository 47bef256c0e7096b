"""Four threads that make and drop objects all the time, without the GIL; a line of input ends it, and the result is told."""

import sys
import threading
import time


class Order:
    def __init__(self, number):
        self.number = number
        self.lines = [f"{number}.{i}" for i in range(5)]


KEPT = {number: Order(number) for number in range(5000)}
stop = threading.Event()
rounds = [0] * 4


def work(me):
    while not stop.is_set():
        orders = {n: Order(n) for n in range(200)}
        cycle = [orders]
        cycle.append(cycle)
        KEPT[me] = orders.pop(7)
        rounds[me] += 1


threads = [threading.Thread(target=work, args=(me,), name=f"worker-{me}") for me in range(4)]
for thread in threads:
    thread.start()
while min(rounds) < 3:
    time.sleep(0.01)
print("ready", flush=True)
sys.stdin.readline()
before = list(rounds)
while any(now <= then for now, then in zip(rounds, before)):
    time.sleep(0.01)
stop.set()
for thread in threads:
    thread.join()
print(len(KEPT), all(isinstance(order, Order) and len(order.lines) == 5 for order in KEPT.values()))
