"""What is to be told, until Teams has it."""

import asyncio
from datetime import datetime

import pytest

from facilitation.announcements import (
    AnyAnnouncement,
    BlockOpened,
    ControlShown,
    DigestSent,
    PromptOpened,
    PromptReminded,
)
from facilitation.sessions import SessionState
from storage.outbox.lines import Line
from storage.outbox.parcels import ROOM, Parcel, ParcelState
from storage.store import Store
from storage.work import Work
from tests.facilitation.sessions import at
from tests.storage.rows import a_line, kept_session, redraws_of

OPENED = PromptOpened(session_id="s1", run_id="r1")
REMINDED = PromptReminded(session_id="s1", run_id="r1")
US = "us"


def block(name: str) -> BlockOpened:
    return BlockOpened(session_id="s1", block_id=name)


def digest(part: int, session_id: str = "s1") -> DigestSent:
    return DigestSent(session_id=session_id, part=part, parts=2)


async def put(store: Store, *announcements: AnyAnnouncement, recipient: str = ROOM) -> None:
    async with store.begin() as work:
        for announcement in announcements:
            await work.outbox.put(announcement, at=at(1), recipient=recipient)


async def redraw(store: Store, *announcements: AnyAnnouncement, when: datetime) -> None:
    async with store.begin() as work:
        await work.outbox.redraw(announcements, at=when)


async def take(store: Store, recipient: str = ROOM) -> Parcel | None:
    async with store.begin() as work:
        return await work.lines.take(a_line("s1", recipient), at(2), by=US)


async def take_redraw(store: Store, *resting: str) -> Parcel | None:
    async with store.begin() as work:
        return await take_redraw_in(work, *resting)


async def take_redraw_in(work: Work, *resting: str) -> Parcel | None:
    return await work.lines.take(redraws_of("s1"), at(2), by=US, resting=resting)


def taken(parcel: Parcel | None) -> Parcel:
    assert parcel is not None
    return parcel


async def posted(store: Store, announcement: AnyAnnouncement = OPENED) -> Parcel:
    """An announcement that the room has."""
    await put(store, announcement)
    parcel = taken(await take(store))
    async with store.begin() as work:
        await work.lines.settle(parcel, ParcelState.DELIVERED)
        await work.cards.posted(parcel.card or "", "s1", "activity-1")
    return parcel


async def states(store: Store) -> list[tuple[str, ParcelState]]:
    async with store.read() as work:
        return [(one.announcement.kind, one.state) for one in await work.outbox.of("s1")]


async def test_a_line_is_told_in_order_and_each_thing_once(store: Store) -> None:
    await kept_session(store)
    await put(store, block("hello"), OPENED, REMINDED)

    kinds = [one.announcement.kind for _ in range(3) if (one := await take(store))]
    after = await take(store)

    assert kinds == ["block_opened", "prompt_opened", "prompt_reminded"]
    assert after is None


async def test_a_parcel_says_all_that_was_put(store: Store) -> None:
    await kept_session(store)
    await put(store, block("hello"))

    parcel = taken(await take(store))

    assert parcel.announcement == block("hello")
    assert (parcel.session_id, parcel.recipient, parcel.card) == ("s1", ROOM, "block:s1:hello")
    assert (parcel.put_at, parcel.redraws) == (at(1), False)


async def test_two_deliverers_never_take_the_same_parcel(store: Store) -> None:
    await kept_session(store)
    await put(store, *(block(f"b{number}") for number in range(8)))

    parcels = await asyncio.gather(*(take(store) for _ in range(12)))

    ids = [parcel.id for parcel in parcels if parcel is not None]
    assert len(ids) == len(set(ids)) == 8


async def test_each_recipient_has_a_line_of_their_own(store: Store) -> None:
    await kept_session(store)
    await posted(store)
    await put(store, block("hello"))
    await put(store, digest(0), digest(1), recipient="ada@example.org")
    await redraw(store, OPENED, when=at(3))

    async with store.read() as work:
        lines = await work.lines.lines(US)
    theirs = taken(await take(store, "ada@example.org"))

    assert sorted((line.recipient, line.redraws) for line in lines) == [
        ("ada@example.org", False),
        (ROOM, False),
        (ROOM, True),
    ]
    assert Line(session_id="s1", recipient=ROOM, redraws=True) in lines
    assert theirs.announcement == digest(0)


