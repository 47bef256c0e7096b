"""multidict 6.6.3 forgets the lower-case copy of a name that is popped and not there; 6.7.1 gives it back."""

from aiohttp import web
from multidict import CIMultiDict


async def forward(request):
    headers = CIMultiDict(request.headers)
    headers.pop("X-Forwarded-For", None)
    return web.json_response({"left": len(headers)})


async def plain(request):
    return web.Response(text="plain")


app = web.Application()
app.router.add_get("/forward", forward)
app.router.add_get("/plain", plain)

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
