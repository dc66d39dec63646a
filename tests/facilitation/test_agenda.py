"""What the agenda's clock and a facilitator's act lead to."""

from datetime import datetime, timedelta

import pytest

from facilitation import agenda
from facilitation.refusals.leading import (
    AlreadyDone,
    MinutesAreOutOfRange,
    SessionHasEnded,
    SessionHasNotStarted,
    SessionHasStarted,
    SessionIsNotPaused,
    SessionIsPaused,
)
from facilitation.refusals.refusal import Refusal
from facilitation.sessions import Session, SessionState
from tests.facilitation.plans import a_block, a_choice, a_rating, a_round, asking, read
from tests.facilitation.sessions import a_run, a_session, at, ended, prepared, three_blocks

RUNNING = a_session()
PAUSED = a_session(state=SessionState.PAUSED, paused_at=at(4))


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def done(session: Session, act: str, by: str | None, when: datetime) -> Session:
    return agenda.acted(session, act=act, by=by, name=by and by.title(), at=when)


@pytest.mark.parametrize(("late", "begins"), [(0, 10), (0.5, 10), (1, 10), (1.01, 11.01), (10, 20)])
def test_a_short_delay_is_made_up_for_and_a_long_one_is_not(late: float, begins: float) -> None:
    began = agenda.begun_at(at(10), at(10 + late))

    assert began == at(begins)


@pytest.mark.parametrize(
    ("check", "session", "refusal"),
    [
        (agenda.check_start, prepared(), None),
        (agenda.check_start, RUNNING, SessionHasStarted),
        (agenda.check_start, PAUSED, SessionHasStarted),
        (agenda.check_start, ended(), SessionHasEnded),
        (agenda.check_pause, prepared(), SessionHasNotStarted),
        (agenda.check_pause, RUNNING, None),
        (agenda.check_pause, PAUSED, SessionIsPaused),
        (agenda.check_pause, ended(), SessionHasEnded),
        (agenda.check_resume, prepared(), SessionHasNotStarted),
        (agenda.check_resume, RUNNING, SessionIsNotPaused),
        (agenda.check_resume, PAUSED, None),
        (agenda.check_resume, ended(), SessionHasEnded),
        (agenda.check_runs, prepared(), SessionHasNotStarted),
        (agenda.check_runs, RUNNING, None),
        (agenda.check_runs, PAUSED, SessionIsPaused),
        (agenda.check_runs, ended(), SessionHasEnded),
    ],
)
def test_an_act_is_refused_where_it_makes_no_sense(
    check: object, session: Session, refusal: type[Refusal] | None
) -> None:
    assert callable(check)

    refused: type[Refusal] | None = None
    try:
        check(session)
    except Refusal as error:
        refused = type(error)

    assert refused is refusal


@pytest.mark.parametrize(
    ("act", "seen"),
    [
        ("next", 0),  # the same card as the one that was quicker
        ("skip", 0),  # another way to leave the same block
        ("extend", 1),  # something else was done in between
    ],
)
def test_what_was_done_since_the_card_was_drawn_is_not_done_again(act: str, seen: int) -> None:
    session = done(done(RUNNING, "next", "ada", at(5)), "extend", "bo", at(5.5))

    with pytest.raises(AlreadyDone) as refused:
        agenda.check_first(session, act=act, seen=seen, at=at(9))

    assert refused.value.by == ("Bo" if act == "extend" else "Ada")


@pytest.mark.parametrize(("act", "seen"), [("next", 2), ("pause", 0), ("extend", 2), ("next", 1)])
def test_what_the_card_knew_of_may_be_done_again(act: str, seen: int) -> None:
    session = done(done(RUNNING, "next", "ada", at(5)), "extend", "bo", at(5.5))

    agenda.check_first(session, act=act, seen=seen, at=at(9))


def test_a_card_from_before_the_clock_moved_does_not_move_on_once_more() -> None:
    session = done(RUNNING, "next", None, at(10))

    with pytest.raises(AlreadyDone) as refused:
        agenda.check_first(session, act="next", seen=0, at=at(10.01))

    assert refused.value.by is None
    assert refused.value.at == at(10)


@pytest.mark.parametrize(
    ("act", "seconds", "is_refused"),
    [("next", 4.9, True), ("skip", 4.9, True), ("next", 5, False), ("pause", 1, False)],
)
def test_the_same_words_within_five_seconds_are_an_echo(
    act: str, seconds: float, *, is_refused: bool
) -> None:
    session = done(RUNNING, "next", "ada", at(5))

    refused = False
    try:
        agenda.check_first(session, act=act, seen=None, at=at(5) + timedelta(seconds=seconds))
    except AlreadyDone:
        refused = True

    assert refused is is_refused


