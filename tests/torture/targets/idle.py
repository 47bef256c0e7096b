"""An event loop that waits. Answers each line on its input; its alternate signal stack is faulthandler's."""

import asyncio
import faulthandler
import json
import os
import signal
import sys

faulthandler.enable()
children_ended = 0


def count_child(*_):
    global children_ended
    children_ended += 1


signal.signal(signal.SIGCHLD, count_child)


def has_child():
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True


async def main():
    loop = asyncio.get_running_loop()
    lines = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    rounds = 0
    while await lines.readline():
        rounds += 1
        wrong = {}
        if has_child():
            wrong["children"] = 1
        if children_ended:
            wrong["SIGCHLD"] = children_ended
        print(json.dumps({"rounds": {"answers": rounds}, "wrong": wrong}), flush=True)


asyncio.run(main())
