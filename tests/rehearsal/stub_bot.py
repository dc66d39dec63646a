"""The smallest bot: keeps what it is sent and answers as a test tells it to."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import orjson
from aiohttp import web

from rehearsal.wire import Json

Reaction = Callable[[Json], Awaitable[web.Response]]


async def _accept(_: Json) -> web.Response:
    return web.Response()


@dataclass(eq=False)
class StubBot:
    """A bot on loopback, reached as the real one is; and its calls to the connector."""

    react: Reaction = _accept
    received: list[Json] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    service_url: str = ""

    async def start(self, service_url: str) -> str:
        """Open the door and give its address."""
        self.service_url = service_url
        site = web.Application()
        site.router.add_post("/api/messages", self._take)
        self.runner = web.AppRunner(site)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.session = aiohttp.ClientSession()
        return f"http://127.0.0.1:{self.runner.addresses[0][1]}/api/messages"

    async def stop(self) -> None:
        """Close the door."""
        await self.session.close()
        await self.runner.cleanup()

    async def call(self, method: str, path: str, body: Json | None = None) -> tuple[int, Any]:
        """Ask the connector something; give its status and JSON."""
        status, answer, _ = await self.call_with_headers(method, path, body)
        return status, answer

    async def call_with_headers(
        self, method: str, path: str, body: Json | None = None
    ) -> tuple[int, Any, dict[str, str]]:
        """Ask the connector something; give the headers of its answer too."""
        async with self.session.request(
            method, self.service_url + path, data=orjson.dumps(body) if body else None
        ) as response:
            text = await response.read()
            return response.status, orjson.loads(text) if text else None, dict(response.headers)

    async def _take(self, request: web.Request) -> web.Response:
        activity = orjson.loads(await request.read())
        self.received.append(activity)
        self.tokens.append(request.headers.get("Authorization", "").removeprefix("Bearer "))
        return await self.react(activity)


def shows(card: Json) -> web.Response:
    """Answer an invoke with a card."""
    return answers({"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive"}, card)


def says(text: str) -> web.Response:
    """Answer an invoke with a word."""
    return answers({"statusCode": 200, "type": "application/vnd.microsoft.activity.message"}, text)


def answers(head: Json, value: object) -> web.Response:
    """Answer an invoke with whatever a test wants."""
    return web.json_response(head | {"value": value})
