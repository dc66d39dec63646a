"""Every card, in both languages, within what Teams and our readers bear."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.cards.plain import BREAK
from bot.cards.render import VIEWS as DRAWN
from bot.wording.words import LANGUAGES, Words
from dialogs.replies import Ignored, Reply
from dialogs.views.view import View
from tests.bot.cards.samples import REPLIES, SAMPLES, VIEWS

SAFE = {
    "AdaptiveCard",
    "TextBlock",
    "RichTextBlock",
    "TextRun",
    "Container",
    "ColumnSet",
    "Column",
    "ActionSet",
    "ProgressBar",
    "Input.Text",
    "Input.ChoiceSet",
    "Input.Number",
    "Input.Date",
    "Input.Time",
    "Action.Execute",
    "Action.Submit",
    "Action.OpenUrl",
    "Action.ToggleVisibility",
}
"""What design.md says to use; ProgressBar with its fallback only."""

INPUTS = ("Input.Text", "Input.ChoiceSet", "Input.Number", "Input.Date", "Input.Time")

REQUIRED = {
    "TextBlock": {"text"},
    "TextRun": {"text"},
    "RichTextBlock": {"inlines"},
    "Container": {"items"},
    "ColumnSet": {"columns"},
    "Column": {"items", "width"},
    "ActionSet": {"actions"},
    "Input.Text": {"id", "label", "maxLength"},
    "Input.ChoiceSet": {"id", "label", "choices"},
    "Input.Number": {"id", "label", "min", "max"},
    "Input.Date": {"id", "label"},
    "Input.Time": {"id", "label"},
    "Action.ToggleVisibility": {"title", "targetElements"},
    "Action.Execute": {"title", "verb", "data", "fallback"},
    "Action.Submit": {"title", "data"},
    "Action.OpenUrl": {"title", "url"},
    "ProgressBar": {"value", "max", "fallback"},
}

CARDS = pytest.mark.parametrize("language", LANGUAGES)
NAMES = pytest.mark.parametrize("name", sorted(SAMPLES))


def drawn(name: str, language: str) -> dict[str, Any]:
    card: dict[str, Any] = json.loads(json.dumps(SAMPLES[name](Words(language, "Europe/Rome"))))
    return card


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every element and action of a card, however deep."""
    if isinstance(node, dict):
        if "type" in node:
            yield node
        for key, value in node.items():
            if key != "data":
                yield from nodes(value)
    elif isinstance(node, list):
        for one in node:
            yield from nodes(one)


def of_type(card: dict[str, Any], *types: str) -> list[dict[str, Any]]:
    return [node for node in nodes(card) if node["type"] in types]


def shown(node: dict[str, Any]) -> str:
    """All the text under a node."""
    return " ".join(one["text"] for one in nodes(node) if "text" in one)


def letters(text: str) -> str:
    """What is left of a text when punctuation and signs are not heard."""
    return " ".join(re.findall(r"\w+", text.replace(BREAK, "").lower()))


def buttons(card: dict[str, Any]) -> list[dict[str, Any]]:
    sets = of_type(card, "ActionSet")
    return [*card.get("actions", []), *(one for each in sets for one in each["actions"])]


def test_every_view_and_every_reply_has_a_sample() -> None:
    sampled = {type(one).__name__ for one in (*VIEWS.values(), *REPLIES.values())}

    # By name: a dataclass with slots replaces its class, and both may still be alive.
    wanted = {one.__name__ for one in (*View.__subclasses__(), *Reply.__subclasses__())}

    assert wanted - sampled == {Ignored.__name__}
    assert {one.__name__ for one in View.__subclasses__()} == {one.__name__ for one in DRAWN}


@CARDS
@NAMES
def test_a_card_is_made_of_safe_elements_that_are_whole(name: str, language: str) -> None:
    card = drawn(name, language)

    incomplete = [
        (node["type"], REQUIRED[node["type"]] - node.keys())
        for node in nodes(card)
        if REQUIRED.get(node["type"], set()) - node.keys()
    ]

    assert {node["type"] for node in nodes(card)} <= SAFE
    assert incomplete == []


