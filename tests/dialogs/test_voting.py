"""Answers: counted once, changed freely, refused late, told to their authors alone."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import CastVote, Join, WithdrawVote
from dialogs.replies import Joined, Refused, RoleNeeded, Shown
from dialogs.views.prompts import PromptView
from dialogs.voting import AT_ONCE
from facilitation.refusals.answering import (
    NotAnOption,
    NotAsked,
    PromptIsClosed,
    WrongNumberOfChoices,
)
from facilitation.refusals.leading import SessionHasEnded
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.refusals.writing import TextIsEmpty
from storage.outbox.parcels import ROOM
from tests.dialogs.house import CHAT, House, a_block, a_poll, a_round, refused, view


async def counts(house: House, prompt: str = "poll") -> dict[str, int]:
    results = (await house.run(prompt)).results
    return dict(results[0].total.counts)


async def test_an_answer_is_shown_back_to_its_author(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join("anna")

    reply = await house.vote("anna", "B")

    shown = view(reply, PromptView)
    assert (shown.mine, shown.recorded, shown.answered, shown.asked) == (
        {"poll": ("B",)},
        True,
        1,
        1,
    )


async def test_the_last_word_counts_and_can_be_taken_back(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join_all("anna", "bice", "carla", "dora")
    for name in ("anna", "bice", "carla", "dora"):
        await house.vote(name, "A")

    await house.vote("anna", "B")
    back = view(await house.take_back("dora"), PromptView)
    await house.pass_time(minutes=2)

    assert (back.withdrawn, back.answered, back.mine) == (True, 3, {})
    assert await counts(house) == {"A": 2, "B": 1, "C": 0}


async def test_the_same_answer_tapped_ten_times_counts_once(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join_all("anna", "bice", "carla")
    await asyncio.gather(*(house.vote("anna", "A") for _ in range(10)))
    await house.vote("bice", "A")
    await house.vote("carla", "A")

    await house.pass_time(minutes=2)

    assert await counts(house) == {"A": 3, "B": 0, "C": 0}


async def test_every_vote_we_confirmed_is_in_the_result(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    names = [f"voter{number}" for number in range(24)]
    await house.join_all(*names)

    async def close() -> None:
        await asyncio.sleep(0)
        await house.act(Act.CLOSE, confirmed=True)

    replies = await asyncio.gather(
        *(house.vote(name, "A") for name in names[:12]),
        close(),
        *(house.vote(name, "A") for name in names[12:]),
    )

    confirmed = sum(isinstance(reply, Shown) for reply in replies)
    run = await house.run()
    assert run.answered == confirmed
    assert dict(run.results[0].total.counts).get("A", 0) in (confirmed, 0)


async def test_an_answer_after_the_close_is_refused_and_told_what_stands(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join("anna")
    await house.vote("anna", "B")
    await house.pass_time(minutes=2)

    refusal = refused(await house.vote("anna", "C"))

    assert isinstance(refusal, PromptIsClosed)
    assert refusal.standing == ("Two",)


async def test_an_answer_after_the_deadline_is_refused_before_the_clock_has_closed(
    house: House,
) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join("anna")
    house.now += timedelta(minutes=2)

    reply = await house.vote("anna", "A")

    assert isinstance(refused(reply), PromptIsClosed)


async def test_who_has_not_joined_and_is_late_is_told_of_no_answer(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.pass_time(minutes=2)

    refusal = refused(await house.vote("anna", "A"))

    assert isinstance(refusal, PromptIsClosed)
    assert refusal.standing == ()


@pytest.mark.parametrize(
    ("chosen", "refusal"), [(("Z",), NotAnOption), (("A", "B"), WrongNumberOfChoices)]
)
async def test_what_the_question_does_not_offer_is_refused(
    house: House, chosen: tuple[str, ...], refusal: type
) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join("anna")

    reply = await house.vote("anna", *chosen)

    assert isinstance(refused(reply), refusal)


async def test_questions_that_the_prompt_does_not_ask_are_refused(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join("anna")

    reply = await house.vote("anna", "A", question="another")

    assert isinstance(refused(reply), NoSuchPrompt)


async def test_a_prompt_for_other_roles_is_refused(house: House) -> None:
    await house.begin(a_block("one", a_poll(roles=["host"])))
    await house.join("anna", "promoter")

    reply = await house.vote("anna", "A")

    assert isinstance(refused(reply), NotAsked)


async def test_a_round_takes_no_votes(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("anna")

    reply = await house.vote("anna", "A", run="points")

    assert isinstance(refused(reply), NoSuchPrompt)


@pytest.mark.parametrize("elsewhere", ["chat", "tenant"])
async def test_a_card_from_elsewhere_is_unknown_here(house: House, elsewhere: str) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join("anna")
    run = await house.run()
    setattr(house, elsewhere, "another")

    reply = await house.ask(CastVote(**house.who("anna"), run_id=run.id, answers={"poll": ("A",)}))

    assert isinstance(refused(reply), NoSuchPrompt)


async def test_an_unknown_prompt_is_refused(house: House) -> None:
    await house.begin(a_block("one", a_poll()))

    reply = await house.ask(CastVote(**house.who("anna"), run_id="none", answers={}))

    assert isinstance(refused(reply), NoSuchPrompt)


async def test_after_the_end_nothing_more_is_taken(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=10)))
    await house.join("anna")
    await house.act(Act.END, confirmed=True)

    reply = await house.vote("anna", "A")

    assert isinstance(refused(reply), SessionHasEnded)


async def test_an_answer_before_joining_is_kept_until_the_role_is_chosen(house: House) -> None:
    session = await house.begin(a_block("one", a_poll()))

    asked = await house.vote("paolo", "B")
    assert isinstance(asked, RoleNeeded)
    joined = await house.ask(
        Join(**house.who("paolo"), session_id=session.id, role_id="host", kept=asked.kept)
    )

    assert (asked.kept_texts, asked.given_role_id) == (("Two",), "host")
    assert isinstance(joined, Joined)
    assert isinstance(joined.then, Shown)
    assert (await house.runs())[0].id == view(joined.then, PromptView).run.id


async def test_who_has_not_joined_has_nothing_to_take_back(house: House) -> None:
    await house.begin(a_block("one", a_poll()))

    reply = await house.take_back("anna")

    assert isinstance(refused(reply), NoSuchPrompt)


async def test_a_questionnaire_sent_again_replaces_what_was_sent(house: House) -> None:
    questions = [
        {"kind": "rating", "id": "useful", "question": "Useful?", "steps": ["No", "Yes"]},
        {"kind": "text", "id": "more", "question": "More?"},
    ]
    form = {"kind": "questionnaire", "id": "form", "minutes": 5, "title": "How was it?"}
    await house.begin(a_block("one", form | {"questions": questions}))
    await house.join("anna")
    run = await house.run("form")

    async def send(**answers: tuple[str, ...]) -> object:
        return await house.ask(CastVote(**house.who("anna"), run_id=run.id, answers=answers))

    await send(useful=("2",), more=(" Time\u202e\x00\ud800",))
    async with house.store.read() as work:
        known_as = (run.id, (await work.votes.of(run.id))[0].voter)
        cleaned = (await work.votes.of_voters([known_as]))[known_as]
    await send(useful=("1",))
    empty = await send(more=(" ",))
    async with house.store.read() as work:
        kept = await work.votes.of(run.id)

    assert cleaned == {"useful": ("2",), "more": ("Time",)}
    assert [(answer.question_id, answer.chosen) for answer in kept] == [("useful", ("1",))]
    assert isinstance(empty, Refused)
    assert isinstance(empty.refusal, TextIsEmpty)


async def test_a_vote_during_a_pause_counts(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join("anna")
    await house.act(Act.PAUSE)
    await house.pass_time(minutes=30)

    reply = await house.vote("anna", "A")

    assert view(reply, PromptView).recorded


async def test_results_that_are_shown_at_once_come_with_the_receipt(house: House) -> None:
    await house.begin(a_block("one", a_poll(results="at_once")))
    await house.join_all("anna", "bice", "carla")
    await house.vote("anna", "A")
    await house.vote("bice", "B")

    shown = view(await house.vote("carla", "B"), PromptView)

    assert dict(shown.so_far[0].total.counts) == {"A": 1, "B": 2, "C": 0}


async def test_many_answers_ask_for_one_redraw(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join_all("anna", "bice", "carla")

    for name in ("anna", "bice", "carla"):
        await house.vote(name, "A")

    redraws = [one.card for one in await house.parcels() if one.redraws and one.recipient == ROOM]
    assert redraws == [f"prompt:{(await house.run()).id}"]


class Nowhere:
    """A store whose transactions cannot be begun."""

    def begin(self) -> None:
        raise OSError("the disk is gone")


async def test_without_a_database_nothing_is_confirmed(house: House) -> None:
    session = await house.begin(a_block("one", a_poll()))
    run = await house.run()
    house.voting._store = Nowhere()  # type: ignore[assignment]  # noqa: SLF001 - the outermost edge

    vote = WithdrawVote(**house.who("anna"), run_id=run.id)
    gone = asyncio.create_task(house.ask(vote))
    await asyncio.sleep(0)
    gone.cancel()
    faults = await asyncio.gather(house.ask(vote), gone, return_exceptions=True)
    await house.voting.finish()

    assert session.id
    assert [type(fault) for fault in faults] == [OSError, asyncio.CancelledError]


async def test_who_goes_away_while_waiting_has_still_answered(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join_all("anna", "bice")
    run = await house.run()
    votes = [
        CastVote(**house.who(name), run_id=run.id, answers={"poll": ("A",)})
        for name in ("anna", "bice")
    ]

    waiting = [asyncio.create_task(house.ask(vote)) for vote in votes]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await house.voting.finish()

    async with house.store.read() as work:
        assert (await work.votes.counts([run.id]))[run.id] == 2
    assert view(await waiting[1], PromptView).recorded


async def test_a_crowd_keeps_nobody_in_another_meeting_waiting(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join("anna")
    run = await house.run()
    answered: list[str] = []

    async def ask(conversation_id: str) -> None:
        who = {**house.who("anna"), "conversation_id": conversation_id}
        await house.voting.answer(
            CastVote(**who, run_id=run.id, answers={"poll": ("A",)}), house.now
        )
        answered.append(conversation_id)

    await asyncio.gather(*(ask(chat) for chat in [*[CHAT] * 3 * AT_ONCE, "19:elsewhere"]))

    assert len(answered) == 3 * AT_ONCE + 1
    assert answered.index("19:elsewhere") < AT_ONCE


async def test_of_an_anonymous_answer_nothing_is_left_after_the_close(
    house: House, migrated_url: str
) -> None:
    await house.begin(a_block("one", a_poll(anonymous=True)))
    await house.join_all("anna", "bice", "carla")
    for name, letter in (("anna", "A"), ("bice", "B"), ("carla", "C")):
        await house.vote(name, letter)
    run = await house.run()
    async with house.store.read() as work:
        key = (await work.keys.of([run.id]))[run.id]
        voters = {answer.voter for answer in await work.ballots.of(run.id, key)}
        people = {one.id for one in await work.people.of(run.session_id)}

    await house.pass_time(minutes=2)

    async with house.store.read() as work:
        left = await work.ballots.of(run.id, key), await work.keys.of([run.id])
    assert not voters & people
    assert left == ([], {})
    assert await counts(house) == {"A": 1, "B": 1, "C": 1}
    if migrated_url.startswith("sqlite"):
        assert_no_trace(migrated_url, [key.secret, *(voter.encode() for voter in voters)])


def assert_no_trace(database_url: str, traces: list[bytes]) -> None:
    path = database_url.partition("///")[2]
    kept = b"".join(Path(f"{path}{suffix}").read_bytes() for suffix in ("", "-wal"))
    assert not [trace for trace in traces if trace in kept]


async def test_one_sees_ones_anonymous_answer_until_the_close(house: House) -> None:
    await house.begin(a_block("one", a_poll(anonymous=True)))
    await house.join("anna")
    await house.vote("anna", "A")
    run = await house.run()

    before = view(await house.show("anna", Card.PROMPT, run.id), PromptView)
    await house.pass_time(minutes=2)
    after = view(await house.show("anna", Card.PROMPT, run.id), PromptView)
    late = refused(await house.vote("anna", "B"))

    assert (before.mine, after.mine) == ({"poll": ("A",)}, {})
    assert isinstance(late, PromptIsClosed)
    assert late.standing == ()
