"""FastAPI: tasks in a set, which the one that ends takes itself out of, and the one that waits for ever does not."""

import asyncio

from fastapi import FastAPI

app = FastAPI()
never = asyncio.Event()
pending = set()


@app.get("/notify")
async def notify():
    pending.add(asyncio.ensure_future(never.wait()))
    return "will be told"


@app.get("/ping")
async def ping():
    task = asyncio.ensure_future(asyncio.sleep(0))
    pending.add(task)
    task.add_done_callback(pending.discard)
    await task
    return "pong"
