"""The chat: while a round is open messages count; outside of it nothing of them is kept."""

import asyncio
from typing import Any

import pytest

from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import HearMessage, WithdrawContribution
from dialogs.replies import Ignored, Refused, Reply, Shown
from dialogs.views.prompts import HeardView
from dialogs.views.writing import ContributionView, OwnView
from facilitation.chat import MessageChange, Spoken
from facilitation.contributions import Contribution, ContributionKind
from facilitation.refusals.answering import NotJoined
from facilitation.refusals.writing import TextIsTooLong, WrittenTooFast
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view

PROPOSAL = ContributionKind.PROPOSAL
STORY = ContributionKind.STORY


async def types(house: House, name: str, text: str, message: str = "m1", **facts: Any) -> Reply:
    known: dict[str, Any] = {"change": MessageChange.SAID, "spoken": Spoken(whole=text)}
    return await house.ask(HearMessage(**house.who(name), message_id=message, **known | facts))


async def changes(
    house: House, name: str, change: MessageChange, text: str = "", message: str = "m1"
) -> Reply:
    return await types(house, name, text, message, change=change)


async def standing(house: House) -> list[Contribution]:
    session = await house.session()
    async with house.store.read() as work:
        return await work.contributions.standing(session.id)


async def texts(house: House) -> list[str]:
    return [one.text for one in await standing(house)]


