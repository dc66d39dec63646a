"""The way out from the outbox on: real dialogs and storage, and a room that the test rules."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.delivery import Delivery
from bot.dispatch import Dispatch
from bot.doubts import Doubts
from bot.leases import Leases
from bot.metrics.metrics import Metrics
from bot.teams.limits import Limits, Purpose
from bot.teams.messages import CARD
from bot.teams.outgoing import Outgoing
from bot.teams.pace import Pace, Turn
from bot.teams.personal import PersonalChats
from bot.teams.room import DeliveryError, Message, Place, Room, TryLater
from bot.teams.roster import Roster
from storage.outbox.parcels import ASIDE, Parcel, ParcelState
from storage.people import PersonalChat
from storage.store import Store
from tests.dialogs.house import CHAT, TENANT, House

ON_THEIR_WAY = (ParcelState.WAITING, ParcelState.SENDING)
SOON = TryLater("busy", timedelta(milliseconds=1))
FRANCESCA = "francesca@example.org"
ALONE = "a:francesca"
A_PLACE = Place("https://teams.example/", CHAT, TENANT)


@dataclass
class Hall:
    """A room that takes what it is given, fails as told, and can keep its doors shut."""

    said: list[tuple[str, str]] = field(default_factory=list)
    """(conversation id, what is read aloud)."""
    redrawn: list[tuple[str, str]] = field(default_factory=list)
    """(conversation id, the id of the message redrawn)."""
    fails: dict[str, list[DeliveryError | RuntimeError]] = field(default_factory=dict)
    """By conversation id, or "update": what the next requests come to."""
    shut: dict[str, asyncio.Event] = field(default_factory=dict)
    """By conversation id: what a request waits for."""
    happened: asyncio.Event = field(default_factory=asyncio.Event)
    asked: int = 0

    async def post(self, place: Place, message: Message) -> str:
        await self._go(place.conversation_id)
        [attachment] = message["attachments"]
        assert attachment["contentType"] == CARD
        self.said.append((place.conversation_id, attachment["content"]["speak"]))
        self.happened.set()
        return f"message {len(self.said)}"

    async def update(self, place: Place, activity_id: str, message: Message) -> None:
        await self._go("update")
        assert message["attachments"]
        self.redrawn.append((place.conversation_id, activity_id))
        self.happened.set()

    async def open_personal(self, place: Place, teams_user_id: str) -> str:
        await self._go(teams_user_id)
        assert place.conversation_id == CHAT
        return f"a:{teams_user_id}"

    async def _go(self, where: str) -> None:
        self.asked += 1
        self.happened.set()
        if where in self.shut:
            await self.shut[where].wait()
        if self.fails.get(where):
            raise self.fails[where].pop(0)


@dataclass
class PostOffice:
    """A meeting, its outbox, and the room at the other end."""

    house: House
    hall: Hall
    dispatch: Dispatch
    doubts: Doubts
    leases: Leases
    delivery: Delivery
    metrics: Metrics
    limits: Limits

    async def parcels(self) -> list[Parcel]:
        """What the session had to tell, but for redraws and what facilitators get aside."""
        parcels = [one for one in await self.house.parcels() if not one.redraws]
        return [one for one in parcels if one.announcement.kind not in ASIDE]

    async def have_controls(self) -> None:
        """Let every facilitator have the control card as it is now."""
        for one in await self.house.parcels():
            if one.announcement.kind == "control_shown" and one.state is ParcelState.WAITING:
                async with self.house.store.begin() as work:
                    await work.lines.settle(one, ParcelState.DELIVERED)

    async def until_alone_is_told(self) -> None:
        """Wait until whoever is told alone was, or could not be."""
        async with asyncio.timeout(20):
            while any(one.state in ON_THEIR_WAY for one in await self._aside()):  # noqa: ASYNC110  the database wakes nobody
                await asyncio.sleep(0.01)

    async def _aside(self) -> list[Parcel]:
        return [one for one in await self.house.parcels() if one.announcement.kind in ASIDE]

    async def until(self, number: int, *, alone: bool = False) -> None:
        """Wait until so much was said in the meeting, or to Francesca alone."""
        where = ALONE if alone else CHAT
        await self.until_seen(lambda: sum(place == where for place, _ in self.hall.said) >= number)

    async def until_seen(self, claim: object) -> None:
        """Wait until a claim about the hall holds."""
        assert callable(claim)
        async with asyncio.timeout(20):
            while not claim():
                await self.hall.happened.wait()
                self.hall.happened.clear()


def a_turn(place: Place = A_PLACE) -> Turn:
    """Leave to say one thing."""
    return Turn(Limits(), place, Purpose.TELLING, time.monotonic)


@asynccontextmanager
async def open_post_office(
    store: Store, plans: Path, hall: Hall | None = None
) -> AsyncIterator[PostOffice]:
    """Build the way out; `delivery` is started by the test and stopped here."""
    house = House(store, plans)
    await _meet_francesca(store)
    # Without a credential Teams is never asked, and the roster knows nobody.
    roster = Roster(Outgoing(None, development=False), Pace(Limits()))
    hall = hall or Hall()
    limits = Limits()
    way = way_out(house, hall, roster, Pace(limits))
    try:
        yield PostOffice(
            house, hall, way.dispatch, way.doubts, way.leases, way.delivery, way.metrics, limits
        )
    finally:
        # A test that failed may have left a door shut: who stands before it would never come back.
        for door in hall.shut.values():
            door.set()
        await way.delivery.stop()


@dataclass(frozen=True, slots=True)
class WayOut:
    """What empties one outbox."""

    dispatch: Dispatch
    doubts: Doubts
    leases: Leases
    delivery: Delivery
    metrics: Metrics


def way_out(house: House, room: Room, roster: Roster, pace: Pace) -> WayOut:
    """Build what empties a house's outbox into a room; it is the test's to start and to stop."""
    doubts = Doubts(house.store, lambda: house.now)
    leases = Leases(house.store)
    metrics = Metrics()
    dispatch = Dispatch(
        store=house.store,
        showing=house.showing,
        closing=house.closing,
        room=room,
        roster=roster,
        personal=PersonalChats(house.store, room, roster),
        doubts=doubts,
        leases=leases,
        pace=pace,
        now=lambda: house.now,
        metrics=metrics,
    )
    delivery = Delivery(
        store=house.store,
        dispatch=dispatch,
        doubts=doubts,
        leases=leases,
        now=lambda: house.now,
    )
    return WayOut(dispatch, doubts, leases, delivery, metrics)


async def _meet_francesca(store: Store) -> None:
    chat = PersonalChat(
        tenant_id=TENANT,
        teams_user_id="29:francesca",
        person_key="aad-francesca",
        email=FRANCESCA,
        conversation_id=ALONE,
        service_url="https://teams.example/",
    )
    async with store.begin() as work:
        await work.people.put_personal_chat(chat)
