"""Who is slow, greedy or one too many; and that nobody is served behind an open door."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import jwt
import pytest
from aiohttp import ClientSession
from botbuilder.core import InvokeResponse
from botbuilder.schema import Activity

from bot.command_line.main import DOOR_OPEN
from bot.door.patience import Patience
from bot.door.probe import DoorIsOpenError, Probe
from bot.door.security import Doorkeeper, TokenIsRefused
from bot.door.server import build_server
from bot.door.serving import PROBE, listening
from bot.door.signing_keys import SigningKeys
from tests.bot.channel import APP_ID, Channel, some_wire
from tests.bot.pages import a_page

HEAD = b"POST /api/messages HTTP/1.1\r\nHost: giro\r\nContent-Type: application/json\r\n"
WITHIN = 5
"""In seconds: what hangs for longer is not hung up on."""


class Turns:
    """Lets everybody in, and holds them until the test lets go."""

    def __init__(self) -> None:
        self.begun = asyncio.Semaphore(0)
        self.held = asyncio.Event()
        self.held.set()

    async def __call__(self, _: str, __: Activity) -> InvokeResponse:
        self.begun.release()
        await self.held.wait()
        return InvokeResponse(status=200, body={})


@asynccontextmanager
async def serving(turns: Turns, **patience: Any) -> AsyncIterator[int]:
    known = replace(Patience(header_seconds=60, linger_seconds=0.05), **patience)
    server = build_server(turns, {}, a_page(), known)
    async with listening(server, host="127.0.0.1", port=0, patience=known) as port:
        yield port


@asynccontextmanager
async def connected(port: int, *said: bytes) -> AsyncIterator[asyncio.StreamReader]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for each in said:
            writer.write(each)
        yield reader
    finally:
        writer.close()


async def all_of(reader: asyncio.StreamReader) -> bytes:
    """Read until the other side hangs up, by whatever means."""
    async with asyncio.timeout(WITHIN):
        try:
            return await reader.read()
        except ConnectionError:
            return b""


async def post(port: int) -> tuple[int, str | None]:
    url = f"http://127.0.0.1:{port}/api/messages"
    async with ClientSession() as session, session.post(url, json=some_wire()) as answer:
        return answer.status, answer.headers.get("Retry-After")


@pytest.mark.parametrize("said", [b"", b"POST /api/mess", HEAD, HEAD + b"X-Slow: "])
async def test_who_does_not_end_their_header_is_hung_up_on(said: bytes) -> None:
    async with serving(Turns(), header_seconds=0.05) as port, connected(port, said) as reader:
        answer = await all_of(reader)

    assert answer == b""


async def test_who_ended_it_in_time_is_not() -> None:
    turns = Turns()
    turns.held.clear()

    async with serving(turns, header_seconds=0.05) as port, connected(port) as silent:
        asked = asyncio.create_task(post(port))
        await all_of(silent)
        turns.held.set()
        answer = await asked

    assert answer == (200, None)


async def test_who_does_not_end_their_body_is_told_so() -> None:
    said = HEAD + b'Content-Length: 100\r\n\r\n{"type":'

    async with serving(Turns(), body_seconds=0.05) as port, connected(port, said) as reader:
        answer = await all_of(reader)

    assert answer.startswith(b"HTTP/1.1 408 ")


async def test_who_sends_a_piece_at_a_time_is_not_waited_for_either() -> None:
    said = HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n \r\n"

    async with serving(Turns(), body_seconds=0.05) as port, connected(port, said) as reader:
        answer = await all_of(reader)

    assert answer.startswith(b"HTTP/1.1 408 ")


async def test_who_says_nothing_more_is_hung_up_on() -> None:
    said = b"GET /health HTTP/1.1\r\nHost: giro\r\n\r\n"

    async with serving(Turns(), idle_seconds=0.05) as port, connected(port, said) as reader:
        answer = await all_of(reader)

    assert answer.startswith(b"HTTP/1.1 200 ")


async def test_one_request_too_many_is_told_to_come_again() -> None:
    turns = Turns()
    turns.held.clear()

    async with serving(turns, at_once=3) as port:
        inside = [asyncio.create_task(post(port)) for _ in range(3)]
        async with asyncio.timeout(WITHIN):
            for _ in inside:
                await turns.begun.acquire()
        outside = await post(port)
        turns.held.set()
        answers = await asyncio.gather(*inside)
        later = await post(port)

    assert outside == (503, "1")
    assert [*answers, later] == [(200, None)] * 4


async def test_one_connection_too_many_is_not_even_read() -> None:
    async with (
        serving(Turns(), connections=1) as port,
        connected(port),
        connected(port, HEAD + b"\r\n") as reader,
    ):
        turned_away = await all_of(reader)

    assert turned_away == b""


@pytest.mark.parametrize("status", [200, 202, 403, 500])
async def test_behind_an_open_door_nobody_is_served(channel: Channel, status: int) -> None:
    async def let_in(_: str, __: Activity) -> InvokeResponse:
        return InvokeResponse(status=status, body={})

    server = build_server(let_in, {}, a_page())
    server[PROBE] = a_probe(channel)

    with pytest.raises(DoorIsOpenError, match=str(status)):
        async with listening(server, host="127.0.0.1", port=0):
            pass


async def test_a_door_that_looks_at_everything_but_the_signature_is_open(channel: Channel) -> None:
    async def careless(header: str, _: Activity) -> InvokeResponse | None:
        token = header.removeprefix("Bearer ")
        if jwt.get_unverified_header(token) != {
            "alg": "RS256",
            "kid": channel.key_id,
            "typ": "JWT",
        }:
            raise TokenIsRefused("another key")
        claims = jwt.decode(token, options={"verify_signature": False})
        assert claims["aud"] == APP_ID
        return None

    server = build_server(careless, {}, a_page())
    server[PROBE] = a_probe(channel)

    with pytest.raises(DoorIsOpenError):
        async with listening(server, host="127.0.0.1", port=0):
            pass


@pytest.mark.parametrize("is_down", [False, True])
async def test_behind_a_door_that_holds_everybody_is(channel: Channel, *, is_down: bool) -> None:
    channel.is_down = is_down
    probe = a_probe(channel)
    doorkeeper = Doorkeeper(APP_ID, probe.keys)

    async def converse(header: str, activity: Activity) -> InvokeResponse | None:
        await doorkeeper.authenticate(header, activity)
        return None

    server = build_server(converse, {}, a_page())
    server[PROBE] = probe

    async with listening(server, host="127.0.0.1", port=0) as port:
        answer = await post(port)

    assert answer == (401, None)


def test_an_open_door_stops_the_start() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPEN_HOUSE],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"DEVELOPMENT": "1", "HOST": "127.0.0.1", "PORT": "0"},
    )

    assert done.returncode == DOOR_OPEN, done.stderr
    assert "nobody is served" in done.stderr


OPEN_HOUSE = """
from aiohttp import web
from bot.command_line.main import command_line
from bot.door.probe import Probe
from bot.door.server import build_server
from bot.door.serving import PROBE
from bot.door.signing_keys import SigningKeys
from tests.bot.pages import a_page

async def let_in(header, activity):
    return None

def build(settings):
    server = build_server(let_in, {}, a_page())
    keys = SigningKeys("https://127.0.0.1:9/")
    server[PROBE] = Probe(app_id="app", tenant_id="", service_url="https://x/", keys=keys)
    return server

command_line(build, None)(["serve"])
"""


def a_probe(channel: Channel) -> Probe:
    return Probe(
        app_id=APP_ID,
        tenant_id="t-1",
        service_url="https://smba.trafficmanager.net/",
        keys=SigningKeys(channel.metadata_url, development=True),
    )
