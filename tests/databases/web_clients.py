"""A process with pools of HTTP clients and of asyncio clients, each with some of its connections in use; says which descriptor is whose."""

import asyncio
import json
import sys
import threading

import aiohttp
import asyncpg
import httpx
import redis
import redis.asyncio
import requests
import urllib3

http, postgres, redis_port = (int(port) for port in sys.argv[1:4])
url = f"http://127.0.0.1:{http}"
truth = {}


def number_of(sock):
    return sock.fileno()


class Shop:
    """Where an app keeps its clients and what it has not finished with."""

    def __init__(self):
        self.open = []


shop = Shop()

# urllib3: two connections that are idle, one whose answer has not been read.
shop.urllib3 = urllib3.HTTPConnectionPool("127.0.0.1", http, maxsize=4)
answers = [shop.urllib3.urlopen("GET", "/unfinished", preload_content=False) for _ in range(3)]
truth["urllib3 out"] = [number_of(answers[0].connection.sock)]
truth["urllib3 idle"] = sorted(number_of(answer.connection.sock) for answer in answers[1:])
shop.open.append(answers[0])
for answer in answers[1:]:
    answer.release_conn()
del answers, answer

# requests: of its pool for this host one is idle, one is in use.
shop.requests = requests.Session()
shop.open.append(shop.requests.get(f"{url}/unfinished", stream=True))
truth["requests out"] = [number_of(shop.open[-1].raw.connection.sock)]
shop.requests.get(url)
pool = shop.open[-1].raw._pool
truth["requests idle"] = sorted(number_of(one.sock) for one in pool.pool.queue if one is not None)
del pool

# httpx: the same.
shop.httpx = httpx.Client()
answer = shop.httpx.stream("GET", f"{url}/unfinished")
shop.open.append(answer.__enter__())
shop.open.append(answer)
truth["httpx out"] = [number_of(shop.open[-2].extensions["network_stream"].get_extra_info("socket"))]
shop.httpx.get(url)
truth["httpx idle"] = sorted(
    {number_of(one._connection._network_stream.get_extra_info("socket"))
     for one in shop.httpx._transport._pool._connections} - set(truth["httpx out"]))
del answer

# redis, with a pool that makes its users wait.
shop.redis_pool = redis.BlockingConnectionPool(host="127.0.0.1", port=redis_port, protocol=2, max_connections=3)
one, two = shop.redis_pool.get_connection(), shop.redis_pool.get_connection()
shop.redis_pool.release(two)
shop.open.append(one)
truth["redis out"], truth["redis idle"] = [number_of(one._sock)], [number_of(two._sock)]
del one, two


async def fill():
    shop.aiohttp = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=7, keepalive_timeout=3600))
    shop.open.append(await shop.aiohttp.get(f"{url}/unfinished"))
    truth["aiohttp out"] = [number_of(shop.open[-1].connection.transport.get_extra_info("socket"))]
    async with shop.aiohttp.get(url) as answer:
        truth["aiohttp idle"] = [number_of(answer.connection.transport.get_extra_info("socket"))] if answer.connection else []
        await answer.read()
    if not truth["aiohttp idle"]:
        (idle,) = shop.aiohttp.connector._conns.values()
        truth["aiohttp idle"] = [number_of(one[0].transport.get_extra_info("socket")) for one in idle]

    shop.asyncpg = await asyncpg.create_pool(host="127.0.0.1", port=postgres, user="u", password="p", database="d", ssl=False,
                                             min_size=3, max_size=5)
    held = [await shop.asyncpg.acquire() for _ in range(3)]
    truth["asyncpg out"] = [number_of(held[0]._con._transport.get_extra_info("socket"))]
    truth["asyncpg idle"] = sorted(number_of(one._con._transport.get_extra_info("socket")) for one in held[1:])
    shop.open.append(held[0])
    for one in held[1:]:
        await shop.asyncpg.release(one)

    shop.redis_asyncio = redis.asyncio.ConnectionPool(host="127.0.0.1", port=redis_port, protocol=2, max_connections=9)
    one, two = await shop.redis_asyncio.get_connection(), await shop.redis_asyncio.get_connection()
    truth["redis.asyncio out"] = [number_of(one._writer.get_extra_info("socket"))]
    truth["redis.asyncio idle"] = [number_of(two._writer.get_extra_info("socket"))]
    await shop.redis_asyncio.release(two)
    shop.open.append(one)


loop = asyncio.new_event_loop()
threading.Thread(target=loop.run_forever, daemon=True).start()
asyncio.run_coroutine_threadsafe(fill(), loop).result()
truth["of the loop"] = sorted([number_of(loop._ssock), number_of(loop._csock)])
print(json.dumps(truth), flush=True)
sys.stdin.read()
