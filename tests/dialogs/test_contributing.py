"""Contributions: numbered, said once, changed and withdrawn by their authors alone."""

import asyncio

import pytest

from dialogs import progress
from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import Contribute, EditContribution, Join, WithdrawContribution
from dialogs.replies import Joined, Refused, Reply, RoleNeeded
from dialogs.views.prompts import PromptView
from dialogs.views.writing import ContributionView, OwnView
from facilitation.contributions import Contribution, clean
from facilitation.refusals.answering import NotAsked, PromptIsClosed
from facilitation.refusals.leading import SessionHasEnded
from facilitation.refusals.unknown import NoSuchContribution, NoSuchPrompt
from facilitation.refusals.writing import (
    ContributionIsWithdrawn,
    NotAKind,
    NotYours,
    SaidAlready,
    TextIsEmpty,
    TextIsTooLong,
    WrittenTooFast,
)
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view


def said(reply: Reply) -> Contribution:
    return view(reply, ContributionView).contribution


async def edit(house: House, name: str, contribution_id: str, text: str = "Other words") -> Reply:
    return await house.ask(
        EditContribution(
            **house.who(name), contribution_id=contribution_id, kind="proposal", text=text
        )
    )


async def withdraw(house: House, name: str, contribution_id: str) -> Reply:
    return await house.ask(WithdrawContribution(**house.who(name), contribution_id=contribution_id))


