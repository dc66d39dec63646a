"""One run of a plan in one meeting: its state, its open prompts, its time."""

import pytest

from facilitation.plan import Plan
from facilitation.privacy import Counts
from facilitation.prompts import Asking
from facilitation.questions import Chosen
from facilitation.refusals.answering import (
    NotAnOption,
    NotAsked,
    PromptIsClosed,
    WrongNumberOfChoices,
)
from facilitation.refusals.leading import SessionHasEnded, SessionHasNotStarted
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.refusals.writing import TextIsEmpty
from facilitation.runs import Answered, PromptRun, check_answers, check_asked, tally
from facilitation.sessions import Session, SessionState, area_place
from tests.facilitation.plans import (
    a_block,
    a_choice,
    a_plan,
    a_questionnaire,
    a_round,
    asking,
    read,
)
from tests.facilitation.sessions import a_run, a_session, at, ended, prepared, three_blocks

PAUSED = a_session(state=SessionState.PAUSED, paused_at=at(4))


@pytest.mark.parametrize(
    ("session", "block", "following"),
    [
        (prepared(), None, "hello"),
        (a_session(), "hello", "talk"),
        (a_session(block_id="end"), "end", None),
    ],
)
def test_the_agenda_knows_where_it_stands_and_what_follows(
    session: Session, block: str | None, following: str | None
) -> None:
    assert (session.block and session.block.id) == block
    assert (session.next_block and session.next_block.id) == following


def test_the_clock_stands_still_while_paused() -> None:
    assert a_session().clock(at(6)) == at(6)
    assert PAUSED.clock(at(6)) == at(4)


def test_only_a_session_under_way_has_begun() -> None:
    a_session().check_begun()
    PAUSED.check_begun()

    with pytest.raises(SessionHasNotStarted):
        prepared().check_begun()
    with pytest.raises(SessionHasEnded) as refused:
        ended().check_begun()

    assert refused.value.ended_at == at(30)


@pytest.mark.parametrize(
    ("run", "minute", "is_open"),
    [
        (a_run(), 1.99, True),
        (a_run(), 2, False),
        (a_run(closed_at=at(1)), 1, False),
        (a_run(closed_at=at(1)), 0.5, False),
    ],
)
def test_answers_count_until_the_deadline_unless_the_result_is_out(
    run: PromptRun, minute: float, *, is_open: bool
) -> None:
    assert run.is_open(at(minute)) is is_open


@pytest.mark.parametrize(("run", "closed"), [(a_run(), 2), (a_run(closed_at=at(1)), 1)])
def test_a_late_answer_is_told_when_it_closed(run: PromptRun, closed: float) -> None:
    with pytest.raises(PromptIsClosed) as refused:
        run.check_open(at(3))

    assert (refused.value.run_id, refused.value.heading) == ("r1", "Why?")
    assert refused.value.closed_at == at(closed)


def test_a_punctual_answer_is_let_through() -> None:
    a_run().check_open(at(1))


def test_a_run_is_a_poll_or_a_round_never_both() -> None:
    poll, collecting = a_run(), a_run(read(asking(a_round())).prompts[0])

    assert poll.asking.heading == "Why?"
    assert collecting.round.heading == "What works?"
    assert not collecting.is_anonymous
    with pytest.raises(NoSuchPrompt):
        _ = poll.round
    with pytest.raises(NoSuchPrompt):
        _ = collecting.asking


def test_an_anonymous_poll_says_so() -> None:
    named, anonymous = read(asking(a_choice(), a_choice(id="secret", anonymous=True))).prompts

    assert not a_run(named).is_anonymous
    assert a_run(anonymous).is_anonymous


def test_observers_are_asked_only_where_they_are_named() -> None:
    plan = read(asking(a_choice(), a_round(roles=["notes"])))
    poll, collecting = plan.prompts

    check_asked(plan, poll, "host")
    check_asked(plan, collecting, "notes")
    with pytest.raises(NotAsked) as refused:
        check_asked(plan, poll, "notes")

    assert refused.value.roles == ("host",)


PROMPTS = read(
    asking(
        a_choice(),
        a_questionnaire(
            {"kind": "text", "id": "free", "question": "What next?"},
            {"kind": "multiple_choice", "id": "many", "question": "Which?", "options": ["x", "y"]},
        ),
    )
).prompts


