"""FastAPI: results under a new id for every request, and finished tasks that nobody takes out of a set."""

import asyncio
import itertools

from fastapi import FastAPI

app = FastAPI()
results = {}
background = set()
numbers = itertools.count()


async def send_mail():
    await asyncio.sleep(0)
    return "sent"


@app.get("/compute")
async def compute():
    number = next(numbers)
    results[f"request {number}"] = {"number": number, "rows": [number] * 20}
    return {"id": number}


@app.get("/mail")
async def mail():
    background.add(asyncio.create_task(send_mail()))
    return {"queued": True}


@app.get("/mail-well")
async def mail_well():
    """The same, but each task takes itself out when it is done."""
    task = asyncio.create_task(send_mail())
    background.add(task)
    task.add_done_callback(background.discard)
    return {"queued": True}