async def test_many_askings_make_one_redraw(store: Store) -> None:
    await kept_session(store)
    await posted(store)

    cards: list[AnyAnnouncement] = [REMINDED, OPENED]
    cards += [PromptOpened(session_id="s1", run_id=f"x{n}") for n in range(9)]
    await asyncio.gather(*(redraw(store, *cards[::way], when=at(3)) for way in (1, -1) * 6))
    first, second = await take_redraw(store), await take_redraw(store)

    assert first is not None
    assert first.announcement == OPENED
    assert second is None


async def test_of_what_was_redrawn_no_row_is_left_but_of_what_was_said(store: Store) -> None:
    await kept_session(store)
    await posted(store)
    before = await states(store)
    for minute in range(3, 9):
        await redraw(store, OPENED, when=at(minute))
        async with store.begin() as work:
            await work.lines.settle(taken(await take_redraw_in(work)), ParcelState.DELIVERED)

    assert await states(store) == before


async def test_what_changes_while_a_card_is_redrawn_is_redrawn_again(store: Store) -> None:
    await kept_session(store)
    await posted(store)
    await redraw(store, OPENED, when=at(3))
    first = taken(await take_redraw(store))

    await redraw(store, OPENED, when=at(4))
    second = taken(await take_redraw(store))

    assert second.id != first.id


async def test_a_redraw_is_not_taken_before_what_asked_for_it_is_kept(
    store: Store, migrated_url: str
) -> None:
    await kept_session(store)
    await posted(store)
    await redraw(store, OPENED, when=at(3))

    async with store.begin() as work:
        await work.outbox.redraw([OPENED], at=at(4))
        taking = asyncio.create_task(take_redraw(store))
        # On SQLite the taker waits for its turn anyway.
        early = None if migrated_url.startswith("sqlite") else await taking
    late = early or await taking or await take_redraw(store)

    assert early is None
    assert late is not None


async def test_a_card_that_rests_or_that_the_room_lacks_is_not_redrawn(store: Store) -> None:
    await kept_session(store)
    await posted(store)
    await redraw(store, OPENED, REMINDED, when=at(3))

    resting = await take_redraw(store, OPENED.card)
    rested = await take_redraw(store)
    lacking = await take_redraw(store)

    assert resting is None
    assert rested is not None
    assert lacking is None


async def test_a_redraw_of_what_was_never_posted_keeps_nobody_waiting(store: Store) -> None:
    await kept_session(store)
    await redraw(store, REMINDED, when=at(3))

    async with store.read() as work:
        before = await work.lines.lines(US), await work.outbox.oldest_waiting()
    await posted(store, REMINDED)
    async with store.read() as work:
        after = await work.lines.lines(US), await work.outbox.oldest_waiting()

    assert before == ([], None)
    assert after == ([Line(session_id="s1", recipient=ROOM, redraws=True)], at(3))


async def test_the_longest_wait_is_known(store: Store) -> None:
    await kept_session(store)
    async with store.begin() as work:
        await work.outbox.put(block("hello"), at=at(4))
        await work.outbox.put(OPENED, at=at(3))

    async with store.read() as work:
        assert await work.outbox.oldest_waiting() == at(3)


async def test_what_was_not_sent_waits_again_in_its_place(store: Store) -> None:
    await kept_session(store)
    await put(store, block("hello"), OPENED)
    first = taken(await take(store))

    async with store.begin() as work:
        await work.lines.put_back(first)
    again = taken(await take(store))

    assert again.id == first.id