@CARDS
@NAMES
def test_a_card_fits_into_teams(name: str, language: str) -> None:
    card = drawn(name, language)

    primary = [one for one in card.get("actions", []) if one.get("mode") != "secondary"]

    assert len(json.dumps(card, ensure_ascii=False).encode()) < 80_000
    assert card["version"] == "1.5"
    assert len(primary) <= 4
    assert len([one for one in primary if one.get("style") == "positive"]) <= 1


@CARDS
@NAMES
def test_a_card_can_be_heard(name: str, language: str) -> None:
    card = drawn(name, language)

    assert card["lang"] == language
    assert card["speak"] in card["fallbackText"]
    assert card["speak"].strip()
    assert BREAK not in card["speak"]
    assert "\\" not in card["speak"]
    assert [one for one in of_type(card, "TextBlock") if one.get("style") == "heading"]


@CARDS
@NAMES
def test_a_card_is_read_from_where_it_stands_to_what_it_asks(name: str, language: str) -> None:
    card = drawn(name, language)

    body = card["body"]
    headings = [place for place, one in enumerate(body) if one.get("style") == "heading"]
    before = list(nodes(body[: headings[0]]))

    assert "ColumnSet" in {one["type"] for one in before}
    assert [one for one in before if one["type"] in INPUTS or "selectAction" in one] == []
    assert len(headings) == 1


@CARDS
@NAMES
def test_every_row_says_its_act_and_its_object(name: str, language: str) -> None:
    card = drawn(name, language)

    for row in (node for node in nodes(card) if "selectAction" in node):
        assert row["minHeight"] == "44px"
        assert row["selectAction"]["title"] not in {"", shown(row)}
        assert len(row["selectAction"]["title"].split()) > 1
        assert row["selectAction"]["fallback"]["title"] == row["selectAction"]["title"]


@CARDS
@NAMES
def test_a_row_is_heard_with_all_that_it_shows(name: str, language: str) -> None:
    card = drawn(name, language)

    for row in (node for node in nodes(card) if "selectAction" in node):
        heard = letters(row["selectAction"]["title"])
        assert letters(shown(row)) in heard


@CARDS
@NAMES
def test_what_is_ones_own_is_said_and_not_only_lavender(name: str, language: str) -> None:
    card = drawn(name, language)

    for own in (node for node in nodes(card) if node.get("style") == "accent"):
        assert shown(own).strip()
        if own.get("minHeight"):
            assert "✓" in shown(own) or "selectAction" in own


@CARDS
@NAMES
def test_buttons_are_short_verbs_with_an_object(name: str, language: str) -> None:
    card = drawn(name, language)

    titles = [one["title"] for one in buttons(card)]

    assert [title for title in titles if len(title) > 25 or title in {"OK", "Ok"}] == []
    assert len(set(titles)) == len(titles)


@CARDS
@NAMES
def test_no_input_stands_in_a_column_and_every_bar_is_said(name: str, language: str) -> None:
    card = drawn(name, language)

    columns = of_type(card, "Column")
    bars = of_type(card, "ProgressBar")
    names = [one["id"] for one in of_type(card, *INPUTS)]

    assert [column for column in columns if of_type(column, *INPUTS)] == []
    assert len(set(names)) == len(names)
    assert all(0 <= bar["value"] <= bar["max"] for bar in bars)
    assert all(bar["fallback"]["type"] == "RichTextBlock" for bar in bars)


@CARDS
@NAMES
def test_sentences_are_short_and_name_no_moment_that_passes(name: str, language: str) -> None:
    card = drawn(name, language)

    stale = re.compile(r"\b(oggi|tra poco|ancora un minuto|today|soon)\b", re.IGNORECASE)

    assert [one for one in of_type(card, "TextBlock") if stale.search(one["text"])] == []


@CARDS
@NAMES
def test_the_fallback_of_an_action_sends_the_same(name: str, language: str) -> None:
    card = drawn(name, language)

    for action in of_type(card, "Action.Execute"):
        assert action["fallback"]["data"] == {"verb": action["verb"], **action["data"]}
