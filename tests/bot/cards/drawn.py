"""The sample cards as they are sent, drawn once, and ways to walk through them."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from bot.wording.words import LANGUAGES, Words
from tests.bot.cards.samples.every import SAMPLES

INPUTS = ("Input.Text", "Input.ChoiceSet", "Input.Number", "Input.Date", "Input.Time")


@cache
def drawn(name: str, language: str) -> dict[str, Any]:
    """One sample as JSON; it is shared, so nobody changes it."""
    card: dict[str, Any] = json.loads(json.dumps(SAMPLES[name](Words(language, "Europe/Rome"))))
    return card


def complaints(rule: Callable[[dict[str, Any]], Iterator[str]]) -> list[str]:
    """What a rule finds in any sample, in any language, with the sample's name before it."""
    return [
        f"{name} ({language}): {complaint}"
        for language in LANGUAGES
        for name in sorted(SAMPLES)
        for complaint in rule(drawn(name, language))
    ]


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


def of_type(card: Any, *types: str) -> list[dict[str, Any]]:
    return [node for node in nodes(card) if node["type"] in types]


def rows(card: Any) -> list[dict[str, Any]]:
    """All that is tapped as a whole."""
    return [node for node in nodes(card) if "selectAction" in node]


def shown(node: dict[str, Any]) -> str:
    """All the text under a node."""
    return " ".join(one["text"] for one in nodes(node) if "text" in one)


def buttons(card: dict[str, Any]) -> list[dict[str, Any]]:
    sets = of_type(card, "ActionSet")
    return [*card.get("actions", []), *(one for each in sets for one in each["actions"])]