@pytest.mark.parametrize(
    ("given", "is_refused"), [(0, True), (4.9, True), (5, True), (5.1, False), (None, False)]
)
def test_words_that_teams_brings_again_much_later_are_not_done_again(
    given: float | None, *, is_refused: bool
) -> None:
    session = agenda.acted(RUNNING, act="next", by="ada", name="Ada", at=at(5.5), given_at=at(5))
    session = done(session, "undo", "ada", at(7))

    refused = False
    try:
        agenda.check_first(
            session, act="skip", seen=None, at=at(9), given_at=None if given is None else at(given)
        )
    except AlreadyDone:
        refused = True

    assert refused is is_refused


def test_acts_are_counted_and_the_last_of_each_is_known() -> None:
    session = done(
        done(done(RUNNING, "next", "ada", at(1)), "pause", "bo", at(2)), "next", "bo", at(3)
    )

    assert session.acts == 3
    assert {act: last.number for act, last in session.last_acts.items()} == {"next": 3, "pause": 2}


@pytest.mark.parametrize(("asked", "given"), [(None, 2), (1, 1), (60, 60)])
def test_an_extension_lasts_what_is_asked_or_two_minutes(asked: int | None, given: int) -> None:
    assert agenda.extension(asked) == minutes(given)


@pytest.mark.parametrize("asked", [-5, 0, 61])
def test_an_extension_out_of_range_is_refused(asked: int) -> None:
    with pytest.raises(MinutesAreOutOfRange):
        agenda.extension(asked)


def test_a_session_begins_and_moves_to_a_block() -> None:
    begun = agenda.moved_to(agenda.started(prepared(), at(1)), three_blocks().agenda[1], at(1))

    assert begun.state is SessionState.RUNNING
    assert begun.started_at == at(1)
    assert (begun.block_id, begun.block_opened_at, begun.block_ends_at) == ("talk", at(1), at(13))


def test_a_pause_moves_the_block_s_end_by_its_length() -> None:
    resumed, length = agenda.resumed(agenda.paused(RUNNING, at(4)), at(7))

    assert length == minutes(3)
    assert resumed.state is SessionState.RUNNING
    assert resumed.paused_at is None
    assert resumed.block_ends_at == at(13)


def test_a_session_ends_even_out_of_a_pause() -> None:
    over = agenda.ended(PAUSED, at(8))

    assert (over.state, over.paused_at, over.ended_at) == (SessionState.ENDED, None, at(8))


@pytest.mark.parametrize(
    ("reminder", "lasts", "reminded"),
    [(1, 5, 4), (1, 2, 1), (1, 1.9, None), (2, 5, 3), (0, 5, None)],
)
def test_the_room_is_reminded_of_what_is_open_long_enough(
    reminder: int, lasts: float, reminded: float | None
) -> None:
    session = a_session(plan=three_blocks(reminder_minutes=reminder))

    moment = agenda.reminder_at(session, a_run(closes_at=at(lasts)))

    assert moment == (None if reminded is None else at(reminded))


def test_prompts_open_by_the_clock_unless_the_facilitator_opens_them() -> None:
    plan = read(asking(a_choice(), a_rating(opens=3), a_round(opens="facilitator")))

    opening = agenda.prompts_by_clock(plan.agenda[0])

    assert [(after, prompt.id) for after, prompt in opening] == [
        (minutes(0), "why"),
        (minutes(3), "how"),
    ]


LATER = {"block_id": "talk", "block_opened_at": at(14), "block_ends_at": at(26)}


@pytest.mark.parametrize(
    ("session", "now", "late"),
    [
        (prepared(), 5, 0),
        (RUNNING, 3, 0),
        (RUNNING, 12, 2),
        (a_session(block_ends_at=at(13)), 3, 3),
        (a_session(**LATER), 15, 4),
        (a_session(**LATER), 27, 5),
        (a_session(block_id="talk", block_opened_at=at(8), block_ends_at=at(20)), 9, -2),
        (PAUSED, 7, 3),
        (a_session(state=SessionState.PAUSED, paused_at=at(11)), 14, 4),
    ],
)
def test_the_agenda_is_as_late_as_its_block_will_end(
    session: Session, now: float, late: float
) -> None:
    assert agenda.late_by(session, at(now)) == minutes(late)


@pytest.mark.parametrize(
    ("session", "ends"),
    [
        (prepared(), None),
        (RUNNING, at(30)),
        (a_session(block_ends_at=at(13)), at(33)),
        (a_session(**LATER), at(34)),
        (ended(), None),
    ],
)
def test_the_session_ends_when_the_blocks_to_come_have_had_their_minutes(
    session: Session, ends: datetime | None
) -> None:
    assert agenda.ends_at(session) == ends


def test_the_agenda_of_one_block_has_no_next() -> None:
    plan = read(asking(a_choice()))

    session = a_session(plan=plan, block_id=a_block()["id"])

    assert session.next_block is None
