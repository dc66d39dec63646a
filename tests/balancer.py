"""A load balancer as in front of several processes: any of them, and another where one is gone."""

import random
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress

import aiohttp
from aiohttp import web


class Fair:
    """Does to a request what a balancer is for, and no more."""

    def forwarded(self, door: str) -> None:
        """A request has gone to a door."""

    def loses_the_answer(self) -> bool:
        """Whether the one who asked is hung up on, now that the answer is there."""
        return False

    def went_unanswered(self, body: bytes) -> None:
        """Whoever asked got no answer to this."""

    def brings_again(self) -> bytes | None:
        """What Teams brings once more by now, as nobody answered it; None for nothing."""
        return None


@asynccontextmanager
async def balancing(
    doors: Sequence[str], seed: int = 2020, manners: Fair | None = None
) -> AsyncIterator[str]:
    """Lend the address of one door that leads to any of many."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    manners = manners or Fair()
    # A connection of its own for each request: who is going away is not met on an old one.
    connector = aiohttp.TCPConnector(force_close=True)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def bring_again(headers: Mapping[str, str]) -> None:
            late = manners.brings_again()
            if late is not None:
                with suppress(aiohttp.ClientError):
                    door = chance.choice(doors)
                    async with session.post(door, data=late, headers=headers) as answer:
                        await answer.read()

        async def pass_on(request: web.Request) -> web.Response:
            body = await request.read()
            await bring_again(_of_activities(request.headers))
            for door in chance.sample(doors, len(doors)):
                manners.forwarded(door)
                try:
                    async with session.post(door, data=body, headers=request.headers) as answer:
                        given = web.Response(
                            status=answer.status,
                            body=await answer.read(),
                            content_type=answer.content_type,
                        )
                except aiohttp.ClientConnectorError:
                    # Nobody is there, so nobody has it.
                    continue
                except aiohttp.ClientError:
                    manners.went_unanswered(body)
                    break
                if manners.loses_the_answer() and request.transport is not None:
                    manners.went_unanswered(body)
                    request.transport.abort()
                return given
            return web.Response(status=502)

        balancer = web.Application()
        balancer.router.add_post("/api/messages", pass_on)
        runner = web.AppRunner(balancer)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
        finally:
            await runner.cleanup()


def _of_activities(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers that every activity comes with, however long it is."""
    return {name: headers[name] for name in ("Authorization", "Content-Type") if name in headers}
