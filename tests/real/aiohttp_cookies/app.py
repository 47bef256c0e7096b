"""The cookie jar of aiohttp 3.12.2 keeps an entry for every path that it was asked about (aio-libs/aiohttp#11052)."""
import itertools

from aiohttp import CookieJar, web
from yarl import URL

numbers = itertools.count()
jars = {}


async def work(request):
    jar = jars.setdefault("shared", CookieJar())
    jar.update_cookies({"session": "1"}, URL("http://backend.example/"))
    jar.filter_cookies(URL(f"http://backend.example/orders/{next(numbers)}/"))
    return web.Response(text="done")


async def plain(request):
    return web.Response(text="plain")


app = web.Application()
app.add_routes([web.get("/work", work), web.get("/plain", plain)])

if __name__ == "__main__":
    import asyncio

    async def main():
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        print(f"listening on http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
        await asyncio.Event().wait()

    asyncio.run(main())
