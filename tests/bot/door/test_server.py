"""The door over HTTP: who is let in, who is not, and that nothing of ours ever shows."""

import asyncio
import gzip
import logging
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import orjson
import pytest
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request, Response
from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.schema import Activity

from bot.door.adapter import TeamsAdapter
from bot.door.security import Doorkeeper
from bot.door.server import MOST_BYTES, Check, build_server
from bot.door.signing_keys import SigningKeys
from bot.door.turns import Body, InvokeAnswerer
from bot.metrics.page import COMPANY
from bot.teams.room import Message, Place
from bot.traces import current_trace
from tests.bot.channel import APP_ID, SERVICE_URL, Channel, some_wire
from tests.bot.conftest import Lines
from tests.bot.pages import a_page

Client = TestClient[Request, Application]


class Notebook:
    """A room that keeps what was said."""

    def __init__(self) -> None:
        self.said: list[tuple[Place, Message]] = []

    async def post(self, place: Place, message: Message) -> str:
        self.said.append((place, message))
        return "1"

    async def update(self, place: Place, activity_id: str, message: Message) -> None:
        raise NotImplementedError

    async def open_personal(self, place: Place, teams_user_id: str) -> str:
        raise NotImplementedError


class Echo(InvokeAnswerer):
    """Answers with what was chosen; fails when asked to."""

    async def answer_invoke(self, turn: TurnContext) -> Body | None:
        action = (turn.activity.value or {}).get("action")
        if action is None:
            return None
        if action["verb"] == "fail":
            raise RuntimeError("what Anna wrote")
        return {"statusCode": 200, "value": action["data"]["option"]}

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity("ciao")


async def apologise(_: TurnContext) -> Body | None:
    trace = current_trace()
    return {"value": f"sorry: {trace.code if trace else None}"}


async def nobody(_: str, __: Activity) -> InvokeResponse | None:
    return None


async def good() -> bool:
    return True


async def bad() -> bool:
    return False


async def broken() -> bool:
    raise OSError("no such host: secret-host")


def a_server(channel: Channel, room: Notebook, **checks: Check) -> Application:
    keys = SigningKeys(channel.metadata_url, development=True)
    adapter = TeamsAdapter(Doorkeeper(APP_ID, keys, development=True), room, apologise)
    handler = Echo()

    async def converse(header: str, activity: Activity) -> InvokeResponse | None:
        response: InvokeResponse | None = await adapter.process_activity(
            header, activity, handler.on_turn
        )
        return response

    return build_server(converse, checks, a_page())


@pytest.fixture
def room() -> Notebook:
    return Notebook()


@pytest.fixture
async def client(channel: Channel, room: Notebook) -> AsyncIterator[Client]:
    async with TestClient(TestServer(a_server(channel, room, good=good))) as client:
        yield client


async def send(client: Client, channel: Channel, body: Any, token: str | None = None) -> Any:
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    header = {"Authorization": f"Bearer {token or channel.a_token()}"}
    async with client.post("/api/messages", data=content, headers=header) as answer:
        return answer.status, await answer.read()


async def test_an_invoke_is_answered_with_its_body(client: Client, channel: Channel) -> None:
    status, body = await send(client, channel, some_wire())

    assert status == 200
    assert orjson.loads(body) == {"statusCode": 200, "value": "a"}


async def test_a_card_that_teams_asks_for_by_itself_waits_for_the_taps() -> None:
    order: list[str] = []
    came, goes = asyncio.Event(), asyncio.Event()

    async def converse(_: str, activity: Activity) -> InvokeResponse | None:
        order.append(activity.value["action"]["verb"])
        if order[-1] == "slow":
            came.set()
            await goes.wait()
        return None

    def asking(verb: str, trigger: str) -> bytes:
        return orjson.dumps(some_wire(value={"trigger": trigger, "action": {"verb": verb}}))

    async with (
        TestClient(TestServer(build_server(converse, {}, a_page()))) as client,
        asyncio.TaskGroup() as tasks,
    ):
        tasks.create_task(client.post("/api/messages", data=asking("slow", "manual")))
        await came.wait()
        tasks.create_task(client.post("/api/messages", data=asking("refresh", "automatic")))
        for _ in range(5):
            await client.post("/api/messages", data=asking("quick", "manual"))
        goes.set()

    assert order == ["slow", *["quick"] * 5, "refresh"]


async def test_an_invoke_that_asks_for_nothing_is_answered_with_nothing(
    client: Client, channel: Channel
) -> None:
    answer = await send(client, channel, some_wire(name="message/submitAction", value=None))

    assert answer == (200, b"")


async def test_a_reply_goes_to_where_the_message_came_from(
    client: Client, channel: Channel, room: Notebook
) -> None:
    answer = await send(client, channel, some_wire(type="message", text="ciao", value=None))

    place, message = room.said[0]
    assert answer == (200, b"")
    assert place == Place(SERVICE_URL, "19:meeting_x@thread.v2", "t-1")
    assert (message["type"], message["text"]) == ("message", "ciao")


@pytest.mark.parametrize("token", ["garbage", "a.b.c", "è"])
async def test_a_refused_token_is_answered_401(
    client: Client, channel: Channel, token: str
) -> None:
    status, body = await send(client, channel, some_wire(), token)

    assert status == 401
    assert orjson.loads(body) == {"error": "Unauthorized"}


async def test_no_token_at_all_is_answered_401(client: Client) -> None:
    async with client.post("/api/messages", json=some_wire()) as answer:
        pass

    assert answer.status == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("missing", ["serviceUrl", "channelId"])
