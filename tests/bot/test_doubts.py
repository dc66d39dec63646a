"""A card in doubt is taken for delivered once somebody is seen acting on it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.cards.taps.showing import HelpTap, ShowTap
from bot.cards.taps.tap import Tap
from bot.cards.taps.voting import VoteTap
from bot.cards.taps.writing import ContributeTap
from bot.doubts import Doubts
from bot.teams.room import InDoubt, Place
from dialogs.commands.showing import Card
from facilitation.runs import PromptRun
from storage.outbox.parcels import ParcelState
from storage.store import Store
from tests.bot.post_office import PostOffice, open_post_office
from tests.dialogs.house import CHAT, TENANT, a_block, a_poll
from tests.storage.rows import redraws_of

MESSAGE = "1606226400000"


@pytest.fixture
async def office(store: Store, tmp_path: Path) -> AsyncIterator[PostOffice]:
    """Lend a session whose poll may or may not be in the chat."""
    async with open_post_office(store, tmp_path) as opened:
        await opened.house.begin(a_block("one", a_poll(minutes=5)))
        opened.hall.fails[CHAT] = [InDoubt("timeout")] * 3
        await opened.delivery.start()
        await opened.until_seen(lambda: opened.hall.asked == 3)
        await opened.delivery.stop()
        yield opened


def a_place(chat: str = CHAT, tenant: str = TENANT) -> Place:
    return Place("https://teams.example/", chat, tenant)


def a_tap(run: PromptRun, **changes: Any) -> Tap:
    return VoteTap(session=run.session_id, run=run.id, question="poll", option="A", **changes)


async def state(office: PostOffice) -> ParcelState:
    parcels = await office.parcels()
    return next(one.state for one in parcels if one.announcement.kind == "prompt_opened")


async def test_a_vote_proves_the_card_that_it_comes_from(office: PostOffice) -> None:
    run = await office.house.run()

    await office.doubts.seen(a_tap(run), a_place(), MESSAGE)
    await office.doubts.seen(a_tap(run), a_place(), "another")

    assert await state(office) is ParcelState.DELIVERED
    async with office.house.store.read() as work:
        assert await work.cards.find_posted(f"prompt:{run.id}") == MESSAGE
        assert await work.lines.lines("us") == []


async def test_a_doubt_outlives_a_restart_and_ends_like_any_other(office: PostOffice) -> None:
    run = await office.house.run()
    refresh = ShowTap(session=run.session_id, card=Card.PROMPT, thing=run.id)

    again = Doubts(office.house.store, lambda: office.house.now)
    async with office.house.store.read() as work:
        again.know(await work.doubts.all("us"))
    await again.seen(refresh, a_place(), MESSAGE)

    assert await state(office) is ParcelState.DELIVERED


async def test_who_is_quicker_than_teams_answer_is_heard_too(store: Store, tmp_path: Path) -> None:
    async with open_post_office(store, tmp_path) as office:
        await office.house.begin(a_block("one", a_poll(minutes=5)))
        run = await office.house.run()
        office.hall.shut[CHAT] = asyncio.Event()
        office.hall.fails[CHAT] = [InDoubt("timeout")]
        await office.delivery.start()
        await office.until_seen(lambda: office.hall.asked == 1)
        welcome = ShowTap(session=run.session_id, card=Card.WELCOME)

        await office.doubts.seen(welcome, a_place(), MESSAGE)
        before = (await office.parcels())[0].state
        office.hall.shut[CHAT].set()
        await office.until(2)
        await office.delivery.stop()

        assert before is ParcelState.SENDING
        assert [one.state for one in await office.parcels()] == [ParcelState.DELIVERED] * 3


@pytest.mark.parametrize(
    ("card", "kind"), [(Card.WELCOME, "session_prepared"), (Card.BLOCK, "block_opened")]
)
async def test_every_card_that_refreshes_can_prove_itself(
    office: PostOffice, card: Card, kind: str
) -> None:
    run = await office.house.run()
    refresh = ShowTap(session=run.session_id, card=card, thing="one")

    await office.doubts.seen(refresh, a_place(), MESSAGE)

    proved = [
        parcel.announcement.kind
        for parcel in await office.parcels()
        if parcel.state is ParcelState.DELIVERED
    ]
    assert proved == [kind]


async def test_nothing_else_is_a_proof(office: PostOffice) -> None:
    run = await office.house.run()
    async with office.house.store.begin() as work:
        await work.cards.posted("welcome:x", run.session_id, "welcome")

    await office.doubts.seen(a_tap(run), a_place(chat="19:another"), MESSAGE)
    await office.doubts.seen(a_tap(run), a_place(tenant="another"), MESSAGE)
    await office.doubts.seen(a_tap(run), a_place(), "welcome")
    await office.doubts.seen(a_tap(run), a_place(), None)
    await office.doubts.seen(HelpTap(), a_place(), MESSAGE)
    other = ContributeTap(session=run.session_id, run="another run")
    await office.doubts.seen(other, a_place(), MESSAGE)
    reminder = ShowTap(session=run.session_id, card=Card.REMINDER, thing=run.id)
    await office.doubts.seen(reminder, a_place(), MESSAGE)

    assert await state(office) is ParcelState.DOUBTFUL


async def test_what_changed_meanwhile_is_drawn_once_there_is_proof(office: PostOffice) -> None:
    await office.house.join("anna")
    await office.house.vote("anna", "A")
    run = await office.house.run()

    await office.doubts.seen(a_tap(run), a_place(), MESSAGE)

    async with office.house.store.begin() as work:
        redraw = await work.lines.take(redraws_of(run.session_id), office.house.now, by="us")
    assert redraw is not None
    assert redraw.card == f"prompt:{run.id}"
