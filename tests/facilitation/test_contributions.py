"""Written contributions: what one may say, and whose they are."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitation.contributions import (
    Contribution,
    ContributionKind,
    check_own,
    check_text,
    clean,
    edited,
    fingerprint,
)
from facilitation.refusals.writing import (
    ContributionIsWithdrawn,
    NotYours,
    TextIsEmpty,
    TextIsTooLong,
)
from tests.facilitation.sessions import at

STRENGTH = ContributionKind.STRENGTH


def a_contribution(**changes: Any) -> Contribution:
    told: dict[str, Any] = {
        "id": "x1",
        "session_id": "s1",
        "run_id": "r1",
        "number": 7,
        "participant_id": "p1",
        "role_id": "host",
        "area_id": "scouting",
        "kind": STRENGTH,
        "text": "Good people.",
        "written_at": at(1),
    }
    return Contribution(**told | changes)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Good people.\n ", "Good people."),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("\ufeffstart\u200b", "start"),
        ("\ud800lone", "lone"),
        ("perche\u0301", "perché"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("👩\u200d🔧", "👩\u200d🔧"),
    ],
)
def test_what_cannot_be_seen_is_dropped_and_words_are_kept(written: str, kept: str) -> None:
    assert clean(written) == kept


@given(some.text(some.characters(codec=None)))
def test_a_cleaned_text_can_be_kept_by_any_database(written: str) -> None:
    cleaned = clean(written)

    assert "\x00" not in cleaned
    assert cleaned.encode().decode() == cleaned
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


def test_a_text_of_the_greatest_length_is_taken_whole() -> None:
    assert check_text(" " + "x" * 600 + " ", longest=600) == "x" * 600


@pytest.mark.parametrize("written", ["", "  \n ", "\u200b\x00"])
def test_a_text_with_nothing_to_see_is_refused(written: str) -> None:
    with pytest.raises(TextIsEmpty):
        check_text(written, longest=600)


def test_a_text_too_long_is_refused_with_its_length_and_not_cut() -> None:
    with pytest.raises(TextIsTooLong) as refused:
        check_text("x" * 50_000, longest=600)

    assert (refused.value.length, refused.value.longest) == (50_000, 600)


def test_the_same_words_of_one_kind_are_the_same() -> None:
    first = fingerprint(STRENGTH, "Good  people.\n")

    assert first == fingerprint(STRENGTH, "GOOD people.")
    assert first != fingerprint(STRENGTH, "Good people")
    assert first != fingerprint(ContributionKind.PROPOSAL, "Good people.")


def test_an_edit_keeps_the_number_and_the_author() -> None:
    before = a_contribution()

    after = edited(before, text="Better.", kind=ContributionKind.PROPOSAL, at=at(3))

    assert (after.text, after.kind, after.edited_at) == ("Better.", "proposal", at(3))
    assert (after.id, after.number, after.participant_id) == ("x1", 7, "p1")


def test_an_author_may_touch_their_own() -> None:
    check_own(a_contribution(), "p1")


def test_nobody_may_touch_another_s() -> None:
    with pytest.raises(NotYours):
        check_own(a_contribution(), "p2")


def test_a_withdrawn_contribution_stays_withdrawn() -> None:
    with pytest.raises(ContributionIsWithdrawn) as refused:
        check_own(a_contribution(withdrawn_at=at(2)), "p1")

    assert refused.value.number == 7
