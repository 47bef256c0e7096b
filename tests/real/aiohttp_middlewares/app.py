"""aiohttp 3.10.10 caches its middlewares for every handler, also for those made anew for a 404 or 405 (CVE-2024-52303)."""

from aiohttp import web


@web.middleware
async def mark(request, handler):
    answer = await handler(request)
    answer.headers["X-Seen"] = "yes"
    return answer


async def items(request):
    return web.json_response({"items": []})


app = web.Application(middlewares=[mark])
app.router.add_get("/items", items)

if __name__ == "__main__":
    import asyncio

    async def main():
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        print(f"listening on http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
        await asyncio.Event().wait()

    asyncio.run(main())
