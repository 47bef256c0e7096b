"""FastAPI: an aiohttp.ClientSession for each request that nobody closes; another view closes its own."""

import aiohttp
from fastapi import FastAPI

app = FastAPI()
opened = []


@app.get("/ask")
async def ask():
    opened.append(aiohttp.ClientSession())
    return "asked"


@app.get("/ask-well")
async def ask_well():
    async with aiohttp.ClientSession() as session:
        return str(session.closed)
