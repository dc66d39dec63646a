"""The oracle finds what was lost, doubled, made up or late; and nothing where all is well."""

from collections import Counter
from math import inf

import pytest

from tests.chaos import oracle
from tests.chaos.history import Deed, Event, History, Outcome
from tests.chaos.machines import Span
from tests.chaos.oracle import Counted, Met, Said

OK, FAIL, UNKNOWN = Outcome.OK, Outcome.FAIL, Outcome.UNKNOWN
Told = tuple[str, str | None, Outcome]
"""Who, which value, and what they were told."""


def of_one_poll(*told: Told) -> History:
    """What people were told of their answers, one after the other."""
    return History([an_event(Deed.VOTE, who, "p", value, outcome) for who, value, outcome in told])


def an_event(  # noqa: PLR0917  a row of a table
    deed: Deed,
    who: str,
    what: str,
    value: str | None,
    outcome: Outcome,
    began: float = 0.0,
) -> Event:
    return Event(
        deed=deed, who=who, what=what, value=value, began=began, ended=began + 1, outcome=outcome
    )


def counted(**counts: int) -> Counted:
    return Counted(answered=sum(counts.values()), counts={"A": 0, "B": 0, "C": 0} | counts)


@pytest.mark.parametrize(
    ("told", "poll"),
    [
        ([("anna", "A", OK), ("bice", "B", OK)], counted(A=1, B=1)),
        ([("anna", "A", OK), ("anna", "B", OK)], counted(B=1)),
        ([("anna", "A", OK), ("anna", "B", UNKNOWN)], counted(A=1)),
        ([("anna", "A", OK), ("anna", "B", UNKNOWN)], counted(B=1)),
        ([("anna", "A", OK), ("anna", "B", FAIL)], counted(A=1)),
        ([("anna", "A", UNKNOWN)], counted()),
        ([("anna", "A", UNKNOWN), ("bice", "B", UNKNOWN)], counted(A=1, B=1)),
        ([("anna", "A", OK), ("anna", None, OK)], counted()),
        ([("anna", "A", OK), ("anna", None, UNKNOWN)], counted(A=1)),
        ([("anna", "A", OK)], Counted(answered=1, counts=None)),
    ],
)
def test_a_result_that_follows_from_what_was_told_is_well(told: list[Told], poll: Counted) -> None:
    assert list(oracle.votes(of_one_poll(*told), {"p": poll})) == []


@pytest.mark.parametrize(
    ("told", "poll"),
    [
        ([("anna", "A", OK)], counted()),
        ([("anna", "A", OK), ("bice", "B", OK)], counted(A=1)),
        ([("anna", "A", OK), ("anna", "B", OK)], counted(A=1)),
        ([("anna", "A", OK), ("anna", "B", OK)], counted(A=1, B=1)),
        ([("anna", "A", OK), ("anna", "B", FAIL)], counted(B=1)),
        ([("anna", "A", UNKNOWN), ("anna", "B", OK)], counted(A=1)),
        ([("anna", "A", OK), ("bice", "B", UNKNOWN)], counted(B=1)),
        ([("anna", "A", FAIL)], counted(A=1)),
        ([("anna", "A", OK), ("anna", None, OK)], counted(A=1)),
        ([("anna", "A", OK)], Counted(answered=2, counts={"A": 1, "B": 0, "C": 0})),
        ([("anna", "A", OK)], Counted(answered=0, counts=None)),
        ([], counted(C=1)),
    ],
)
def test_a_result_that_does_not_is_found(told: list[Told], poll: Counted) -> None:
    assert list(oracle.votes(of_one_poll(*told), {"p": poll}))


def test_a_poll_with_confirmed_answers_and_no_result_is_found() -> None:
    assert list(oracle.votes(of_one_poll(("anna", "A", OK)), {}))
    assert not list(oracle.votes(of_one_poll(("anna", "A", UNKNOWN)), {}))


