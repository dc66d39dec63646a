"""Every no is said in full, and leads back."""

from datetime import UTC, datetime
from inspect import get_annotations
from typing import Any, get_args

import pytest

from bot.cards.refusals import refusal_card
from bot.wording.words import LANGUAGES, Words
from dialogs.replies import Refused
from facilitation.refusals.answering import PromptIsClosed, TooManyDots, WrongNumberOfChoices
from facilitation.refusals.leading import MayNotFacilitate
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.writing import TextIsTooLong
from facilitation.told import Worded
from tests.bot.cards.samples.stage import HOST, a_session

FACTS: dict[str, Any] = {
    "bool": True,
    "datetime": datetime(2020, 11, 24, 13, 47, tzinfo=UTC),
    "datetime.datetime | None": None,
    "int": 3,
    "str": HOST,
    "str | None": None,
    "tuple[str, ...]": (HOST,),
    "tuple[str | facilitation.told.Worded, ...]": (HOST, Worded(word="agree", about=HOST)),
}

ALL = Refusal.__subclasses__()


def example(refusal: type[Refusal]) -> Refusal:
    """One of its kind, with facts of the right types."""
    types = get_annotations(refusal)
    return refusal(**{name: FACTS[written(kind)] for name, kind in types.items()})


def written(kind: Any) -> str:
    """A type as a dataclass writes it."""
    return kind.__name__ if isinstance(kind, type) and not get_args(kind) else str(kind)


def actions(card: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(one["title"], one["data"]) for one in card.get("actions", [])]


def texts(card: dict[str, Any]) -> list[str]:
    return [one["text"] for one in card["body"] if one["type"] == "TextBlock"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_its_words(language: str) -> None:
    words = Words(language, "Europe/Rome")
    replies = [Refused(refusal=example(one), session=a_session()) for one in ALL]

    cards = [(one.refusal, refusal_card(one, words)) for one in replies]

    assert [refusal for refusal, card in cards if len(texts(card)) != 3] == []
    assert [refusal for refusal, card in cards if not card["actions"]] == []


def test_it_leads_back_to_the_card_it_came_from() -> None:
    reply = Refused(refusal=TextIsTooLong(length=9, longest=5), session=a_session(), run_id="r-1")

    card = refusal_card(reply, Words("it", "Europe/Rome"))

    assert actions(card) == [
        ("Torna alla scheda", {"session": "s-7", "card": "prompt", "thing": "r-1"})
    ]


def test_what_was_written_is_shown_so_that_it_is_not_lost() -> None:
    reply = Refused(
        refusal=TextIsTooLong(length=9, longest=5), session=a_session(), draft="Un testo lungo"
    )

    card = refusal_card(reply, Words("it", "Europe/Rome"))

    assert "Un testo lungo" in str(card["body"])


def test_too_late_shows_the_answer_that_stands_and_leads_to_the_result() -> None:
    refusal = PromptIsClosed(
        run_id="r-1",
        heading="?",
        closed_at=datetime(2020, 11, 24, 13, 47, tzinfo=UTC),
        standing=("Le pratiche",),
    )

    card = refusal_card(Refused(refusal=refusal, session=a_session()), Words("it", "Europe/Rome"))

    assert "14:47" in str(card["body"])
    assert "Le pratiche" in str(card["body"])
    assert actions(card) == [
        ("Vedi i risultati", {"session": "s-7", "card": "result", "thing": "r-1"})
    ]


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (WrongNumberOfChoices(least=2, most=3, given=1), "Ne hai inviata 1."),
        (WrongNumberOfChoices(least=1, most=3, given=4), "Ne hai inviate 4."),
        (TooManyDots(dots=1, most_each=1), "Ogni persona ha 1\u00a0punto,"),
        (TooManyDots(dots=3, most_each=2), "Ogni persona ha 3\u00a0punti,"),
    ],
)
def test_one_is_told_as_one(refusal: Refusal, said: str) -> None:
    card = refusal_card(Refused(refusal=refusal), Words("it", "Europe/Rome"))

    assert texts(card)[1].startswith(said)


def test_where_the_plan_names_no_facilitator_the_meeting_does() -> None:
    reply = Refused(refusal=MayNotFacilitate(()), session=a_session())

    card = refusal_card(reply, Words("it", "Europe/Rome"))

    assert "chi organizza o presenta la riunione" in str(card["body"])
