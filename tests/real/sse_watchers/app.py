"""sse-starlette 3.1.1 leaves a task that polls for shutdown behind for every stream that has ended (sse-starlette#152)."""

from sse_starlette import EventSourceResponse
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route


async def events(request):
    async def three():
        for number in range(3):
            yield {"data": str(number)}

    return EventSourceResponse(three())


async def plain(request):
    return PlainTextResponse("plain")


app = Starlette(routes=[Route("/events", events), Route("/plain", plain)])
