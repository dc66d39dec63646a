"""What did not arrive is sent again where that is sound, or left at that; the trail says so."""

import pytest

from dialogs.commands.leading import Act
from dialogs.mending import Fate, MendingDialog
from facilitation.announcements import (
    AnyAnnouncement,
    DigestSent,
    DigestToSign,
    PersonNudged,
    PromptOpened,
    PromptReminded,
)
from storage.outbox.parcels import ROOM, Parcel, ParcelState
from tests.dialogs.house import House, a_block, a_poll

FRANCESCA = "francesca@example.org"
GIULIA = "giulia@example.org"


async def came_to(house: House, state: ParcelState, kind: str) -> Parcel:
    """Let the latest parcel of a kind come to a state."""
    found = next(one for one in reversed(await house.parcels()) if one.announcement.kind == kind)
    async with house.store.begin() as work:
        await work.lines.settle(found, state, "why")
    return found


async def put(house: House, announcement: AnyAnnouncement, recipient: str = ROOM) -> None:
    async with house.store.begin() as work:
        await work.outbox.put(announcement, at=house.now, recipient=recipient)


async def retried(house: House, *ids: int, even_if_twice: bool = False) -> dict[int, Fate]:
    mending = MendingDialog(house.store)
    return await mending.retry(ids, house.now, even_if_twice=even_if_twice)


async def dropped(house: House, *ids: int) -> dict[int, Fate]:
    return await MendingDialog(house.store).drop(ids, house.now)


async def state_of(house: House, parcel: Parcel) -> ParcelState:
    return next(one.state for one in await house.parcels() if one.id == parcel.id)


async def acts(house: House) -> list[tuple[str, str]]:
    async with house.store.read() as work:
        return [(step.by, step.act) for step in await work.trail.of((await house.session()).id)]


