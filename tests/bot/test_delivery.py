"""Outbox → Room: in order, once, within what Teams bears, and honest about doubts."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.teams.limits import Purpose
from bot.teams.room import DeliveryError, Impossible, InDoubt, Place, TryLater
from dialogs.commands.leading import Act
from dialogs.mending import MendingDialog
from dialogs.views.organising import UndeliveredView
from facilitation.announcements import BlockOpened, PromptOpened
from storage.outbox.lines import Line
from storage.outbox.parcels import ROOM, Parcel, ParcelState
from storage.store import Store, open_engine
from tests.bot.conftest import Lines
from tests.bot.post_office import (
    A_PLACE,
    ALONE,
    FRANCESCA,
    SOON,
    PostOffice,
    a_turn,
    open_post_office,
)
from tests.dialogs.house import CHAT, TENANT, a_block, a_poll
from tests.storage.rows import a_line, redraws_of

BLOCKS = (a_block("one", a_poll(minutes=5)), a_block("two", area=None))


@pytest.fixture
async def office(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[PostOffice]:
    """Lend a post office over a database of its own, with a session prepared."""
    path = tmp_path / "giro.db"
    shutil.copy(migrated_sqlite, path)
    store = Store(open_engine(f"sqlite+aiosqlite:///{path}"))
    async with open_post_office(store, tmp_path) as opened:
        await opened.house.prepare(*BLOCKS)
        yield opened
    await store.close()


async def states(office: PostOffice) -> list[ParcelState]:
    return [parcel.state for parcel in await office.parcels()]


async def end(office: PostOffice) -> None:
    """End the session and have its digest made."""
    await office.house.act(Act.END, confirmed=True)
    await office.house.tick()


async def test_a_line_is_told_in_order(office: PostOffice) -> None:
    await office.house.act(Act.START)
    await office.house.act(Act.PAUSE)
    office.hall.fails[CHAT] = [SOON, SOON]

    await office.delivery.start()
    await office.until(4)
    await office.delivery.stop()

    kinds = [parcel.announcement.kind for parcel in await office.parcels()]
    assert kinds == ["session_prepared", "block_opened", "prompt_opened", "act_announced"]
    assert [said.split(",")[0].split(".")[0].split(":")[0] for _, said in office.hall.said] == [
        "Welcome",
        "Area\u00a01 of\u00a01",
        "Poll",
        "The session is paused",
    ]
    assert await states(office) == [ParcelState.DELIVERED] * 4
    assert office.hall.asked == 6


async def test_one_line_does_not_wait_for_another(office: PostOffice) -> None:
    await office.house.act(Act.START)
    await end(office)
    office.hall.shut[CHAT] = asyncio.Event()

    await office.delivery.start()
    await office.until(2, alone=True)

    assert not [said for place, said in office.hall.said if place == CHAT]
    office.hall.shut[CHAT].set()


async def test_teams_is_given_the_time_it_asks_for(office: PostOffice) -> None:
    office.hall.fails[CHAT] = [TryLater("429", timedelta(seconds=0.3))]
    clock = asyncio.get_running_loop().time

    began = clock()
    await office.delivery.start()
    await office.until(1)

    assert clock() - began >= 0.3
    assert len(office.hall.said) == 1


async def test_what_may_have_been_said_is_never_repeated(office: PostOffice) -> None:
    await office.house.act(Act.START)
    office.hall.fails[CHAT] = [InDoubt("timeout"), RuntimeError("a bug of ours")]

    await office.delivery.start()
    await office.until(1)
    await office.delivery.stop()

    assert office.hall.asked == 3
    assert await states(office) == [
        ParcelState.DOUBTFUL,
        ParcelState.DOUBTFUL,
        ParcelState.DELIVERED,
    ]


async def test_a_line_tells_of_which_session_a_parcel_was(office: PostOffice, lines: Lines) -> None:
    await office.house.act(Act.START)
    office.hall.fails[CHAT] = [RuntimeError("a bug of ours"), InDoubt("timeout")]

    await office.delivery.start()
    await office.until(1)
    await office.delivery.stop()

    session = await office.house.session()
    told = {line["parcel_id"]: set[str]() for line in lines()}
    for line in lines():
        told[line["parcel_id"]].add(line["trace"])
    assert {line["session_id"] for line in lines()} == {session.id}
    assert [len(traces) for traces in told.values()] == [1] * len(told)
    assert len(set.union(*told.values())) == len(told) > 1


async def test_deliveries_are_counted_by_kind_and_by_what_came_of_them(
    office: PostOffice,
) -> None:
    await office.house.act(Act.START)
    office.hall.fails[CHAT] = [SOON, InDoubt("timeout"), Impossible(413, "TooLarge")]

    await office.delivery.start()
    await office.until(1)
    await office.delivery.stop()

    counted = {
        (sample.labels["kind"], sample.labels["result"])
        for family in office.metrics.house.deliveries.collect()
        for sample in family.samples
    }
    assert {
        ("session_prepared", "later"),
        ("session_prepared", "doubtful"),
        ("block_opened", "undeliverable"),
        ("prompt_opened", "delivered"),
    } <= counted


async def test_what_the_room_cannot_have_does_not_hold_up_the_rest(office: PostOffice) -> None:
    await office.house.act(Act.START)
    await office.house.join("anna")
    await office.house.vote("anna", "A")
    office.hall.fails[CHAT] = [
        Impossible(413, "TooLarge"),
        Impossible(413, "TooLarge"),
        Impossible(413, "TooLarge"),
    ]

    await office.delivery.start()
    await office.until_seen(lambda: office.hall.asked == 3)
    await office.delivery.stop()

    every = [one.state for one in await office.house.parcels() if one.recipient == ROOM]
    assert every == [ParcelState.UNDELIVERABLE] * 3


@pytest.mark.parametrize("fault", [Impossible(404, "ConversationNotFound"), InDoubt("timeout")])
async def test_facilitators_read_on_their_cards_at_once_what_did_not_arrive(
    office: PostOffice, fault: DeliveryError
) -> None:
    await office.house.act(Act.START)
    await office.house.redrawn()
    office.hall.fails[CHAT] = [fault]
    session = await office.house.session()
    parcel = await next_in(office, a_line(session.id))
    assert parcel is not None

    await office.dispatch.deliver(parcel, a_turn())

    assert await office.house.redrawn() == {"control_shown"}


async def test_an_organiser_who_cannot_be_reached_is_told_of_once(office: PostOffice) -> None:
    await office.house.act(Act.START)
    await end(office)
    office.hall.fails[ALONE] = [Impossible(403, "Forbidden")]

    await office.delivery.start()
    await office.until_seen(
        lambda: any("Francesca" in said for place, said in office.hall.said if place == CHAT)
    )
    await office.delivery.stop()

    parts = [parcel for parcel in await office.parcels() if parcel.recipient == FRANCESCA]
    assert len(parts) > 1
    assert {parcel.state for parcel in parts} == {ParcelState.UNDELIVERABLE}
    assert {parcel.reason for parcel in parts} == {"403 Forbidden"}
    assert sum("Francesca" in said for _, said in office.hall.said) == 1


async def test_what_is_told_of_the_digest_is_told_once_and_redrawn_once_it_has_arrived(
    office: PostOffice,
) -> None:
    await office.house.act(Act.START)
    await end(office)
    session = await office.house.session()
    mending = MendingDialog(office.house.store)
    alone = Place("https://teams.example/", ALONE, TENANT)
    office.hall.fails[ALONE] = [Impossible(403, "Forbidden")] * 2

    views = []
    line = Line(session_id=session.id, recipient=FRANCESCA, redraws=False)
    while (parcel := await next_in(office, line)) is not None:
        await office.dispatch.deliver(parcel, a_turn(alone))
        views += [one for one in await office.house.views() if isinstance(one, UndeliveredView)]
        for lost in await mending.troubles():
            if lost.recipient == FRANCESCA:
                await mending.retry([lost.id], office.house.now, even_if_twice=False)

    notices = [one for one in await office.house.parcels() if one.redraws is False]
    kinds = [one.announcement.kind for one in notices]
    assert kinds.count("digest_undelivered") == 1
    assert "digest_undelivered" in await office.house.redrawn()
    assert (views[0].is_over, views[-1].is_over) == (False, True)


async def next_in(office: PostOffice, line: Line) -> Parcel | None:
    """The next parcel of a line, marked as being sent by this process."""
    async with office.house.store.begin() as work:
        await office.leases.take(work, line.session_id)
        return await work.lines.take(line, office.house.now, by=office.leases.holder)


async def test_many_changes_of_a_card_are_drawn_once(office: PostOffice) -> None:
    await office.house.act(Act.START)
    await office.delivery.start()
    await office.until(3)
    await office.house.join_all("anna", "bice", "carla")
    for name in ("anna", "bice", "carla"):
        await office.house.vote(name, "A")

    office.delivery.wake()
    await office.until_seen(lambda: office.hall.redrawn)
    await office.house.act(Act.PAUSE)
    office.delivery.wake()
    await office.until(4)
    await office.delivery.stop()

    assert office.hall.redrawn == [(CHAT, "message 3")]
    assert office.metrics.crowd.registry.get_sample_value(
        "giro_redraws_total", {"result": "delivered"}
    ) == len(office.hall.redrawn)


async def test_a_redraw_may_be_repeated(office: PostOffice) -> None:
    await office.house.act(Act.START)
    await office.delivery.start()
    await office.until(3)
    office.hall.fails["update"] = [SOON]
    await office.house.act(Act.PAUSE)

    office.delivery.wake()
    await office.until_seen(lambda: office.hall.redrawn)
    await office.delivery.stop()

    assert office.hall.redrawn == [(CHAT, "message 3")]
    assert not office.hall.fails["update"]


async def test_a_stop_finishes_what_is_being_sent_and_begins_nothing(office: PostOffice) -> None:
    await office.house.act(Act.START)
    office.hall.shut[CHAT] = asyncio.Event()
    await office.delivery.start()
    await office.until_seen(lambda: office.hall.asked == 1)

    stopping = asyncio.create_task(office.delivery.stop())
    await asyncio.wait({stopping}, timeout=0.05)
    waited = not stopping.done()
    office.hall.shut[CHAT].set()
    await stopping

    assert waited
    assert await states(office) == [
        ParcelState.DELIVERED,
        ParcelState.WAITING,
        ParcelState.WAITING,
    ]


async def test_a_stop_does_not_wait_for_teams_to_be_free_again(office: PostOffice) -> None:
    office.hall.fails[CHAT] = [TryLater("429", timedelta(hours=1))]
    await office.delivery.start()
    await office.until_seen(lambda: office.hall.asked == 1)

    async with asyncio.timeout(5):
        await office.delivery.stop()

    assert await states(office) == [ParcelState.WAITING]


async def test_what_waits_for_its_turn_is_still_in_its_line(office: PostOffice) -> None:
    session = await office.house.session()
    for _ in range(60):
        office.limits.record(A_PLACE, Purpose.TELLING, time.monotonic())

    await office.delivery.start()
    async with asyncio.timeout(5):
        while not office.leases.holds(session.id):
            await asyncio.wait({asyncio.create_task(office.parcels())})
        before = await states(office)
        await office.delivery.stop()

    assert office.hall.asked == 0
    assert before == await states(office) == [ParcelState.WAITING]


async def test_what_is_said_goes_before_what_is_redrawn(office: PostOffice) -> None:
    await office.house.act(Act.START)
    await office.delivery.start()
    await office.until(3)
    now = time.monotonic()
    for number in range(30):
        elsewhere = Place("https://teams.example/", f"19:{number}", TENANT)
        office.limits.record(elsewhere, Purpose.TELLING, now)
    await office.house.join("anna")
    await office.house.vote("anna", "A")
    office.delivery.wake()
    await office.house.act(Act.PAUSE)
    office.delivery.wake()

    await office.until(4)
    redrawn_before = list(office.hall.redrawn)
    await office.until_seen(lambda: office.hall.redrawn)

    assert redrawn_before == []


async def test_what_was_on_its_way_at_a_crash_is_in_doubt_and_not_sent_again(
    office: PostOffice,
) -> None:
    await office.house.act(Act.START)
    await office.have_controls()
    session = await office.house.session()
    async with office.house.store.begin() as work:
        await work.lines.take(a_line(session.id), office.house.now, by="the dead")

    await office.delivery.start()
    await office.until(2)
    await office.delivery.stop()

    assert await states(office) == [
        ParcelState.DOUBTFUL,
        ParcelState.DELIVERED,
        ParcelState.DELIVERED,
    ]
    assert "control_shown" in await office.house.redrawn()


async def test_a_redraw_on_its_way_at_a_crash_is_drawn_again(
    office: PostOffice, tmp_path: Path
) -> None:
    await office.house.act(Act.START)
    await office.delivery.start()
    await office.until(3)
    await office.delivery.stop()
    await office.house.join("anna")
    await office.house.vote("anna", "A")
    session = await office.house.session()
    async with office.house.store.begin() as work:
        await work.lines.take(redraws_of(session.id), office.house.now, by="the dead")

    async with open_post_office(office.house.store, tmp_path) as again:
        await again.delivery.start()
        await again.until_seen(lambda: again.hall.redrawn)
        await again.delivery.stop()

    assert again.hall.redrawn == [(CHAT, "message 3")]
    assert not again.hall.said


async def test_what_cannot_be_written_is_given_up_after_some_tries(office: PostOffice) -> None:
    session = await office.house.session()
    async with office.house.store.begin() as work:
        lost = BlockOpened(session_id=session.id, block_id="nowhere")
        await work.outbox.put(lost, at=office.house.now)
    parcel = (await office.parcels())[-1]

    for _ in range(4):
        with pytest.raises(TryLater):
            await office.dispatch.deliver(parcel, a_turn())
    await office.dispatch.deliver(parcel, a_turn())

    assert office.hall.asked == 0
    assert (await states(office))[-1] is ParcelState.UNDELIVERABLE


async def test_a_card_is_known_by_the_message_that_shows_it(office: PostOffice) -> None:
    await office.house.act(Act.START)
    await office.delivery.start()
    await office.until(3)
    await office.delivery.stop()

    run = await office.house.run()
    async with office.house.store.read() as work:
        card = PromptOpened(session_id=run.session_id, run_id=run.id).card
        assert await work.cards.find_posted(card) == "message 3"
