"""Every way in which Teams misbehaves, over real HTTP, all at once and each in a chat of its own.

A row says what Teams does with the first message, how often that is sent, how often the chat shows
it, and what its parcel comes to; that is also what the operator lists and the facilitators read.
Nobody who misbehaves answers before the calm chat was told everything.
"""

import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import unused_port

from bot.teams.limits import Limits
from bot.teams.outgoing import Call, Outgoing
from bot.teams.pace import Pace
from bot.teams.roster import Roster
from bot.teams.teams_room import TeamsRoom
from dialogs.mending import MendingDialog
from dialogs.views.leading import ControlView
from storage.outbox.parcels import ROOM, Parcel, ParcelState
from storage.store import Store, open_engine
from tests.bot.post_office import WayOut, way_out
from tests.bot.teams.unruly import CREATE, POST, PUT, Deed, Unruly, alone, serving_unruly
from tests.dialogs.house import House, a_block, a_poll, view

CALM = "calm"
ARRIVED = ParcelState.DELIVERED
IN_DOUBT = ParcelState.DOUBTFUL
LOST = ParcelState.UNDELIVERABLE
WAITS = ParcelState.WAITING

BROKEN_LINES = ("ServerDisconnectedError", "ClientOSError", "ConnectionResetError")
"""One and the same thing, seen by different reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one misbehaviour comes to."""

    sent: int
    shown: int
    state: ParcelState
    reason: str = ""
    """As the operator reads it; nothing where there is nothing to decide."""


@dataclass(frozen=True, slots=True)
class Row:
    """What Teams does, one request after the other, and what that comes to."""

    deeds: tuple[Deed, ...]
    outcome: Outcome


def says(status: int, sent: int, state: ParcelState, **more: Any) -> Row:
    """A plain answer that is not a success."""
    deed = Deed(status=status, **more)
    shown = sent - 1 if state is ARRIVED else 0
    reason = f"{status} {deed.code}" if state in (IN_DOUBT, LOST) else ""
    return Row((deed,), Outcome(sent=sent, shown=shown + deed.taken, state=state, reason=reason))


def does(way: Any, reason: str, *, taken: bool = False) -> Row:
    """No answer, or half of one: nobody can know."""
    outcome = Outcome(sent=1, shown=int(taken), state=IN_DOUBT, reason=reason)
    return Row((Deed(way=way, taken=taken),), outcome)


NEW: Mapping[str, Row] = {
    "429 with Retry-After": says(429, 2, ARRIVED, retry_after="1"),
    "429 without": says(429, 2, ARRIVED),
    "429 with what nobody can read": says(429, 2, ARRIVED, retry_after="soon"),
    "412": says(412, 2, ARRIVED),
    "500 before it was taken": says(500, 1, IN_DOUBT),
    "500 after it was taken": says(500, 1, IN_DOUBT, taken=True),
    "502 before": says(502, 1, IN_DOUBT),
    "502 after": says(502, 1, IN_DOUBT, taken=True),
    "503 before": says(503, 1, IN_DOUBT),
    "503 after": says(503, 1, IN_DOUBT, taken=True),
    "504 before": says(504, 1, IN_DOUBT),
    "504 after": says(504, 1, IN_DOUBT, taken=True),
    "no answer in time, not taken": does("hangs", "TimeoutError"),
    "no answer in time, taken": does("hangs", "TimeoutError", taken=True),
    "reset, not taken": does("breaks", "a broken line"),
    "reset, taken": does("breaks", "a broken line", taken=True),
    "a slow body": does("dawdles", "TimeoutError", taken=True),
    "half a body": does("breaks off", "ClientPayloadError", taken=True),
    "no id": does("names nothing", "no id in the answer", taken=True),
    "413": says(413, 1, LOST, code="MessageSizeTooBig"),
    "403, the bot was removed": says(403, 1, LOST, code="BotNotInConversationRoster"),
    "404, the chat is gone": says(404, 1, LOST, code="ConversationNotFound"),
    "400": says(400, 1, LOST, code="BadSyntax"),
    "a redirect": says(302, 1, LOST),
    "a token that is refused": Row((Deed(status=401),), Outcome(sent=1, shown=0, state=WAITS)),
}
"""A message that is to be posted."""

