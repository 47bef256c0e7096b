"""FastAPI under uvicorn, with tasks that wait and asynchronous generators that stand still in the middle."""

import asyncio
import socket
import threading

import fastapi
import pydantic
import serving
import uvicorn

app = fastapi.FastAPI()
suspended = []


class Item(pydantic.BaseModel):
    name: str
    tags: list = []


async def numbers(n):
    held = [n]
    for i in range(n):
        yield i, held


@app.get("/item", response_model=Item)
async def item(q: str = "x"):
    generator = numbers(3)
    await generator.__anext__()
    task = asyncio.ensure_future(asyncio.sleep(10000))
    if len(suspended) < 5:
        suspended.append((generator, task))
    else:
        task.cancel()
    return Item(name=q, tags=["a"])


@app.get("/plain")
def plain():
    return {"in": "a thread"}


def make():
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(100)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    server.install_signal_handlers = lambda: None
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    serving.ask(listener.getsockname()[1], ["/item", "/plain"])
    return server, thread, listener