async def test_contributions_are_numbered_in_the_session(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")

    first = said(await house.write_point("anna", "The tutors\u202e help\x00"))
    second = said(await house.write_point("anna", "The interns learn"))

    assert (first.number, second.number) == (1, 2)
    assert (first.text, first.area_id, first.role_id) == ("The tutors help", "scouting", "promoter")


async def test_the_same_words_sent_many_times_are_one_contribution(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice")

    replies = await asyncio.gather(
        *(house.write_point("anna", "The tutors help") for _ in range(8)),
        house.write_point("bice", "the tutors help"),
    )

    assert {said(reply).number for reply in replies[:8]} == {said(replies[0]).number}
    assert said(replies[8]).number != said(replies[0]).number


async def test_who_writes_very_fast_is_asked_to_wait_and_loses_nothing(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice")
    points = [said(await house.write_point("anna", f"Point {number}")) for number in range(20)]

    reply = await house.write_point("anna", "One more")
    again = said(await house.write_point("anna", "Point 3"))
    others = said(await house.write_point("bice", "Another point"))
    await withdraw(house, "anna", points[0].id)
    withdrawn = await house.write_point("anna", "One more")
    await house.pass_time(seconds=60)
    later = said(await house.write_point("anna", "One more"))

    assert isinstance(reply, Refused)
    assert (reply.refusal, reply.draft) == (WrittenTooFast(most=20), "One more")
    assert again.number == points[3].number
    assert refused(withdrawn) == WrittenTooFast(most=20)
    assert (others.number, later.number) == (21, 22)


@pytest.mark.parametrize(
    ("text", "kind", "refusal"),
    [
        ("  \u200b\n", "strength", TextIsEmpty),
        ("x" * 50_000, "strength", TextIsTooLong),
        ("Well", "story", NotAKind),
        ("Well", "", NotAKind),
    ],
)
async def test_what_the_round_does_not_take_is_refused_and_kept(
    house: House, text: str, kind: str, refusal: type
) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")

    reply = await house.write_point("anna", text, kind)

    assert isinstance(refused(reply), refusal)
    assert isinstance(reply, Refused)
    assert reply.draft == clean(text)


async def test_a_point_after_the_close_is_refused(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    await house.pass_time(minutes=5)

    reply = await house.write_point("anna", "Too late")

    assert isinstance(refused(reply), PromptIsClosed)


async def test_a_poll_takes_no_points_and_another_role_is_not_asked(house: House) -> None:
    await house.begin(a_block("one", a_poll(), a_round(roles=["host"])))
    await house.join("anna", "promoter")

    to_poll = await house.write_point("anna", "Hm", run="poll")
    not_asked = await house.write_point("anna", "Hm")

    assert isinstance(refused(to_poll), NoSuchPrompt)
    assert isinstance(refused(not_asked), NotAsked)


async def test_what_is_written_before_joining_is_kept_and_sent_with_the_role(
    house: House,
) -> None:
    session = await house.begin(a_block("one", a_round()))

    asked = await house.write_point("anna", "The tutors help")
    assert isinstance(asked, RoleNeeded)
    assert isinstance(asked.kept, Contribute)
    joined = await house.ask(
        Join(**house.who("anna"), session_id=session.id, role_id="host", kept=asked.kept)
    )

    assert asked.kept_texts == ("The tutors help",)
    assert isinstance(joined, Joined)
    assert joined.then is not None
    assert said(joined.then).role_id == "host"


async def test_an_author_changes_and_withdraws_and_nobody_else(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice")
    written = said(await house.write_point("anna", "The tutors help"))

    strangers = [
        await edit(house, "bice", written.id),
        await withdraw(house, "bice", written.id),
        await edit(house, "carla", written.id),
    ]
    changed = said(await edit(house, "anna", written.id))
    gone = said(await withdraw(house, "anna", written.id))
    again = await edit(house, "anna", written.id)

    assert [type(refused(reply)) for reply in strangers] == [NotYours] * 3
    assert (changed.text, changed.kind, changed.number) == ("Other words", "proposal", 1)
    assert gone.withdrawn_at == house.now
    assert isinstance(refused(again), ContributionIsWithdrawn)
    async with house.store.read() as work:
        assert await work.contributions.standing(written.session_id) == []
        assert await work.written.withdrawn(written.session_id) == 1


async def test_an_edit_that_says_what_its_author_said_before_is_refused(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    await house.write_point("anna", "Same words", "proposal")
    second = said(await house.write_point("anna", "The tutors help"))

    refusal = refused(await edit(house, "anna", second.id, "same  words"))
    again = said(await edit(house, "anna", second.id, "The tutors help a lot"))

    assert refusal == SaidAlready(number=1)
    assert (again.number, again.text) == (2, "The tutors help a lot")


async def test_after_the_end_contributions_stay_where_nothing_is_checked(house: House) -> None:
    await house.begin(a_block("one", a_round()), digest={"check_days": 0})
    await house.join("anna")
    written = said(await house.write_point("anna", "The tutors help"))
    await house.act(Act.END, confirmed=True)
    await house.tick()

    replies = [
        await edit(house, "anna", written.id),
        await withdraw(house, "anna", written.id),
        await house.write_point("anna", "More"),
    ]

    assert [type(refused(reply)) for reply in replies] == [SessionHasEnded] * 3


async def test_a_change_that_the_end_was_quicker_than_is_not_confirmed(house: House) -> None:
    session = await house.begin(a_block("one", a_round()))
    await house.join("anna")
    written = said(await house.write_point("anna", "The tutors help"))

    async with house.store.begin() as work:
        held = await work.sessions.hold(session.id)
        editing = asyncio.create_task(edit(house, "anna", written.id))
        await asyncio.wait({editing}, timeout=0.2)
        await progress.end(work, held, at=house.now)

    assert isinstance(refused(await editing), SessionHasEnded)


async def test_what_is_unknown_or_from_elsewhere_is_refused(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    written = said(await house.write_point("anna", "The tutors help"))
    house.chat = "19:another@thread.v2"

    unknown = await edit(house, "anna", "none")
    elsewhere = await edit(house, "anna", written.id)

    assert isinstance(refused(unknown), NoSuchContribution)
    assert isinstance(refused(elsewhere), NoSuchPrompt)


async def test_one_sees_ones_own_contributions_and_no_one_elses(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice")
    written = said(await house.write_point("anna", "The tutors help"))

    mine = view(await house.show("anna", Card.OWN), OwnView)
    hers = view(await house.show("bice", Card.OWN), OwnView)
    strangers = view(await house.show("carla", Card.OWN), OwnView)
    form = view(await house.show("anna", Card.CONTRIBUTION_FORM, written.id), ContributionView)
    stolen = await house.show("bice", Card.CONTRIBUTION, written.id)
    unknown = await house.show("carla", Card.CONTRIBUTION, written.id)
    on_card = view(await house.show("anna", Card.PROMPT, written.run_id), PromptView)

    assert [one.id for one in mine.contributions] == [written.id]
    assert (hers.contributions, strangers.contributions) == ((), ())
    assert form.editing
    assert isinstance(refused(stolen), NoSuchContribution)
    assert isinstance(refused(unknown), NoSuchContribution)
    assert [one.id for one in on_card.written] == [written.id]