UNREACHED = {"nothing listens": "http", "TLS that is none": "https"}

AGAIN = Outcome(sent=2, shown=1, state=ARRIVED)
TWICE = Outcome(sent=2, shown=2, state=ARRIVED)

REDRAWN: Mapping[str, Row] = {
    "429": Row((Deed(status=429, retry_after="1"),), AGAIN),
    "412": Row((Deed(status=412),), AGAIN),
    "500": Row((Deed(status=500),), AGAIN),
    "504 after it was taken": Row((Deed(status=504, taken=True),), TWICE),
    "no answer in time": Row((Deed(way="hangs", taken=True),), TWICE),
    "reset": Row((Deed(way="breaks"),), AGAIN),
    "404, the message is gone": says(404, 1, LOST, code="ActivityNotFoundInConversation"),
    "403": says(403, 1, LOST, code="BotNotInConversationRoster"),
}
"""A card that is to be redrawn; that may be done twice."""

ALONE: Mapping[str, Row] = {
    "403, not installed": Row(
        (Deed(status=403, code="Forbidden"),),
        Outcome(sent=1, shown=0, state=LOST, reason="403 Forbidden"),
    ),
    "429": Row((Deed(status=429, retry_after="1"),), AGAIN),
    "504": Row((Deed(status=504),), AGAIN),
    "reset": Row((Deed(way="breaks"),), AGAIN),
}
"""A 1:1 that is to be opened: asked again, Teams gives the same one."""


class Impatient(Outgoing):
    """Waits for eight seconds where it would for fifteen: long enough for the calm chat."""

    async def call(self, call: Call) -> dict[str, Any]:
        return await super().call(replace(call, timeout=timedelta(seconds=8)))


@dataclass(frozen=True, slots=True)
class Meetings:
    """Many meetings, each in a tenant of its own, and one bot that delivers to all."""

    houses: dict[str, House]
    unruly: Unruly
    way: WayOut

    async def outcome(self, name: str, kind: str, parcel: Parcel | None) -> Outcome:
        """What came of a parcel, and how often what it says was sent and shown."""
        asked = self.unruly.asked.get((name, kind), [])
        where = (alone(name), POST) if kind == CREATE else (name, kind)
        shown = self.unruly.shown.get(where, [])
        said = asked[0] if kind != CREATE and asked else None
        listed = await MendingDialog(self.houses[name].store).troubles()
        reason = next((str(one.reason) for one in listed if one == parcel), "")
        return Outcome(
            sent=len(asked) if said is None else asked.count(said),
            shown=len(shown) if said is None else shown.count(said),
            # Of a card that was redrawn no parcel is kept.
            state=ARRIVED if parcel is None else parcel.state,
            reason="a broken line" if reason in BROKEN_LINES else reason,
        )


@asynccontextmanager
async def meetings(
    folder: Path, names: list[str], database: Path, told_all: int
) -> AsyncIterator[Meetings]:
    """Begin a session in each meeting, and in a calm one."""
    store = Store(open_engine(f"sqlite+aiosqlite:///{database}"))
    outgoing = Impatient(None, development=True)
    pace = Pace(Limits())
    async with serving_unruly(CALM, told_all) as unruly, outgoing.opened():
        houses = {}
        for name in (CALM, *names):
            house = House(store, folder)
            house.chat = house.tenant = name
            scheme = UNREACHED.get(name)
            house.service_url = unruly.url
            if scheme == "http":
                house.service_url = f"http://127.0.0.1:{unused_port()}/"
            elif scheme == "https":
                house.service_url = unruly.url.replace("http:", "https:")
            await house.begin(a_block("one", a_poll(minutes=5)))
            houses[name] = house
        room, roster = TeamsRoom(outgoing, "app"), Roster(outgoing, pace)
        way = way_out(houses[CALM], room, roster, pace)
        yield Meetings(houses, unruly, way)
        await way.delivery.stop()
    await store.close()


@pytest.fixture
def database(tmp_path: Path, migrated_sqlite: Path) -> Path:
    """Lend a copy of an empty database."""
    return Path(shutil.copy(migrated_sqlite, tmp_path / "giro.db"))


