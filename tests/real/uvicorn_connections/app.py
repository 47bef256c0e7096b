"""uvicorn 0.16.0 with uvloop keeps every connection that was closed before its first request (Kludex/uvicorn#1226)."""

import os
import socket

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route


async def health_check(request):
    """A TCP connection to this very server, opened and closed, as a load balancer does."""
    socket.create_connection(("127.0.0.1", request.url.port)).close()
    return PlainTextResponse("alive")


async def plain(request):
    return PlainTextResponse(str(os.getpid()))


app = Starlette(routes=[Route("/health-check", health_check), Route("/plain", plain)])