async def test_an_activity_from_nowhere_is_answered_401(
    client: Client, channel: Channel, missing: str
) -> None:
    status, _ = await send(client, channel, some_wire(**{missing: None}))

    assert status == 401


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"\xff",
        b'{"type": "\\ud800"}',
        b"[" * 2000,
        [],
        [some_wire()],
        "message",
        {},
        some_wire(type=None),
        some_wire(type=7),
        some_wire(type=""),
        some_wire(text=["x"]),
        some_wire(conversation=None),
        some_wire(conversation="19:x"),
        some_wire(conversation={"id": 1}),
        {**some_wire(), "from": None},
        {**some_wire(), "from": {}},
        some_wire(recipient=[1]),
        some_wire(entities={}),
        some_wire(entities=["x"]),
        some_wire(channelData="x"),
        some_wire(membersAdded=[{}]),
        some_wire(serviceUrl=1),
    ],
)
async def test_a_body_that_is_no_activity_is_answered_400(
    client: Client, channel: Channel, body: Any
) -> None:
    status, answer = await send(client, channel, body)

    assert status == 400
    assert orjson.loads(answer) == {"error": "Bad Request"}


async def test_an_oversized_body_is_answered_413(client: Client, channel: Channel) -> None:
    status, _ = await send(client, channel, some_wire(text="x" * MOST_BYTES))

    assert status == 413


@pytest.mark.parametrize("packed", [gzip.compress, zlib.compress])
async def test_a_body_that_swells_is_answered_413_before_it_has(
    client: Client, channel: Channel, packed: Callable[[bytes], bytes]
) -> None:
    small = packed(b" " * 200 * MOST_BYTES)
    encoding = "gzip" if packed is gzip.compress else "deflate"
    headers = {"Authorization": f"Bearer {channel.a_token()}", "Content-Encoding": encoding}
    tracemalloc.start()

    async with client.post("/api/messages", data=small, headers=headers) as answer:
        status = answer.status
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(small) < MOST_BYTES
    assert status == 413
    assert most < 20 * MOST_BYTES


async def test_a_fault_of_ours_is_answered_calmly_and_logged_without_what_was_written(
    client: Client, channel: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    value = {"action": {"verb": "fail"}}

    with caplog.at_level(logging.ERROR):
        status, body = await send(client, channel, some_wire(value=value))

    assert (status, orjson.loads(body)["value"][:5]) == (200, "sorry")
    stack = str(vars(caplog.records[0])["stack"])
    assert "answer_invoke" in stack
    assert "RuntimeError" in stack
    assert "Anna" not in caplog.text + stack.replace('raise RuntimeError("what Anna wrote")', "")


async def test_the_code_that_somebody_is_told_after_a_fault_finds_its_line(
    client: Client, channel: Channel, lines: Lines
) -> None:
    wires = [some_wire(value={"action": {"verb": "fail"}})] * 2

    told = [orjson.loads((await send(client, channel, wire))[1])["value"] for wire in wires]

    assert told == [f"sorry: {line['trace']}" for line in lines()]
    assert len({*told}) == 2


async def test_whatever_goes_wrong_shows_no_more_than_its_status() -> None:
    async def fail(_: str, __: Activity) -> InvokeResponse | None:
        raise RuntimeError("secret")

    async with (
        TestClient(TestServer(build_server(fail, {}, a_page()))) as client,
        client.post("/api/messages", json=some_wire()) as answer,
    ):
        body = await answer.text()

    assert answer.status == 503
    assert "secret" not in body


async def test_a_fault_on_another_route_is_as_calm_and_its_line_does_not_name_who_asked(
    lines: Lines,
) -> None:
    async def fail(_: Request) -> Response:
        raise RuntimeError("secret")

    server = build_server(nobody, {}, a_page())
    server.router.add_get("/elsewhere", fail)
    async with TestClient(TestServer(server)) as client:
        async with client.get("/elsewhere") as answer:
            body = await answer.text()
        async with client.get("/nowhere") as missing:
            pass

    [line] = lines()
    assert (answer.status, missing.status) == (503, 404)
    assert "secret" not in body
    assert line["event"] == "request_failed"
    assert line["trace"]
    assert "127.0.0.1" not in str(line)


async def test_health_only_says_that_the_process_is_up(client: Client) -> None:
    async with client.get("/health") as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    ("checks", "status", "failing"),
    [
        ({}, 200, []),
        ({"database": good}, 200, []),
        ({"database": good, "outbox": bad, "migrations": broken}, 503, ["outbox", "migrations"]),
    ],
)
async def test_ready_names_what_is_not(
    channel: Channel, room: Notebook, checks: dict[str, Check], status: int, failing: list[str]
) -> None:
    async with (
        TestClient(TestServer(a_server(channel, room, **checks))) as client,
        client.get("/ready") as answer,
    ):
        body = await answer.json()

    assert answer.status == status
    assert body == {"ready": not failing, "failing": failing}


async def test_the_figures_count_what_was_answered(client: Client, channel: Channel) -> None:
    wires = [some_wire(**{"from": {"id": f"29:{number}"}}) for number in range(COMPANY)]
    await asyncio.gather(*(send(client, channel, wire) for wire in wires))
    await send(client, channel, b"{")
    await send(client, channel, some_wire(), "garbage")

    async with client.get("/metrics") as answer:
        figures = await answer.text()

    assert f'giro_requests_total{{status="200"}} {COMPANY}.0' in figures
    assert 'giro_requests_total{status="400"} 1.0' in figures
    assert 'giro_token_refusals_total{reason="DecodeError"} 1.0' in figures
    assert "giro_requests_in_flight 0.0" in figures
