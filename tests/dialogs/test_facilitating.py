"""Leading a session: each act once, by those who may, undone where that is possible."""

import asyncio
from datetime import timedelta

import pytest

from dialogs.commands.leading import Act
from dialogs.replies import ActDone, ConfirmationNeeded, Reply
from dialogs.views.leading import ControlView
from facilitation.announcements import ActAnnounced, BlockOpened
from facilitation.refusals.leading import (
    AgendaIsThrough,
    AlreadyDone,
    MayNotFacilitate,
    MinutesAreOutOfRange,
    NothingIsOpen,
    NothingToReopen,
    ResultsAreOut,
    SessionHasEnded,
    SessionHasNotStarted,
    SessionHasStarted,
    SessionIsNotPaused,
    SessionIsPaused,
)
from facilitation.refusals.unknown import NoSuchPrompt, NoSuchSession
from facilitation.sessions import SessionState
from tests.dialogs.house import START, House, a_block, a_poll, a_round, refused, view


def control(reply: Reply) -> ControlView:
    assert isinstance(reply, ActDone), reply
    return reply.control


async def test_a_start_opens_the_first_block_and_its_prompts(house: House) -> None:
    await house.prepare(a_block("one", a_poll(), a_round(opens=3)))

    shown = control(await house.act(Act.START))

    assert [one.run.prompt.id for one in shown.open_prompts] == ["poll"]
    assert [one.id for one in shown.waiting] == ["points"]
    assert await house.told() == ["session_prepared", "block_opened", "prompt_opened"]


async def test_only_a_facilitator_leads_and_the_others_are_told_whom_to_ask(house: House) -> None:
    await house.prepare(a_block("one"))

    refusal = refused(await house.act(Act.START, "anna"))

    assert isinstance(refusal, MayNotFacilitate)
    assert refusal.facilitators == ("Giulia", "Marco")


async def test_without_a_plan_there_is_nothing_to_lead(house: House) -> None:
    reply = await house.act(Act.START)

    assert isinstance(refused(reply), NoSuchSession)


async def test_a_session_starts_once(house: House) -> None:
    await house.begin(a_block("one"))
    house.now += timedelta(minutes=1)

    reply = await house.act(Act.START)

    assert isinstance(refused(reply), SessionHasStarted)


@pytest.mark.parametrize("act", [Act.NEXT, Act.PAUSE, Act.RESUME, Act.CLOSE, Act.END])
async def test_what_needs_a_running_session_waits_for_the_start(house: House, act: Act) -> None:
    await house.prepare(a_block("one", a_poll()))

    reply = await house.act(act)

    assert isinstance(refused(reply), SessionHasNotStarted)


async def test_two_facilitators_who_type_at_once_do_it_once(house: House) -> None:
    await house.begin(a_block("one"), a_block("two"), a_block("three"))
    house.now += timedelta(minutes=1)

    replies = await asyncio.gather(
        house.act(Act.NEXT, "giulia"), house.act(Act.NEXT, "marco"), house.act(Act.NEXT, "marco")
    )

    assert sum(isinstance(reply, ActDone) for reply in replies) >= 1
    assert (await house.session()).block_id == "two"


async def test_two_presses_of_one_control_card_do_it_once(house: House) -> None:
    await house.begin(a_block("one"), a_block("two"), a_block("three"))
    seen = (await house.session()).acts
    house.now += timedelta(minutes=1)

    await house.act(Act.NEXT, "giulia", seen=seen)
    reply = await house.act(Act.NEXT, "giulia", seen=seen)

    assert isinstance(refused(reply), AlreadyDone)
    assert (await house.session()).block_id == "two"


async def test_next_on_a_card_from_before_the_clock_moved_on_is_done_already(
    house: House,
) -> None:
    await house.begin(a_block("one"), a_block("two"), a_block("three"))
    seen = (await house.session()).acts
    await house.pass_time(minutes=12)

    refusal = refused(await house.act(Act.NEXT, seen=seen))

    assert isinstance(refusal, AlreadyDone)
    assert refusal.by is None


async def test_the_agenda_has_an_end(house: House) -> None:
    await house.begin(a_block("one"))
    house.now += timedelta(minutes=1)

    replies = [await house.act(Act.NEXT), await house.act(Act.SKIP)]

    assert [type(refused(reply)) for reply in replies] == [AgendaIsThrough, AgendaIsThrough]


async def test_the_last_block_cannot_be_left_out(house: House) -> None:
    await house.begin(a_block("one"), a_block("two"))

    reply = await house.act(Act.SKIP)

    assert isinstance(refused(reply), AgendaIsThrough)


async def test_a_skip_leaves_the_next_block_out_and_says_so(house: House) -> None:
    await house.begin(a_block("one"), a_block("two"), a_block("three"))

    await house.act(Act.SKIP)

    told = [parcel.announcement for parcel in await house.parcels()]
    skipped = next(one for one in told if isinstance(one, ActAnnounced))
    opened = [one.block_id for one in told if isinstance(one, BlockOpened)]
    assert (skipped.act, skipped.heading, skipped.by) == ("skip", "Two", "Giulia")
    assert opened == ["one", "three"]


