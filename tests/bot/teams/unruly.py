"""A Teams that misbehaves, chat by chat, as the test has it; all chats share one server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import web
from aiohttp.test_utils import TestServer

POST, PUT, CREATE = "POST", "PUT", "CREATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What Teams does with one request."""

    status: int = 201
    code: str = "ServiceError"
    retry_after: str | None = None
    taken: bool = False
    """Whether it does what was asked, whatever it answers."""
    way: Literal["answers", "hangs", "breaks", "dawdles", "breaks off", "names nothing"] = "answers"


WELL = Deed(taken=True)


@dataclass
class Unruly:
    """Notes what it was asked; does what a chat's next deed says, and well where there is none."""

    calm: str
    """The chat in which nothing goes wrong; nobody else is answered before it was told all."""
    told_all: int
    """How many messages that is."""
    url: str = ""
    deeds: dict[tuple[str, str], list[Deed]] = field(default_factory=dict)
    """By chat and kind of request."""
    asked: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """What each request was about, likewise: what is read aloud of the card."""
    shown: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """What was done of it, likewise."""
    members: list[dict[str, Any]] = field(default_factory=list)
    happened: asyncio.Event = field(default_factory=asyncio.Event)
    is_calm_told: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer a request, sooner or later or never."""
        if request.method == "GET":
            return web.json_response({"members": self.members})
        body = await request.json()
        # Each chat is in a tenant of its own name; with whom nobody is alone yet, in none.
        chat = request.match_info.get("chat", body.get("tenantId", ""))
        kind = request.method if "chat" in request.match_info else CREATE
        said = body.get("summary", "")
        self.asked.setdefault((chat, kind), []).append(said)
        deeds = self.deeds.get((chat, kind))
        deed = deeds.pop(0) if deeds else WELL
        if deed.taken and kind is not CREATE:
            self.shown.setdefault((chat, kind), []).append(said)
        if sum(len(self.shown.get((self.calm, each), ())) for each in (POST, PUT)) >= self.told_all:
            self.is_calm_told.set()
        self.happened.set()
        if deed is not WELL:
            await self.is_calm_told.wait()
        return await _answered(request, deed, alone(chat) if kind is CREATE else chat)

    async def until(self, claim: object) -> None:
        """Wait until a claim about what was asked holds."""
        assert callable(claim)
        async with asyncio.timeout(30):
            while not claim():
                await self.happened.wait()
                self.happened.clear()


@asynccontextmanager
async def serving_unruly(calm: str, told_all: int) -> AsyncIterator[Unruly]:
    """Serve on loopback."""
    unruly = Unruly(calm, told_all)
    site = web.Application()
    add = site.router.add_route
    add("POST", "/v3/conversations", unruly.serve)
    add("POST", "/v3/conversations/{chat}/activities", unruly.serve)
    add("PUT", "/v3/conversations/{chat}/activities/{activity}", unruly.serve)
    add("GET", "/v3/conversations/{chat}/{what:.*}", unruly.serve)
    server = TestServer(site)
    await server.start_server()
    async with server:
        unruly.url = str(server.make_url("/"))
        yield unruly


async def _answered(request: web.Request, deed: Deed, name: str) -> web.StreamResponse:
    if deed.way == "hangs":
        await asyncio.Event().wait()
    if deed.way == "breaks":
        _break(request)
    if deed.way in ("dawdles", "breaks off"):
        return await _half(request, deed)
    if deed.way == "names nothing":
        return web.json_response({}, status=deed.status)
    headers = {} if deed.retry_after is None else {"Retry-After": deed.retry_after}
    fine = {"id": name}
    answer = fine if deed.status < 300 else {"error": {"code": deed.code}}
    return web.json_response(answer, status=deed.status, headers=headers)


def alone(chat: str) -> str:
    """The chat with one person of a meeting."""
    return f"alone in {chat}"


async def _half(request: web.Request, deed: Deed) -> web.StreamResponse:
    half = web.StreamResponse(status=deed.status, headers={"Content-Length": "100"})
    await half.prepare(request)
    await half.write(b'{"id":')
    if deed.way == "dawdles":
        await asyncio.Event().wait()
    _break(request)
    return half


def _break(request: web.Request) -> None:
    assert request.transport is not None
    request.transport.abort()