def told(unruly: Unruly, name: str) -> bool:
    """Whether a meeting's line has come to its last message, whatever became of the first."""
    return any(said.startswith("Poll") for said in unruly.asked.get((name, POST), ()))


async def test_what_comes_of_a_message_that_teams_treats_badly(
    tmp_path: Path, database: Path
) -> None:
    async with meetings(tmp_path, [*NEW, *UNREACHED], database, told_all=3) as held:
        held.unruly.deeds = {(name, POST): list(row.deeds) for name, row in NEW.items()}
        held.unruly.deeds["a token that is refused", POST] *= 2
        moves_on = [name for name, row in NEW.items() if row.outcome.state is not WAITS]

        await held.way.delivery.start()
        await held.unruly.until(
            lambda: (
                all(told(held.unruly, name) for name in moves_on)
                and (("a token that is refused", POST) in held.unruly.asked)
            )
        )
        await held.way.delivery.stop()

        outcomes, counts = {}, {}
        for name, house in held.houses.items():
            parcels = await house.parcels()
            first = next(one for one in parcels if one.announcement.kind == "session_prepared")
            outcomes[name] = await held.outcome(name, POST, first)
            control = view(await house.status(), ControlView)
            counts[name] = (control.undelivered, control.doubtful)

    unreached = Outcome(sent=0, shown=0, state=WAITS)
    calm = Outcome(sent=1, shown=1, state=ARRIVED)
    expected = {name: row.outcome for name, row in NEW.items()}
    assert outcomes == expected | dict.fromkeys(UNREACHED, unreached) | {CALM: calm}
    assert counts == {
        name: (int(one.state is LOST), int(one.state is IN_DOUBT)) for name, one in outcomes.items()
    }


async def test_what_comes_of_a_card_that_cannot_be_redrawn(tmp_path: Path, database: Path) -> None:
    async with meetings(tmp_path, list(REDRAWN), database, told_all=4) as held:
        await held.way.delivery.start()
        await held.unruly.until(lambda: all(told(held.unruly, name) for name in held.houses))
        held.unruly.deeds = {(name, PUT): list(row.deeds) for name, row in REDRAWN.items()}
        for house in held.houses.values():
            await house.join("anna")
            await house.vote("anna", "A")

        held.way.delivery.wake()
        await held.unruly.until(
            lambda: all(
                len(held.unruly.asked.get((name, PUT), ())) >= row.outcome.sent
                for name, row in REDRAWN.items()
            )
        )
        await held.way.delivery.stop()

        outcomes = {}
        for name in REDRAWN:
            cards = [one for one in await held.houses[name].parcels() if one.recipient == ROOM]
            left = [one for one in cards if one.redraws and one.state is not WAITS]
            redraw = left[-1] if left else None
            outcomes[name] = await held.outcome(name, PUT, redraw)

    assert outcomes == {name: row.outcome for name, row in REDRAWN.items()}


async def test_what_comes_of_a_chat_with_one_person_that_cannot_be_opened(
    tmp_path: Path, database: Path
) -> None:
    async with meetings(tmp_path, list(ALONE), database, told_all=3) as held:
        held.unruly.members = [{"id": "29:giulia", "email": "giulia@example.org"}]
        held.unruly.deeds = {(name, CREATE): list(row.deeds) for name, row in ALONE.items()}

        await held.way.delivery.start()
        await held.unruly.until(
            lambda: (
                all(told(held.unruly, name) for name in held.houses)
                and all(
                    len(held.unruly.asked.get((name, CREATE), ())) >= row.outcome.sent
                    and len(held.unruly.shown.get((f"alone in {name}", POST), ()))
                    >= row.outcome.shown
                    for name, row in ALONE.items()
                )
            )
        )
        await held.way.delivery.stop()

        outcomes, limited = {}, {}
        for name in ALONE:
            house = held.houses[name]
            control = next(
                one for one in await house.parcels() if one.recipient == "giulia@example.org"
            )
            outcomes[name] = await held.outcome(name, CREATE, control)
            limited[name] = view(await house.status(), ControlView).limited

    assert outcomes == {name: row.outcome for name, row in ALONE.items()}
    assert limited == {
        name: ("personal",) if row.outcome.state is LOST else () for name, row in ALONE.items()
    }