async def test_a_pause_stops_every_deadline_and_a_resume_moves_them(house: House) -> None:
    await house.begin(a_block("one", a_poll(), a_round(opens=3)))
    house.now += timedelta(minutes=1)
    await house.act(Act.PAUSE)
    await house.pass_time(minutes=20)
    during = await house.told()

    await house.act(Act.RESUME)

    session = await house.session()
    assert "prompt_closed" not in during
    assert (await house.run()).closes_at == START + timedelta(minutes=22)
    assert session.block_ends_at == START + timedelta(minutes=32)
    await house.pass_time(seconds=59)
    assert (await house.run()).closed_at is None
    await house.pass_time(minutes=2)
    assert [run.prompt.id for run in await house.runs()] == ["poll", "points"]


async def test_what_stands_still_cannot_be_stopped_nor_moved(house: House) -> None:
    await house.begin(a_block("one", a_poll()), a_block("two"))
    await house.act(Act.PAUSE)
    house.now += timedelta(minutes=1)

    refusals = [
        refused(await house.act(act))
        for act in (Act.PAUSE, Act.NEXT, Act.SKIP, Act.EXTEND, Act.REOPEN, Act.OPEN)
    ]

    assert [type(refusal) for refusal in refusals] == [SessionIsPaused] * 6


async def test_what_runs_cannot_be_resumed(house: House) -> None:
    await house.begin(a_block("one"))

    reply = await house.act(Act.RESUME)

    assert isinstance(refused(reply), SessionIsNotPaused)


async def test_an_extension_moves_the_close_its_reminder_and_the_block(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=11)))

    await house.act(Act.EXTEND, minutes=5)

    session = await house.session()
    assert (await house.run()).closes_at == START + timedelta(minutes=16)
    assert session.block_ends_at == START + timedelta(minutes=16)
    await house.pass_time(minutes=14)
    assert "prompt_reminded" not in await house.told()
    await house.pass_time(minutes=1)
    assert "prompt_reminded" in await house.told()


async def test_an_extension_too_short_for_another_reminder_brings_none(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=9)), reminder_minutes=3)
    await house.pass_time(minutes=8)

    await house.act(Act.EXTEND, minutes=1)
    await house.pass_time(minutes=2)

    told = await house.told()
    assert told.count("prompt_reminded") == 1
    assert told[-1] == "prompt_closed"


async def test_an_extension_of_what_is_overdue_counts_from_now(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    house.now += timedelta(minutes=2, seconds=20)

    await house.act(Act.EXTEND, minutes=1)

    assert (await house.run()).closes_at == house.now + timedelta(minutes=1)


async def test_where_nothing_is_open_the_block_is_extended(house: House) -> None:
    await house.begin(a_block("one"))

    await house.act(Act.EXTEND)

    assert (await house.session()).block_ends_at == START + timedelta(minutes=14)


async def test_a_prompt_that_is_closed_meanwhile_is_not_extended(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    run = await house.run()
    await house.pass_time(minutes=3)

    reply = await house.act(Act.EXTEND, run_id=run.id)

    assert isinstance(refused(reply), NothingIsOpen)


@pytest.mark.parametrize("minutes", [0, 61, 1000])
async def test_an_extension_is_between_a_minute_and_an_hour(house: House, minutes: int) -> None:
    await house.begin(a_block("one", a_poll()))

    reply = await house.act(Act.EXTEND, minutes=minutes)

    assert isinstance(refused(reply), MinutesAreOutOfRange)


async def test_before_the_start_nothing_can_be_extended(house: House) -> None:
    await house.prepare(a_block("one"))

    reply = await house.act(Act.EXTEND)

    assert isinstance(refused(reply), SessionHasNotStarted)


async def test_a_close_that_publishes_asks_once(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=9)))
    await house.join("anna")
    await house.vote("anna", "A")

    doubt = await house.act(Act.CLOSE)
    open_still = (await house.run()).closed_at is None
    assert isinstance(doubt, ConfirmationNeeded)
    await house.act(Act.CLOSE, run_id=doubt.command.run_id, confirmed=True)

    assert doubt.run is not None
    assert (doubt.run.prompt.heading, doubt.answered, doubt.asked) == ("Which?", 1, 1)
    assert open_still
    assert (await house.run()).closed_at == house.now


async def test_a_round_is_closed_and_reopened_without_a_question(house: House) -> None:
    await house.begin(a_block("one", a_round()))

    await house.act(Act.CLOSE)
    house.now += timedelta(minutes=1)
    shown = view(await house.status(), ControlView)
    await house.act(Act.REOPEN, minutes=12)

    run = await house.run("points")
    assert shown.reopenable is not None
    assert (run.closed_at, run.closes_at) == (None, START + timedelta(minutes=13))
    assert (await house.session()).block_ends_at == START + timedelta(minutes=13)


