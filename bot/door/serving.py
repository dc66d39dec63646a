"""Serving: nobody before our own forged tokens were refused, and nobody who makes us wait."""

import asyncio
import gc
import signal
import sys
from asyncio import BaseProtocol, Protocol, Transport
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from typing import cast

import uvloop
from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from bot.door.patience import Patience
from bot.door.probe import Probe

SWITCH_SECONDS = 0.0005

NEW_OBJECTS = 50_000
"""How many may come into being before Python looks for garbage among them."""

BACKLOG = 1024

PROBE = web.AppKey("probe", Probe)
"""Where a service keeps what tries its door; without an app id there is nothing to try."""


def run_server(server: web.Application, *, host: str, port: int) -> None:
    """Serve until told to stop; what is being answered then gets its answer."""
    # SQLite works in a thread of its own, which asks for the interpreter some thirty times a
    # transaction: with Python's default it waits up to 5 ms each time while requests are read.
    sys.setswitchinterval(SWITCH_SECONDS)
    # What was built so far stays, mostly the SDK's models: looking through it for garbage again
    # and again would cost a sixth of every turn. A turn makes thousands of objects and no garbage
    # that goes round in circles, so looking after every 700 would cost another tenth.
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    uvloop.run(_serve(server, host, port))


async def _serve(server: web.Application, host: str, port: int) -> None:
    stop = asyncio.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(told, stop.set)
    async with listening(server, host=host, port=port):
        await stop.wait()


@asynccontextmanager
async def listening(
    server: web.Application, *, host: str, port: int, patience: Patience | None = None
) -> AsyncIterator[int]:
    """Listen on a port, once our own forged tokens were refused; lend its number."""
    patience = patience or Patience()
    runner = web.AppRunner(
        server,
        access_log=None,
        keepalive_timeout=patience.idle_seconds,
        lingering_time=patience.linger_seconds,
    )
    await runner.setup()
    try:
        await _knock(server, runner)
        doorway = _Doorway(cast("web.Server", runner.server), patience)
        loop = asyncio.get_running_loop()
        with closing(await loop.create_server(doorway, host, port, backlog=BACKLOG)) as listener:
            yield listener.sockets[0].getsockname()[1]
    finally:
        await runner.cleanup()


async def _knock(server: web.Application, runner: web.AppRunner) -> None:
    """Try the door over HTTP on a port of this machine that nobody else knows."""
    if PROBE not in server:
        return
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        port = runner.addresses[0][1]
        await server[PROBE].knock(f"http://127.0.0.1:{port}/api/messages")
    finally:
        await site.stop()


class _Doorway:
    """Opens to each connection, but not to too many, and not to who then says nothing."""

    def __init__(self, server: web.Server, patience: Patience) -> None:
        self._server = server
        self._patience = patience

    def __call__(self) -> BaseProtocol:
        if len(self._server.connections) >= self._patience.connections:
            return _TurnedAway()
        handler = self._server()
        loop = asyncio.get_running_loop()
        loop.call_later(self._patience.header_seconds, _hang_up_on_the_silent, handler)
        return handler


class _TurnedAway(Protocol):
    """One connection too many: nothing is read from it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        cast("Transport", transport).abort()


def _hang_up_on_the_silent(handler: RequestHandler) -> None:
    if handler._request_count == 0:  # noqa: SLF001  no public name says whether a header has come
        handler.force_close()