async def test_what_is_in_trouble_is_listed_and_nothing_else(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await came_to(house, ParcelState.DELIVERED, "session_prepared")
    block = await came_to(house, ParcelState.UNDELIVERABLE, "block_opened")
    prompt = await came_to(house, ParcelState.DOUBTFUL, "prompt_opened")

    listed = await MendingDialog(house.store).troubles()

    assert [(one.id, one.state, one.reason) for one in listed] == [
        (block.id, ParcelState.UNDELIVERABLE, "why"),
        (prompt.id, ParcelState.DOUBTFUL, "why"),
    ]


async def test_what_could_not_be_delivered_waits_again_from_now_on(house: House) -> None:
    rung = list[None]()
    await house.begin(a_block("one", a_poll()))
    block = await came_to(house, ParcelState.UNDELIVERABLE, "block_opened")
    house.store.bell.hang(lambda: rung.append(None))
    await house.pass_time(seconds=90)
    before = len(rung)

    fates = await retried(house, block.id)

    again = next(one for one in await house.parcels() if one.id == block.id)
    assert fates == {block.id: Fate.WAITS}
    assert (again.state, again.put_at) == (ParcelState.WAITING, house.now)
    assert len(rung) == before + 1
    assert await MendingDialog(house.store).troubles() == []
    assert ("operator", "parcel_retried") in await acts(house)


async def test_what_is_in_doubt_is_said_again_only_where_that_is_wished(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    prompt = await came_to(house, ParcelState.DOUBTFUL, "prompt_opened")

    unsure = await retried(house, prompt.id)
    before = await state_of(house, prompt)
    wished = await retried(house, prompt.id, even_if_twice=True)

    assert (unsure, before) == ({prompt.id: Fate.MAY_BE_SAID_TWICE}, ParcelState.DOUBTFUL)
    assert wished == {prompt.id: Fate.WAITS}
    assert await state_of(house, prompt) is ParcelState.WAITING
    assert [act for by, act in await acts(house) if by == "operator"] == ["parcel_repeated"]


async def test_what_is_dropped_is_neither_sent_nor_listed(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    block = await came_to(house, ParcelState.UNDELIVERABLE, "block_opened")
    prompt = await came_to(house, ParcelState.DOUBTFUL, "prompt_opened")

    fates = await dropped(house, prompt.id, block.id)

    assert fates == {block.id: Fate.DROPPED, prompt.id: Fate.DROPPED}
    assert await state_of(house, prompt) is ParcelState.DROPPED
    assert await MendingDialog(house.store).troubles() == []
    assert [act for by, act in await acts(house) if by == "operator"] == ["parcel_dropped"] * 2


async def test_a_dropped_doubt_ends_with_whoever_is_seen_acting_on_the_card(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    prompt = await came_to(house, ParcelState.DOUBTFUL, "prompt_opened")
    await dropped(house, prompt.id)

    async with house.store.begin() as work:
        doubts = await work.doubts.all("us")
        settled = await work.doubts.settle(prompt.id)

    assert [(doubt.id, settled) for doubt in doubts] == [(prompt.id, True)]


@pytest.mark.parametrize("act", [retried, dropped])
async def test_what_is_in_no_trouble_is_left_alone(house: House, act: object) -> None:
    assert callable(act)
    await house.begin(a_block("one", a_poll()))
    block = await came_to(house, ParcelState.DELIVERED, "block_opened")

    fates = await act(house, block.id, 4711)

    assert fates == {block.id: Fate.NOT_IN_TROUBLE, 4711: Fate.NOT_IN_TROUBLE}
    assert await state_of(house, block) is ParcelState.DELIVERED
    assert [by for by, _ in await acts(house) if by == "operator"] == []


async def test_the_parts_of_a_digest_go_together(house: House) -> None:
    session = await house.begin(a_block("one"))
    for part in range(2):
        await put(house, DigestSent(session_id=session.id, part=part, parts=2), FRANCESCA)
    await put(house, DigestToSign(session_id=session.id, recipient=FRANCESCA), FRANCESCA)
    await put(house, DigestSent(session_id=session.id, part=0, parts=2), GIULIA)
    async with house.store.begin() as work:
        for recipient in (FRANCESCA, GIULIA):
            await work.lines.give_up_line(session.id, recipient, "403")
    theirs = [one.id for one in await house.parcels() if one.recipient == FRANCESCA]

    fates = await retried(house, theirs[1])

    assert len(theirs) == 3
    assert fates == dict.fromkeys(theirs, Fate.WAITS)


async def test_a_card_that_was_put_again_is_not_sent_a_second_time(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    first = await came_to(house, ParcelState.UNDELIVERABLE, "prompt_opened")
    run = await house.run()
    await put(house, PromptOpened(session_id=run.session_id, run_id=run.id))

    fates = await retried(house, first.id)

    assert fates == {first.id: Fate.PUT_AGAIN}
    assert await state_of(house, first) is ParcelState.UNDELIVERABLE


@pytest.mark.parametrize("kind", [PromptReminded, PersonNudged])
async def test_nobody_is_reminded_of_what_is_closed(
    house: House, kind: type[PromptReminded | PersonNudged]
) -> None:
    await house.begin(a_block("one", a_poll()))
    run = await house.run()
    reminder = kind(session_id=run.session_id, run_id=run.id)
    await put(house, reminder, ROOM if kind is PromptReminded else "aad-anna")
    parcel = await came_to(house, ParcelState.UNDELIVERABLE, reminder.kind)

    while_open = await retried(house, parcel.id)
    await came_to(house, ParcelState.UNDELIVERABLE, reminder.kind)
    await house.act(Act.CLOSE, confirmed=True)
    closed = await retried(house, parcel.id)

    assert (while_open, closed) == ({parcel.id: Fate.WAITS}, {parcel.id: Fate.TOO_LATE})


async def test_of_a_card_that_could_not_be_redrawn_the_latest_is_listed_and_redrawn(
    house: House,
) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join_all("anna", "bice")
    redraws = list[Parcel]()
    for name in ("anna", "bice"):
        await house.vote(name, "A")
        redraws.append(await came_to(house, ParcelState.UNDELIVERABLE, "prompt_opened"))

    listed = await MendingDialog(house.store).troubles()
    fates = await retried(house, listed[0].id)

    waiting = [
        one for one in await house.parcels() if one.redraws and one.state is ParcelState.WAITING
    ]
    assert [one.id for one in listed] == [redraws[1].id]
    assert fates == {redraws[1].id: Fate.WAITS}
    assert redraws[1].id not in {one.id for one in await house.parcels()}
    assert "prompt_opened" in {one.announcement.kind for one in waiting}


async def test_a_card_that_was_redrawn_after_all_is_in_no_trouble(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join_all("anna", "bice")
    for name, state in (("anna", ParcelState.UNDELIVERABLE), ("bice", ParcelState.DELIVERED)):
        await house.vote(name, "A")
        await came_to(house, state, "prompt_opened")

    assert await MendingDialog(house.store).troubles() == []


async def test_a_card_that_need_not_be_redrawn_is_told_of_no_more(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join("anna")
    await house.vote("anna", "A")
    redraw = await came_to(house, ParcelState.UNDELIVERABLE, "prompt_opened")

    fates = await dropped(house, redraw.id)

    assert fates == {redraw.id: Fate.DROPPED}
    assert redraw.id not in {one.id for one in await house.parcels()}


async def test_the_control_cards_tell_that_a_trouble_is_over(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    block = await came_to(house, ParcelState.UNDELIVERABLE, "block_opened")
    await house.redrawn()

    await retried(house, block.id)

    assert await house.redrawn() == {"control_shown"}


async def test_of_a_control_card_that_could_not_be_given_the_latest_is_listed(
    house: House,
) -> None:
    await house.begin(a_block("one"))
    for _ in range(2):
        await house.status()
        for one in await house.parcels():
            if one.recipient == GIULIA and not one.redraws:
                async with house.store.begin() as work:
                    await work.lines.settle(one, ParcelState.UNDELIVERABLE, "403")

    listed = await MendingDialog(house.store).troubles()

    given = [one.id for one in await house.parcels() if one.recipient == GIULIA and not one.redraws]
    assert len(given) == 2
    assert [one.id for one in listed] == given[-1:]