@pytest.mark.parametrize(
    ("told", "shown", "is_well"),
    [
        ([("anna", "A", OK)], "A", True),
        ([("anna", "A", OK)], None, False),
        ([("anna", "A", OK), ("anna", "B", OK)], "A", False),
        ([("anna", "A", OK), ("anna", "B", UNKNOWN)], "A", True),
        ([("anna", "A", OK), ("anna", "B", UNKNOWN)], "C", False),
        ([("bice", "B", OK)], "B", False),
        ([], None, True),
    ],
)
def test_what_somebody_is_shown_as_theirs_is_theirs(
    told: list[Told], shown: str | None, *, is_well: bool
) -> None:
    history = of_one_poll(*told)
    history.events.append(an_event(Deed.READ, "anna", "p", shown, OK))

    assert (list(oracle.reads(history)) == []) is is_well


@pytest.mark.parametrize(
    ("outcome", "times", "is_well"),
    [
        (OK, 1, True),
        (OK, 0, False),
        (OK, 2, False),
        (UNKNOWN, 0, True),
        (UNKNOWN, 1, True),
        (UNKNOWN, 2, False),
        (FAIL, 0, True),
        (FAIL, 1, False),
    ],
)
def test_a_contribution_and_a_question_are_there_as_often_as_was_told(
    outcome: Outcome, times: int, *, is_well: bool
) -> None:
    history = History(
        [
            an_event(Deed.WRITE, "anna", "mine", None, outcome),
            an_event(Deed.ASK, "giulia", "Why?", None, outcome),
        ]
    )

    found = list(oracle.contributions(history, +Counter({"mine": times})))
    asked = list(oracle.questions(history, Counter({"Why?": times})))

    assert (found == []) is is_well
    assert (asked == []) is is_well


@pytest.mark.parametrize(
    ("mended", "found", "is_well"),
    [
        ([("new", OK)], ["new"], True),
        ([("new", OK)], ["mine"], False),
        ([("new", OK)], [], False),
        ([("new", OK)], ["mine", "new"], False),
        ([("new", FAIL)], ["mine"], True),
        ([("new", FAIL)], ["new"], False),
        ([("new", UNKNOWN)], ["mine"], True),
        ([("new", UNKNOWN)], ["new"], True),
        ([("new", UNKNOWN)], [], False),
        ([("new", OK), ("newer", OK)], ["newer"], True),
        ([("new", OK), ("newer", OK)], ["new"], False),
        ([(None, OK)], [], True),
        ([(None, OK)], ["mine"], False),
        ([(None, UNKNOWN)], ["mine"], True),
        ([(None, UNKNOWN)], [], True),
        ([(None, OK), ("new", FAIL)], [], True),
        ([(None, OK), ("new", FAIL)], ["new"], False),
    ],
)
def test_a_contribution_says_what_was_confirmed_last_and_what_was_withdrawn_stays_so(
    mended: list[tuple[str | None, Outcome]], found: list[str], *, is_well: bool
) -> None:
    history = History(
        [
            an_event(Deed.WRITE, "anna", "mine", "run", OK),
            *(an_event(Deed.MEND, "anna", "mine", words, outcome) for words, outcome in mended),
        ]
    )

    assert (list(oracle.contributions(history, Counter(found))) == []) is is_well


def test_a_contribution_that_nobody_wrote_is_found() -> None:
    assert list(oracle.contributions(History(), Counter({"whose?": 1})))


@pytest.mark.parametrize(
    ("outcome", "number", "is_well"),
    [
        (OK, 1, True),
        (OK, 0, False),
        (OK, 2, False),
        (UNKNOWN, 0, True),
        (UNKNOWN, 1, True),
        (FAIL, 1, False),
    ],
)
def test_a_support_is_counted_once(outcome: Outcome, number: int, *, is_well: bool) -> None:
    history = History([an_event(Deed.SUPPORT, "anna", "c1", "yes", outcome)])

    assert (list(oracle.supports(history, {"c1": number})) == []) is is_well


