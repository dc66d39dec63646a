"""The check after the end: how long it lasts, and what it makes of a contribution."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from facilitation.checking import can_change, check_until, confirmed, corrected
from facilitation.contributions import Contribution, ContributionKind
from facilitation.sessions import Session, SessionState
from tests.facilitation.sessions import a_session, three_blocks

ENDED = datetime(2020, 11, 24, 15, 30, tzinfo=UTC)
DAY = timedelta(days=1)
LATER = ENDED + DAY


def ended(names_until: date | None = None, check_days: int = 7) -> Session:
    plan = three_blocks(digest={"check_days": check_days})
    privacy = plan.privacy.model_copy(update={"names_until": names_until})
    plan = plan.model_copy(update={"privacy": privacy})
    return replace(a_session(), plan=plan, state=SessionState.ENDED, ended_at=ENDED)


def written(**changes: Any) -> Contribution:
    facts: dict[str, Any] = {
        "id": "c",
        "session_id": "s",
        "run_id": "r",
        "number": 1,
        "participant_id": "p",
        "role_id": "host",
        "area_id": None,
        "kind": ContributionKind.STRENGTH,
        "text": "The tutors help",
        "written_at": ENDED,
    }
    return Contribution(**facts | changes)


@pytest.mark.parametrize(("days", "lasts"), [(7, 7 * DAY), (3, 3 * DAY), (0, None)])
def test_words_are_checked_for_as_many_days_as_the_plan_says(
    days: int, lasts: timedelta | None
) -> None:
    until = check_until(ended(check_days=days))

    assert until == (None if lasts is None else ENDED + lasts)


def test_without_a_word_in_the_plan_the_check_lasts_a_week() -> None:
    assert three_blocks().digest.check_days == 7


def test_there_is_no_check_before_the_end() -> None:
    assert check_until(replace(ended(), state=SessionState.RUNNING, ended_at=None)) is None


@pytest.mark.parametrize(
    ("names_until", "until"),
    [
        (ENDED.date() + 2 * DAY, datetime(2020, 11, 26, 22, 0, tzinfo=UTC)),
        (ENDED.date() - 99 * DAY, ENDED + timedelta(hours=23)),
    ],
)
def test_the_check_is_over_while_it_is_known_whose_words_they_are(
    names_until: date, until: datetime
) -> None:
    assert check_until(ended(names_until)) == until


@pytest.mark.parametrize(
    ("session", "until", "may"),
    [
        (ended(), LATER, True),
        (ended(), ENDED, False),
        (ended(), None, False),
        (replace(ended(), state=SessionState.RUNNING), None, True),
    ],
)
def test_one_may_change_ones_words_before_the_end_and_while_they_are_checked(
    session: Session, until: datetime | None, *, may: bool
) -> None:
    assert can_change(session, until, ENDED) is may


def test_what_is_confirmed_twice_was_confirmed_the_first_time() -> None:
    once = confirmed(written(), at=ENDED)

    assert once.confirmed_at == ENDED
    assert confirmed(once, at=LATER) == once


def test_a_correction_keeps_the_first_words_however_many_follow() -> None:
    kind = ContributionKind.PROPOSAL

    once = corrected(confirmed(written(), at=ENDED), text="Two tutors help", kind=kind, at=ENDED)
    twice = corrected(once, text="Three", kind=kind, at=LATER)

    assert (once.text, once.kind, once.first_text) == ("Two tutors help", kind, "The tutors help")
    assert (once.edited_at, once.confirmed_at) == (ENDED, None)
    assert (twice.text, twice.first_text, twice.edited_at) == ("Three", "The tutors help", LATER)
    assert confirmed(twice, at=LATER) == twice


def test_who_sends_the_same_words_lets_them_stand() -> None:
    said = written()

    assert corrected(said, text=said.text, kind=said.kind, at=LATER) == confirmed(said, at=LATER)
