"""A language model of our own on loopback, which says what a test scripts."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

Script = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ModelServer:
    """Answers as OpenAI's endpoint does; keeps what it was asked and by whom."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.scripts: list[Script] = []
        """What it does, time after time; the last one goes on."""
        self.arrived = asyncio.Event()
        self.url = ""

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Serve on a free port."""
        server = web.Application()
        server.router.add_post("/v1/chat/completions", self._answer)
        async with TestServer(server) as listening:
            self.url = str(listening.make_url("/v1"))
            yield

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(await request.json())
        self.headers.append(dict(request.headers))
        self.arrived.set()
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        return await script(request)

    @property
    def points(self) -> list[dict[str, Any]]:
        """The points that it was told of last."""
        told: list[dict[str, Any]] = json.loads(self.asked[-1]["messages"][1]["content"])["points"]
        return told


def says(text: str, **more: Any) -> Script:
    """A good answer with that content."""

    async def script(_: web.Request) -> web.StreamResponse:
        choice = {"index": 0, "message": {"role": "assistant", "content": text}}
        return web.json_response({"model": "tiny-1", "choices": [choice], **more})

    return script


def gives(status: int = 200, body: str = "", **headers: str) -> Script:
    """Whatever is no good answer."""

    async def script(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=body, headers=headers)

    return script


async def hangs(_: web.Request) -> web.StreamResponse:
    """Never answer."""
    await asyncio.Event().wait()
    return web.Response()


async def drips(request: web.Request) -> web.StreamResponse:
    """Answer without an end."""
    answer = web.StreamResponse()
    await answer.prepare(request)
    while True:
        await answer.write(b" " * 65536)


async def drops(request: web.Request) -> web.StreamResponse:
    """Hang up."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()
