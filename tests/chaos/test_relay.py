"""The line to Teams passes everything on, breaks, hangs, and strikes whoever posts."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web

from rehearsal.stage.ports import reserve_port
from tests.chaos.relay import Moment, Relay, process_behind

PATH = "v3/conversations/c/activities"


@asynccontextmanager
async def relayed() -> AsyncIterator[tuple[Relay, aiohttp.ClientSession, list[str]]]:
    """Lend a line to somebody who notes what they are sent."""
    heard: list[str] = []

    async def hear(request: web.Request) -> web.Response:
        heard.append(f"{request.method} {await request.text()}")
        return web.Response(text="done")

    there = web.Application()
    there.router.add_route("*", "/{tail:.*}", hear)
    runner = web.AppRunner(there)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    relay = Relay()
    await relay.open(runner.addresses[0][1])
    async with aiohttp.ClientSession() as session:
        yield relay, session, heard
    await relay.go_away()
    await runner.cleanup()


async def test_what_is_sent_arrives_and_so_does_its_answer() -> None:
    async with relayed() as (relay, session, heard):
        answer = await session.post(relay.url + PATH, data="hello")
        said = await answer.text()

    assert said == "done"
    assert heard == ["POST hello"]


@pytest.mark.parametrize(
    ("moment", "arrives"), [(Moment.BEFORE, []), (Moment.AFTER, ["POST hello"])]
)
async def test_who_posts_is_struck_and_hears_nothing(moment: Moment, arrives: list[str]) -> None:
    struck: list[int | None] = []

    async with relayed() as (relay, session, heard):
        relay.arm(moment, lambda port: struck.append(process_behind(port, [os.getpid()])))
        async with session.get(relay.url + PATH) as answer:
            read = await answer.text()
        with pytest.raises(aiohttp.ClientError):
            await session.post(relay.url + PATH, data="hello")

    assert read == "done"
    assert [one for one in heard if one.startswith("POST")] == arrives
    assert struck == [os.getpid()]


async def test_a_line_that_hangs_brings_everything_later() -> None:
    async with relayed() as (relay, session, heard):
        relay.hang()
        sending = asyncio.create_task(session.post(relay.url + PATH, data="hello"))
        await asyncio.wait({sending}, timeout=0.1)
        before = list(heard)
        relay.go_on()
        (await sending).close()

    assert before == []
    assert heard == ["POST hello"]


async def test_nobody_is_there_until_it_is_back() -> None:
    async with relayed() as (relay, session, heard):
        await relay.go_away()
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(relay.url)
        await relay.come_back()
        (await session.get(relay.url)).close()

    assert heard == ["GET "]


def test_who_hung_up_at_the_same_port_is_not_taken_for_who_is_there() -> None:
    port = reserve_port()
    # Linux tells them in no order: of twenty, one stands before who is there.
    for _ in range(20):
        with socket.create_server(("127.0.0.1", 0)) as first:
            calling = _calling(first, port)
            answering, _ = first.accept()
            calling.close()
            answering.close()
    with socket.create_server(("127.0.0.1", 0)) as second, _calling(second, port):
        found = process_behind(port, [os.getpid()])

    assert found == os.getpid()


def _calling(answering: socket.socket, port: int) -> socket.socket:
    """Call from a port from which others may call, too."""
    calling = socket.socket()
    calling.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    calling.bind(("127.0.0.1", port))
    calling.connect(answering.getsockname())
    return calling