def test_a_support_goes_with_the_point_that_was_taken_back() -> None:
    history = History([an_event(Deed.SUPPORT, "anna", "c1", "yes", OK)])

    assert list(oracle.supports(history, {}, {"c1"})) == []


@pytest.mark.parametrize(
    ("said", "is_well"),
    [
        (Said(times=1, delivered=1, doubtful=0), True),
        (Said(times=0, delivered=0, doubtful=1), True),
        (Said(times=1, delivered=0, doubtful=1), True),
        (Said(times=2, delivered=1, doubtful=0), False),
        (Said(times=0, delivered=1, doubtful=0), False),
        (Said(times=2, delivered=0, doubtful=1), False),
        (Said(times=1, delivered=0, doubtful=0), False),
    ],
)
def test_what_is_said_twice_or_not_at_all_is_found(said: Said, *, is_well: bool) -> None:
    assert (list(oracle.announcements({"it": said})) == []) is is_well


def test_an_act_that_was_confirmed_is_announced_or_in_doubt() -> None:
    history = History(
        [
            an_event(Deed.LEAD, "giulia", "pause", None, OK),
            an_event(Deed.LEAD, "giulia", "pause", None, UNKNOWN),
        ]
    )

    def found(delivered: int, doubtful: int) -> list[str]:
        said = Said(times=delivered, delivered=delivered, doubtful=doubtful)
        return list(oracle.acts(history, {"act pause": said}))

    assert not found(1, 0)
    assert not found(1, 1)
    assert not found(0, 1)
    assert found(0, 0)
    assert found(3, 0)
    assert list(oracle.acts(history, {}))


def test_a_card_that_counts_more_answers_than_were_given_is_found() -> None:
    history = History(
        [
            an_event(Deed.VOTE, "anna", "p", "A", OK, began=1),
            an_event(Deed.VOTE, "anna", "p", "B", OK, began=2),
            an_event(Deed.VOTE, "bice", "p", "B", UNKNOWN, began=5),
            an_event(Deed.VOTE, "carla", "p", "B", FAIL, began=6),
        ]
    )

    assert not list(oracle.shown_counts(history, [(1.5, "p", 1), (5.5, "p", 2), (9, "p", 1)]))
    assert list(oracle.shown_counts(history, [(2.5, "p", 2)]))
    assert list(oracle.shown_counts(history, [(9, "p", 3)]))
    assert list(oracle.shown_counts(history, [(0.5, "p", 1)]))


@pytest.mark.parametrize(
    ("met_at", "served", "away", "is_well"),
    [
        (10.5, [[Span(0, inf)]], [], True),
        (11.5, [[Span(0, inf)]], [], False),
        # Nobody served until half a second before.
        (20.0, [[Span(0, 9), Span(19.5, inf)]], [], True),
        (20.0, [[Span(0, 9), Span(18.5, inf)]], [], False),
        # Short lives do not add up.
        (13.0, [[Span(10, 10.8), Span(11.5, 12.2), Span(12.5, inf)]], [], True),
        # One served all the time, another was killed.
        (12.0, [[Span(0, 10)], [Span(0, inf)]], [], False),
        # The database was away until half a second before.
        (20.0, [[Span(0, inf)]], [Span(9, 19.5)], True),
        (20.0, [[Span(0, inf)]], [Span(9, 12), Span(13.5, 19.5)], False),
        (20.0, [[Span(0, inf)]], [Span(9, 12), Span(12.5, 19.5)], True),
    ],
)
def test_a_deadline_is_late_by_the_time_in_which_it_could_have_been_met(
    met_at: float, served: list[list[Span]], away: list[Span], *, is_well: bool
) -> None:
    found = list(oracle.lateness([Met("prompt_closes", 10.0, met_at)], served, away))

    assert (found == []) is is_well