async def test_a_message_counts_as_the_rounds_first_kind_and_is_its_authors(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")

    said = view(await types(house, "anna", "The tutors help"), ContributionView).contribution
    own = view(await house.show("anna", Card.OWN), OwnView).contributions

    assert (said.kind, said.text, said.number) == ("strength", "The tutors help", 1)
    assert (said.role_id, said.area_id, said.message_id) == ("promoter", "scouting", "m1")
    assert [one.id for one in own] == [said.id]


async def test_who_types_very_fast_is_told_that_it_no_longer_counts(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    for number in range(20):
        await types(house, "anna", f"Point {number}", f"m{number}")

    reply = await types(house, "anna", "One more", "m-more")

    assert refused(reply) == WrittenTooFast(most=20)
    assert len(await texts(house)) == 20


@pytest.mark.parametrize(
    ("spoken", "kind", "text"),
    [
        (Spoken(whole="! Hours", kind=PROPOSAL, point="Hours"), "proposal", "Hours"),
        (Spoken(whole="story: Once", kind=STORY, point="Once"), "strength", "story: Once"),
    ],
)
async def test_a_leading_word_gives_the_kind_where_the_round_takes_it(
    house: House, spoken: Spoken, kind: str, text: str
) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")

    await types(house, "anna", "", spoken=spoken)

    assert [(one.kind, one.text) for one in await standing(house)] == [(kind, text)]


async def test_before_the_prompt_after_its_close_and_outside_a_session_nothing_is_kept(
    house: House,
) -> None:
    nowhere = await types(house, "anna", "Anybody there?", "m0")
    await house.prepare(a_block("one", a_poll(), a_round(opens=1, minutes=2), minutes=4))
    await house.join("anna")
    prepared = await types(house, "anna", "Not begun", "m1")
    await house.act(Act.START)
    early = await types(house, "anna", "Too early", "m2")
    await house.pass_time(minutes=3)
    late = await types(house, "anna", "Too late", "m3")
    mended = await changes(house, "anna", MessageChange.EDITED, "Now?", "m2")

    assert [nowhere, prepared, early, late, mended] == [Ignored()] * 5
    assert await standing(house) == []
    assert "chat_heard" not in await house.told()


async def test_who_has_not_joined_is_not_recorded_but_told(house: House) -> None:
    await house.begin(a_block("one", a_round()))

    stranger = await types(house, "carla", "Let me in")
    leader = await types(house, "giulia", "Well then, everybody")

    assert isinstance(refused(stranger), NotJoined)
    assert isinstance(stranger, Refused)
    assert stranger.draft == ""
    assert leader == Ignored()
    assert await standing(house) == []


async def test_of_several_rounds_the_newest_that_asks_the_role_takes_it(house: House) -> None:
    await house.begin(
        a_block(
            "one",
            a_round(id="all"),
            a_round(id="hosts", opens=1, roles=["host"]),
            a_round(id="newest", opens=2, roles=["promoter"]),
        )
    )
    await house.join_all("anna")
    await house.join_all("dora", role="host")
    await house.join_all("nino", role="notes")
    await house.pass_time(minutes=3)

    for name in ("anna", "dora", "nino"):
        await types(house, name, f"From {name}", f"m-{name}")

    runs = {run.id: run.prompt.id for run in await house.runs()}
    assert {(runs[one.run_id], one.text) for one in await standing(house)} == {
        ("newest", "From anna"),
        ("hosts", "From dora"),
    }


async def test_a_message_delivered_many_times_counts_once(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice")

    await asyncio.gather(
        *(types(house, "anna", "The tutors help") for _ in range(6)),
        types(house, "bice", "The hours", "m2"),
    )

    assert sorted(await texts(house)) == ["The hours", "The tutors help"]
    assert (await house.told()).count("chat_heard") == 1


async def test_editing_and_deleting_a_message_edits_and_withdraws(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    await types(house, "anna", "The tutors")
    await house.pass_time(minutes=6)

    edited = view(
        await changes(house, "anna", MessageChange.EDITED, "The tutors help"), ContributionView
    )
    after_edit = await texts(house)
    deleted = await changes(house, "anna", MessageChange.DELETED)
    again = await changes(house, "anna", MessageChange.DELETED)
    after_deletion = await texts(house)
    mended = await changes(house, "anna", MessageChange.EDITED, "Deleted, mended")
    restored = await changes(house, "anna", MessageChange.RESTORED, "The tutors help")

    assert edited.contribution.edited_at is not None
    assert after_edit == ["The tutors help"]
    assert isinstance(deleted, Shown)
    assert (again, mended) == (Ignored(), Ignored())
    assert after_deletion == []
    assert isinstance(restored, Shown)
    assert await texts(house) == ["The tutors help"]


@pytest.mark.parametrize("meanwhile", ["", "The tutors help"])
async def test_what_an_edit_emptied_another_one_fills_again(house: House, meanwhile: str) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    await types(house, "anna", "The tutors help")
    await types(house, "anna", "The buses run", "m2")

    await changes(house, "anna", MessageChange.EDITED, meanwhile, "m2")
    emptied = await texts(house)
    await changes(house, "anna", MessageChange.EDITED, "The buses run late", "m2")

    assert emptied == ["The tutors help"]
    assert await texts(house) == ["The tutors help", "The buses run late"]


async def test_what_was_emptied_and_filled_again_is_withdrawn_on_a_card_for_good(
    house: House,
) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    said = view(await types(house, "anna", "The buses run"), ContributionView).contribution
    await changes(house, "anna", MessageChange.EDITED)
    await changes(house, "anna", MessageChange.EDITED, "The buses run late")
    await house.ask(WithdrawContribution(**house.who("anna"), contribution_id=said.id))

    mended = await changes(house, "anna", MessageChange.EDITED, "The buses run")

    assert mended == Ignored()
    assert await texts(house) == []


async def test_what_was_withdrawn_on_a_card_does_not_come_back_by_mending_its_message(
    house: House,
) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    said = view(await types(house, "anna", "The tutors"), ContributionView).contribution
    await house.ask(WithdrawContribution(**house.who("anna"), contribution_id=said.id))

    again = await types(house, "anna", "The tutors")
    mended = await changes(house, "anna", MessageChange.EDITED, "The tutors help")

    assert (again, mended) == (Ignored(), Ignored())
    assert await texts(house) == []


@pytest.mark.parametrize("text", ["", "\u200b", "The hours"])
async def test_a_message_left_without_words_of_its_own_is_withdrawn(
    house: House, text: str
) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    await types(house, "anna", "The tutors")
    await types(house, "anna", "The hours", "m2")

    await changes(house, "anna", MessageChange.EDITED, text)

    assert await texts(house) == ["The hours"]


async def test_nobody_else_changes_it_and_nobody_at_all_after_the_end(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice")
    await types(house, "anna", "The tutors")

    by_another = await changes(house, "bice", MessageChange.DELETED)
    by_a_stranger = await changes(house, "carla", MessageChange.EDITED, "Mine")
    await house.act(Act.END, confirmed=True)
    late = await changes(house, "anna", MessageChange.DELETED)

    assert [by_another, by_a_stranger, late] == [Ignored()] * 3
    assert await texts(house) == ["The tutors"]


async def test_what_is_too_long_is_given_back_and_the_earlier_words_stand(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    await types(house, "anna", "The tutors")

    longer = await changes(house, "anna", MessageChange.EDITED, "x" * 2000)
    empty = await types(house, "anna", "\u200b", "m2")

    assert isinstance(refused(longer), TextIsTooLong)
    assert isinstance(longer, Refused)
    assert (longer.draft, longer.run_id) == ("x" * 2000, (await house.run("points")).id)
    assert empty == Ignored()
    assert await texts(house) == ["The tutors"]


async def test_the_room_is_told_once_a_round_that_the_chat_counts(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    await types(house, "anna", "The tutors")
    await types(house, "anna", "The hours", "m2")
    await house.write_point("anna", "By card")

    (heard,) = [one for one in await house.views() if isinstance(one, HeardView)][:1]
    told = await house.told()
    await house.pass_time(minutes=6)
    closed = next(one for one in await house.views() if isinstance(one, HeardView))

    assert (heard.typed, heard.is_open) == (2, True)
    assert told.count("chat_heard") == 1
    assert not closed.is_open