async def test_a_redraw_put_back_gives_way_to_a_newer_one(store: Store) -> None:
    await kept_session(store)
    await posted(store)
    await redraw(store, OPENED, when=at(3))
    first = taken(await take_redraw(store))
    await redraw(store, OPENED, when=at(4))

    async with store.begin() as work:
        await work.lines.put_back(first)
    again, more = await take_redraw(store), await take_redraw(store)

    assert again is not None
    assert again.id != first.id
    assert more is None


async def test_what_became_of_a_parcel_is_kept_with_the_reason(store: Store) -> None:
    await kept_session(store)
    await put(store, block("hello"), OPENED)
    parcel = taken(await take(store))

    async with store.begin() as work:
        await work.lines.settle(parcel, ParcelState.DOUBTFUL, "x" * 5000)

    async with store.read() as work:
        doubtful, waiting = await work.outbox.of("s1")
        assert await work.outbox.counts("s1") == {"doubtful": 1, "waiting": 1}
    assert (doubtful.state, waiting.state) == (ParcelState.DOUBTFUL, ParcelState.WAITING)
    assert doubtful.reason is not None
    assert doubtful.sent_at == at(2)


async def test_which_message_shows_a_card_is_remembered(store: Store) -> None:
    await kept_session(store)
    await posted(store)

    async with store.begin() as work:
        await work.cards.posted(OPENED.card, "s1", "activity-2")

    async with store.read() as work:
        assert await work.cards.find_posted(OPENED.card) == "activity-2"
        assert await work.cards.find_posted("prompt:other") is None


async def test_redraws_of_a_card_that_never_came_are_given_up(store: Store) -> None:
    await kept_session(store)
    await redraw(store, OPENED, REMINDED, when=at(3))

    async with store.begin() as work:
        await work.lines.give_up_redraws(OPENED.card)

    assert await states(store) == [("prompt_reminded", ParcelState.WAITING)]


async def test_who_cannot_be_reached_misses_the_whole_line(store: Store) -> None:
    await kept_session(store)
    await put(store, digest(0), digest(1), recipient="ada@example.org")
    await put(store, digest(0), recipient="bo@example.org")

    async with store.begin() as work:
        await work.lines.give_up_line("s1", "ada@example.org", "not installed " * 50)

    assert await take(store, "ada@example.org") is None
    assert await take(store, "bo@example.org") is not None


@pytest.mark.parametrize(
    ("tenant", "recipient", "is_told"),
    [
        ("t1", "ADA@example.org", True),
        ("t2", "ada@example.org", False),
        ("t1", "bo@example.org", False),
    ],
)
async def test_who_can_be_reached_at_last_is_told_what_they_missed(
    store: Store, tenant: str, recipient: str, *, is_told: bool
) -> None:
    await kept_session(store)
    await kept_session(store, id="s2", tenant_id="t3", state=SessionState.ENDED)
    await put(store, digest(0), digest(0, "s2"), recipient="Ada@example.org")
    async with store.begin() as work:
        for session_id in ("s1", "s2"):
            await work.lines.give_up_line(session_id, "Ada@example.org", "not installed")
        await work.outbox.retry(tenant_id=tenant, recipient=recipient, at=at(3))

    async with store.read() as work:
        lines = await work.lines.lines(US)

    assert [line.session_id for line in lines] == (["s1"] if is_told else [])


async def test_a_card_that_could_not_be_redrawn_waits_once_when_it_can(store: Store) -> None:
    await kept_session(store)
    card = ControlShown(session_id="s1", recipient="ada@example.org")
    line = Line(session_id="s1", recipient="ada@example.org", redraws=True)
    await redraw(store, card, when=at(2))
    async with store.begin() as work:
        await work.cards.posted(card.card, "s1", "activity")
        await work.lines.settle(
            taken(await work.lines.take(line, at(2), by=US)), ParcelState.UNDELIVERABLE, "blocked"
        )
    await redraw(store, card, when=at(3))

    async with store.begin() as work:
        told = await work.outbox.retry(tenant_id="t1", recipient="ada@example.org", at=at(4))

    assert told == {"s1"}
    assert await states(store) == [("control_shown", ParcelState.WAITING)]