async def test_a_result_that_is_out_stays_as_it_is(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.pass_time(minutes=2)

    refusal = refused(await house.act(Act.REOPEN))

    assert isinstance(refusal, ResultsAreOut)
    assert refusal.heading == "Which?"


async def test_where_nothing_was_closed_nothing_is_reopened(house: House) -> None:
    await house.begin(a_block("one", a_round()))

    reply = await house.act(Act.REOPEN)

    assert isinstance(refused(reply), NothingToReopen)


async def test_with_nothing_open_there_is_nothing_to_close(house: House) -> None:
    await house.begin(a_block("one"))

    reply = await house.act(Act.CLOSE)

    assert isinstance(refused(reply), NothingIsOpen)


async def test_a_prompt_waits_for_the_facilitators_word(house: House) -> None:
    await house.begin(a_block("one", a_poll(opens="facilitator", minutes=8), minutes=12))
    house.now += timedelta(minutes=10)
    before = await house.runs()

    await house.act(Act.OPEN)

    assert before == []
    assert (await house.run()).closes_at == START + timedelta(minutes=18)
    assert (await house.session()).block_ends_at == START + timedelta(minutes=18)


async def test_a_prompt_can_be_opened_before_its_time_and_then_opens_no_more(
    house: House,
) -> None:
    await house.begin(a_block("one", a_poll(opens=5)))

    await house.act(Act.OPEN, prompt_id="poll")
    again = await house.act(Act.OPEN, prompt_id="poll", seen=99)
    await house.pass_time(minutes=6)

    assert isinstance(refused(again), NoSuchPrompt)
    assert len(await house.runs()) == 1


async def test_an_end_asks_once_and_is_final(house: House) -> None:
    await house.begin(a_block("one", a_poll()))

    doubt = await house.act(Act.END)
    await house.act(Act.END, confirmed=True)
    late = await house.act(Act.NEXT)

    assert isinstance(doubt, ConfirmationNeeded)
    assert isinstance(refused(late), SessionHasEnded)
    assert (await house.session()).state is SessionState.ENDED


async def test_an_end_closes_what_is_open_and_publishes_it(house: House) -> None:
    await house.begin(a_block("one", a_poll(), a_round()))
    await house.join_all("anna", "bice", "carla")
    for name in ("anna", "bice", "carla"):
        await house.vote(name, "A")

    await house.act(Act.END, confirmed=True)

    poll, points = await house.run(), await house.run("points")
    assert poll.answered == 3
    assert poll.results[0].total.counts[0] == ("A", 3)
    assert None not in (poll.closed_at, points.closed_at)


async def test_everything_at_once_ends_in_order(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=9), a_round()), a_block("two"))
    names = [f"voter{number}" for number in range(12)]
    await house.join_all(*names)

    await asyncio.gather(
        *(house.vote(name, "A") for name in names),
        *(house.write_point(name, f"Point of {name}") for name in names),
        house.act(Act.EXTEND, minutes=3),
        house.act(Act.CLOSE, "marco", confirmed=True),
        house.tick(),
        *(house.vote(name, "B") for name in names),
    )

    assert len(await house.runs()) == 2


async def test_a_control_card_leads_the_session_it_was_made_for_alone(house: House) -> None:
    session = await house.begin(a_block("one"), a_block("two"))

    here = await house.act(Act.NEXT, session_id=session.id, seen=session.acts + 1)
    house.chat = "19:another@thread.v2"
    elsewhere = await house.act(Act.NEXT, session_id=session.id)

    assert isinstance(here, ActDone)
    assert isinstance(refused(elsewhere), NoSuchSession)


async def test_a_control_card_of_a_session_that_ended_leads_no_other(house: House) -> None:
    old = await house.begin(a_block("one"))
    await house.act(Act.END, confirmed=True)
    house.now += timedelta(minutes=5)
    await house.begin(a_block("one"), a_block("two"), title="Another")

    pressed = await house.act(Act.NEXT, session_id=old.id, seen=9)

    assert isinstance(refused(pressed), SessionHasEnded)
    assert (await house.session()).block_id == "one"


async def test_words_that_teams_brings_again_much_later_move_on_once(house: House) -> None:
    await house.begin(a_block("one"), a_block("two"), a_block("three"))
    typed_at = house.now + timedelta(minutes=1)
    house.now = typed_at + timedelta(seconds=1)
    await house.act(Act.NEXT, acted_at=typed_at)
    house.now += timedelta(seconds=20)

    again = await house.act(Act.NEXT, acted_at=typed_at)
    meant = await house.act(Act.NEXT, acted_at=house.now)

    assert isinstance(refused(again), AlreadyDone)
    assert isinstance(meant, ActDone)
    assert (await house.session()).block_id == "three"