@pytest.mark.parametrize(
    ("place", "answers"),
    [(0, {"why": ("A",)}), (1, {"free": ("More",)}), (1, {"many": ("A", "B"), "free": ("More",)})],
)
def test_answers_that_fit_are_let_through(place: int, answers: dict[str, Chosen]) -> None:
    prompt = PROMPTS[place]
    assert isinstance(prompt, Asking)

    check_answers(prompt, answers)


@pytest.mark.parametrize(
    ("place", "answers", "refusal"),
    [
        (0, {}, TextIsEmpty),
        (1, {}, TextIsEmpty),
        (0, {"how": ("A",)}, NoSuchPrompt),
        (0, {"why": ("C",)}, NotAnOption),
        (0, {"why": ("A", "B")}, WrongNumberOfChoices),
        (0, {"why": ()}, WrongNumberOfChoices),
        (1, {"free": ("",)}, TextIsEmpty),
        (1, {"free": ("ok",), "many": ("A", "A")}, WrongNumberOfChoices),
    ],
)
def test_answers_that_do_not_fit_are_refused(
    place: int, answers: dict[str, Chosen], refusal: type[Exception]
) -> None:
    prompt = PROMPTS[place]
    assert isinstance(prompt, Asking)

    with pytest.raises(refusal):
        check_answers(prompt, answers)


def answers(session: Session, **given: str) -> list[Answered]:
    """One answer for each letter: hosts=AAB."""
    return [
        Answered(run_id="r1", question_id="why", voter=f"{role}{n}", role_id=role, chosen=(letter,))
        for role, letters in given.items()
        for n, letter in enumerate(letters)
    ]


def two_roles(**changes: object) -> Plan:
    roles = [{"id": name, "name": name, "plural": name} for name in ("host", "guest")]
    return read(a_plan(roles=roles, agenda=[a_block(a_choice(**changes))]))


def put(
    session: Session, groups: tuple[tuple[str, ...], ...] = (("host",), ("guest",))
) -> PromptRun:
    """The plan's first prompt, as it was put to the room."""
    return a_run(prompt=session.plan.prompts[0], groups=groups)


def test_a_tally_counts_the_whole_and_each_role_that_is_large_enough() -> None:
    session = a_session(plan=two_roles())

    (result,) = tally(session, put(session), answers(session, host="AAB", guest="BBBB"))

    assert result.total.counts == (("A", 2), ("B", 5))
    assert {group.roles: group.counts for group in result.groups} == {
        ("guest",): (("A", 0), ("B", 4)),
        ("host",): (("A", 2), ("B", 1)),
    }


def test_a_tally_of_an_anonymous_poll_shows_no_role_of_one_mind() -> None:
    session = a_session(plan=two_roles(anonymous=True))

    (result,) = tally(session, put(session), answers(session, host="AAB", guest="BBBB"))

    assert result.total.answered == 7
    assert result.groups == ()


def test_the_plan_s_threshold_counts() -> None:
    plan = two_roles().model_copy(update={"digest": read(a_plan(digest={"threshold": 8})).digest})
    session = a_session(plan=plan)

    (result,) = tally(session, put(session), answers(session, host="AAB", guest="BBBB"))

    assert result.is_withheld


def test_a_round_has_no_tally() -> None:
    plan = read(asking(a_round()))

    session = a_session(plan=plan)

    assert tally(session, put(session), []) == ()


def test_a_tally_of_nobody_is_empty() -> None:
    session = a_session(plan=two_roles())

    (result,) = tally(session, put(session), [])

    assert result.total == Counts(roles=(), answered=0, counts=())


def test_an_area_has_its_place_among_the_areas() -> None:
    plan = three_blocks(
        areas=[
            {"id": "first", "title": "First", "short": "First"},
            {"id": "scouting", "title": "Finding companies", "short": "Scouting"},
        ]
    )

    place = area_place(plan, plan.agenda[0])

    assert place is not None
    assert (place.area.id, place.number, place.of) == ("scouting", 2, 2)


def test_a_block_without_an_area_has_no_place() -> None:
    plan = read(a_plan(agenda=[a_block(area=None)]))

    assert area_place(plan, plan.agenda[0]) is None
