"""Teams may bring what people did in any order, and again: what they did last counts."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import func, select

from dialogs.commands.leading import Act
from dialogs.commands.taking_part import (
    CastVote,
    Contribute,
    EditContribution,
    HearMessage,
    Join,
    ProposeStatement,
    Support,
    WithdrawContribution,
    WithdrawProposal,
    WithdrawSupport,
    WithdrawVote,
)
from dialogs.replies import Ignored, Joined, Refused, Shown
from dialogs.rights import RightsDialog
from dialogs.views.prompts import PromptView
from dialogs.views.writing import ContributionView
from dialogs.votes import known_as, proposals_to
from facilitation.chat import MessageChange, Spoken
from facilitation.proposals import known_by
from facilitation.refusals.answering import PromptIsClosed
from facilitation.refusals.writing import TextIsTooLong
from storage.tables.answers import last_words, message_changes
from tests.dialogs.house import House, a_block, a_poll, a_ranking, a_round, refused, view
from tests.facilitation.plans import some_statements

SAID, EDITED, DELETED, RESTORED, _ = MessageChange

NAMES = ("anna", "bice", "carla", "dora")


@dataclass(frozen=True)
class Done:
    """What somebody did to a message, and the second in which they did it."""

    change: MessageChange
    text: str
    at: int


def orders(*done: Done) -> Iterator[tuple[str, str, Sequence[Done]]]:
    """Everything in every order, and then again from the end; as messages of several people."""
    for number, order in enumerate(permutations(done)):
        yield NAMES[number % len(NAMES)], f"m{number}", (*order, *reversed(order))


def acting(house: House, name: str, second: int) -> dict[str, Any]:
    """What every command of theirs begins with, if given in that second."""
    return {**house.who(name), "acted_at": house.now + timedelta(seconds=second)}


async def hears(house: House, name: str, message: str, done: Done) -> Any:
    spoken = Spoken(whole=f"{message} {done.text}" if done.text else "")
    command = HearMessage(
        **acting(house, name, done.at),
        message_id=message,
        change=done.change,
        spoken=spoken,
    )
    return await house.ask(command)


async def texts(house: House) -> dict[str | None, str]:
    session = await house.session()
    async with house.store.read() as work:
        standing = await work.contributions.standing(session.id)
    return {one.message_id: one.text for one in standing}


async def rows(house: House, table: Any) -> int:
    async with house.store.begin() as work:
        found = await work.trail._connection.execute(select(func.count()).select_from(table))  # noqa: SLF001  no repository counts them
    return int(found.scalar_one())


@pytest.mark.parametrize(
    ("done", "stands"),
    [
        ((Done(SAID, "one", 0), Done(EDITED, "two", 1), Done(EDITED, "three", 2)), "three"),
        (
            (
                Done(SAID, "one", 0),
                Done(EDITED, "two", 1),
                Done(EDITED, "three", 2),
                Done(DELETED, "", 3),
            ),
            None,
        ),
        ((Done(SAID, "one", 0), Done(DELETED, "", 1), Done(RESTORED, "one more", 2)), "one more"),
    ],
)
async def test_a_message_its_edits_and_its_deletion_end_alike_in_any_order_and_however_often(
    house: House, done: tuple[Done, ...], stands: str | None
) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all(*NAMES)

    for name, message, order in orders(*done):
        for each in order:
            await hears(house, name, message, each)

    wanted = {message: f"{message} {stands}" for _, message, _ in orders(*done)}
    assert await texts(house) == (wanted if stands else {})


async def test_a_message_and_its_edit_that_come_at_once_end_alike(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna")
    done = (Done(SAID, "one", 0), Done(EDITED, "two", 1))

    await asyncio.gather(*(hears(house, "anna", "m", one) for one in (*done, *reversed(done))))

    assert await texts(house) == {"m": "m two"}


async def test_what_waits_for_its_message_is_gone_when_the_round_closes(house: House) -> None:
    await house.begin(a_block("one", a_round(), a_round(id="more", minutes=7)))
    await house.join("anna")
    await hears(house, "anna", "m1", Done(EDITED, "two", 1))
    await hears(house, "anna", "m2", Done(DELETED, "", 1))
    await hears(house, "carla", "m3", Done(EDITED, "two", 1))

    waiting = await rows(house, message_changes)
    held = await RightsDialog(house.store, house.closing).export("aad-anna", house.now)
    await house.pass_time(minutes=5)
    still = await rows(house, message_changes)
    await house.pass_time(minutes=2)
    late = await hears(house, "anna", "m4", Done(EDITED, "two", 1))

    assert (waiting, still, late) == (2, 2, Ignored())
    assert held.sessions[0].unheard == ("m1 two",)
    assert await rows(house, message_changes) == 0


async def test_what_waits_for_its_message_is_gone_when_the_round_is_taken_back(
    house: House,
) -> None:
    await house.begin(a_block("one"), a_block("two", a_round()))
    await house.join("anna")
    await house.act(Act.NEXT)
    await hears(house, "anna", "m1", Done(EDITED, "two", 1))

    await house.act(Act.UNDO)

    assert await rows(house, message_changes) == 0


async def test_an_edit_of_anothers_message_that_comes_first_does_nothing_to_it(
    house: House,
) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice")

    await hears(house, "bice", "m", Done(DELETED, "", 1))
    await hears(house, "anna", "m", Done(SAID, "one", 0))

    assert await texts(house) == {"m": "m one"}


async def test_an_edit_that_comes_first_and_is_too_long_is_told_at_once(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")

    reply = await hears(house, "anna", "m", Done(EDITED, "x" * 2000, 1))
    waiting = await rows(house, message_changes)
    await hears(house, "anna", "m", Done(SAID, "one", 0))

    assert isinstance(refused(reply), TextIsTooLong)
    assert waiting == 0
    assert await texts(house) == {"m": "m one"}


async def test_an_edit_that_came_first_and_is_too_long_by_then_is_told_with_its_message(
    house: House,
) -> None:
    await house.begin(a_block("one", a_round(), a_round(id="short", opens=1, longest=50)))
    await house.join("anna")

    await hears(house, "anna", "m", Done(EDITED, "x" * 90, 1))
    await house.pass_time(minutes=1)
    reply = await hears(house, "anna", "m", Done(SAID, "one", 0))

    assert isinstance(refused(reply), TextIsTooLong)
    assert isinstance(reply, Refused)
    assert reply.draft == "m " + "x" * 90
    assert await texts(house) == {"m": "m one"}


async def test_nobody_has_more_kept_than_they_may_write_and_who_is_not_asked_has_nothing(
    house: House,
) -> None:
    await house.begin(a_block("one", a_round(roles=["promoter"])))
    await house.join("anna")
    await house.join("dora", "host")

    for number in range(25):
        await hears(house, "anna", f"m{number}", Done(EDITED, "two", 1))
    await hears(house, "dora", "m", Done(EDITED, "two", 1))

    assert await rows(house, message_changes) == 20


async def test_an_edit_of_a_message_that_says_nothing_new_does_not_touch_what_was_said_before(
    house: House,
) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    said = Spoken(whole="The tutors help")
    mended = Spoken(whole="The tutors")
    for message, change, spoken, at in (
        ("m1", SAID, said, 0),
        ("m2", EDITED, mended, 2),
        ("m2", SAID, said, 1),
    ):
        who = acting(house, "anna", at)
        await house.ask(HearMessage(**who, message_id=message, change=change, spoken=spoken))

    assert await texts(house) == {"m1": "The tutors help"}


async def test_a_card_that_mended_a_message_later_has_the_last_word(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    said = view(await hears(house, "anna", "m", Done(SAID, "one", 0)), ContributionView)

    for text, at in (("Newest", 3), ("Newer", 2)):
        who = acting(house, "anna", at)
        one = said.contribution
        shown = view(
            await house.ask(
                EditContribution(**who, contribution_id=one.id, kind=one.kind, text=text)
            ),
            ContributionView,
        )
    mended = await hears(house, "anna", "m", Done(EDITED, "two", 1))

    assert shown.contribution.text == "Newest"
    assert mended == Ignored()
    assert await texts(house) == {"m": "Newest"}


@pytest.mark.parametrize("then", ["corrected", "withdrawn"])
async def test_a_point_that_is_brought_again_stays_as_its_author_left_it(
    house: House, then: str
) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")
    run_id = (await house.run("points")).id
    sent = Contribute(**acting(house, "anna", 0), run_id=run_id, kind="strength", text="One")
    said = view(await house.ask(sent), ContributionView).contribution
    later = acting(house, "anna", 1)
    if then == "withdrawn":
        await house.ask(WithdrawContribution(**later, contribution_id=said.id))
    else:
        two = EditContribution(**later, contribution_id=said.id, kind="strength", text="Two")
        await house.ask(two)

    again = view(await house.ask(sent), ContributionView).contribution
    another = await house.ask(replace(sent, acted_at=later["acted_at"], text="Three"))

    assert (again.id, again.text) == (said.id, "" if then == "withdrawn" else "Two")
    assert isinstance(another, Shown)
    expected = ["Three"] if then == "withdrawn" else ["Two", "Three"]
    session = await house.session()
    async with house.store.read() as work:
        assert [one.text for one in await work.contributions.standing(session.id)] == expected


@pytest.mark.parametrize("anonymous", [False, True])
@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("last", ["C", None])
async def test_the_answer_that_was_given_last_counts_in_whatever_order_they_come(
    house: House, *, anonymous: bool, at_once: bool, last: str | None
) -> None:
    await house.begin(a_block("one", a_poll(anonymous=anonymous)))
    given = ("A", None if last else "B", last)
    every = list(enumerate(permutations(enumerate(given))))
    await house.join_all(*(f"voter{number}" for number, _ in every))
    run_id = (await house.run("poll")).id

    def command(number: int, at: int, option: str | None) -> CastVote | WithdrawVote:
        who = acting(house, f"voter{number}", at)
        if option is None:
            return WithdrawVote(**who, run_id=run_id)
        return CastVote(**who, run_id=run_id, answers={"poll": (option,)})

    for number, order in every:
        commands = [command(number, at, option) for at, option in (*order, *reversed(order))]
        if at_once:
            replies = await asyncio.gather(*map(house.ask, commands))
        else:
            replies = [await house.ask(one) for one in commands]
        # Whoever is brought an older answer again is shown what stands, not what they gave once.
        shown = view(replies[-1], PromptView)
        assert shown.mine == ({"poll": (last,)} if last else {})
        assert (shown.recorded, shown.withdrawn) == (last is not None, last is None)
    await house.pass_time(minutes=2)

    run = await house.run("poll")
    assert run.answered == (len(every) if last else 0)
    # Where everybody answers alike, an anonymous result would tell what each did.
    if last and not anonymous:
        assert dict(run.results[0].total.counts) == {"A": 0, "B": 0, "C": len(every)}
    # But for when each took their role.
    assert await rows(house, last_words) == len(every)


async def test_an_order_that_is_built_by_taps_takes_each_tap_once(house: House) -> None:
    await house.begin(a_block("one", a_ranking()))
    await house.join("anna")
    run_id = (await house.run("order")).id
    taps = [
        CastVote(
            **acting(house, "anna", at),
            run_id=run_id,
            answers={"order": (option,)},
            adds=True,
        )
        for at, option in enumerate("BAC")
    ]

    for tap in taps:
        await house.ask(tap)
    again = view(await house.ask(taps[0]), PromptView)

    assert again.mine == {"order": ("B", "A", "C")}


async def test_of_a_tap_that_comes_after_the_close_nothing_is_kept(house: House) -> None:
    await house.begin(a_block("one", a_ranking()))
    await house.join("anna")
    await house.tap("anna", "A", run="order")
    await house.pass_time(minutes=5)

    late = await house.tap("anna", "B", run="order")

    assert isinstance(refused(late), PromptIsClosed)
    # But for when she took her role.
    assert await rows(house, last_words) == 1


@pytest.mark.parametrize(("first", "second", "supports"), [("yes", "no", 0), ("no", "yes", 1)])
async def test_a_support_and_its_withdrawal_end_alike_in_any_order(
    house: House, first: str, second: str, supports: int
) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice", "carla")
    points = [
        view(await house.write_point("anna", f"Point {number}"), ContributionView).contribution.id
        for number in range(2)
    ]
    kinds = {"yes": Support, "no": WithdrawSupport}

    for point, order in zip(points, permutations(enumerate((first, second))), strict=True):
        for at, what in (*order, *reversed(order)):
            who = acting(house, "bice", at)
            assert isinstance(await house.ask(kinds[what](**who, contribution_id=point)), Shown)

    session = await house.session()
    async with house.store.read() as work:
        counts = await work.supports.of_session(session.id)
    assert [counts.get(point, 0) for point in points] == [supports, supports]


@pytest.mark.parametrize("anonymous", [False, True])
@pytest.mark.parametrize(("first", "second", "proposed"), [("yes", "no", 0), ("no", "yes", 1)])
async def test_a_proposal_and_its_withdrawal_end_alike_in_any_order(
    house: House, first: str, second: str, proposed: int, *, anonymous: bool
) -> None:
    block = a_block("one", some_statements(proposals=True, anonymous=anonymous))
    await house.begin(block)
    await house.join_all("anna", "bice")
    run = await house.run("views")

    def command(name: str, what: str, at: int) -> Any:
        who = acting(house, name, at)
        if what == "yes":
            return ProposeStatement(**who, run_id=run.id, text="The bus should be paid")
        words = known_by("The bus should be paid")
        return WithdrawProposal(**who, run_id=run.id, words=words)

    for name, order in zip(("anna", "bice"), permutations(enumerate((first, second))), strict=True):
        for at, what in (*order, *reversed(order)):
            assert isinstance(await house.ask(command(name, what, at)), Shown)

    async with house.store.read() as work:
        assert len(await proposals_to(work, run)) == 2 * proposed
    await house.pass_time(minutes=12)
    assert await rows(house, last_words) == 2


async def test_who_proposed_what_is_not_found_by_who_has_the_words(house: House) -> None:
    await house.begin(a_block("one", some_statements(proposals=True, anonymous=True)))
    await house.join("anna")
    run = await house.run("views")
    session = await house.session()
    words = known_by("The bus should be paid")
    await house.ask(
        ProposeStatement(**house.who("anna"), run_id=run.id, text="The bus should be paid")
    )

    async with house.store.read() as work:
        [anna] = await work.people.of(session.id)
        known = await known_as(work, run, anna.id)
        found = await work.trail._connection.scalars(select(last_words.c.person))  # noqa: SLF001  no repository shows them
        kept = set(found)

    guesses = {known_by(f"{who} {words}") for who in (anna.id, known)} | {known, words}
    assert kept & guesses == set()
    assert len(kept) == 2


async def test_the_role_that_was_taken_last_is_kept_in_whatever_order_they_come(
    house: House,
) -> None:
    session = await house.begin(a_block("one", a_poll()))

    def takes(role: str, at: int) -> Join:
        return Join(**acting(house, "anna", at), session_id=session.id, role_id=role)

    for role, at in (("promoter", 0), ("local", 2), ("host", 1), ("promoter", 0)):
        reply = await house.ask(takes(role, at))

    assert isinstance(reply, Joined)
    assert reply.role_id == "local"
    async with house.store.read() as work:
        assert [one.role_id for one in await work.people.of(session.id)] == ["local"]


async def left_about(house: House) -> tuple[int, int]:
    """What is left in an ended session of who did what last."""
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice")
    said = view(await hears(house, "anna", "m", Done(SAID, "one", 0)), ContributionView)
    await hears(house, "anna", "m", Done(EDITED, "two", 1))
    await house.ask(Support(**house.who("bice"), contribution_id=said.contribution.id))
    await house.act(Act.END, confirmed=True)
    await house.tick()
    return await rows(house, last_words), await rows(house, message_changes)


async def test_whoever_is_erased_is_erased_from_what_was_done_last(house: House) -> None:
    before = await left_about(house)

    rights = RightsDialog(house.store, house.closing)
    await rights.erase("anna@example.org", house.now, words=False)

    assert before == (4, 1)
    assert (await rows(house, last_words), await rows(house, message_changes)) == (2, 0)


async def test_what_was_done_last_is_forgotten_with_its_session(house: House) -> None:
    await left_about(house)

    await house.pass_time(days=200)

    assert (await rows(house, last_words), await rows(house, message_changes)) == (0, 0)
