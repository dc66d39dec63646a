"""Reads cards as a person does: what is written, what can be tapped, what can be filled in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rehearsal.wire import Json

CARD = "application/vnd.microsoft.card.adaptive"
FILE_OFFERED = "application/vnd.microsoft.teams.card.file.consent"
FILE_SENT = "application/vnd.microsoft.teams.file.download.info"
FILE_STORED = "application/vnd.microsoft.teams.card.file.info"

_NESTS = (
    "body",
    "items",
    "columns",
    "rows",
    "cells",
    "inlines",
    "selectAction",
    "inlineAction",
    "actions",
    "card",
)


_MARKUP = re.compile(r"\u200b|\\(?=[^\w\s])")


class NotOnTheCardError(LookupError):
    """A script wants something of a card that the person cannot find on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One input of a card; `choices` maps the titles read to the values sent."""

    id: str
    kind: str
    label: str
    value: str | None = None
    choices: dict[str, str] = field(default_factory=dict)
    takes_many: bool = False
    is_required: bool = False
    max_length: int | None = None


def elements(node: Json, *, hidden: bool = False) -> Iterator[Json]:
    """Give a card and everything in it, in reading order; what is hidden only if asked."""
    if node.get("isVisible") is False and not hidden:
        return
    yield node
    for name in _NESTS:
        nested = node.get(name)
        for child in nested if isinstance(nested, list) else [nested]:
            if isinstance(child, str):
                yield {"type": "TextRun", "text": child}
            elif isinstance(child, dict):
                yield from elements(child, hidden=hidden)


def cards_on(activity: Json) -> list[Json]:
    """Give the cards that an activity carries; a typed message carries its HTML instead."""
    attachments = activity.get("attachments") or ()
    return [each["content"] for each in attachments if each.get("contentType") == CARD]


def files_on(activity: Json) -> list[str]:
    """Name the files that an activity carries, and say which of them wait for a yes."""
    kinds = {FILE_SENT: "{}", FILE_STORED: "{}", FILE_OFFERED: "{}: Accetta | Rifiuta"}
    attachments = activity.get("attachments") or ()
    known = [each for each in attachments if each.get("contentType") in kinds]
    return [kinds[each["contentType"]].format(each.get("name", "")) for each in known]


def actions(card: Json) -> list[Json]:
    """Give every action, rows to tap included, also what a toggle would bring to light."""
    found = elements(card, hidden=True)
    return [each for each in found if str(each.get("type")).startswith("Action.")]


def select_actions(card: Json) -> list[Json]:
    """Give the actions of the rows and other areas that can be tapped."""
    found = elements(card, hidden=True)
    return [each["selectAction"] for each in found if each.get("selectAction")]


def find_action(card: Json, wanted: str, **data: Any) -> Json:
    """Find the action meant by a title, a verb, or the beginning or a part of a title.

    `data` narrows the choice to actions whose data say so; several left is an error too.
    """
    offered = [each for each in actions(card) if _says(each, data)]
    for is_meant in (_is_titled, _has_verb, _begins, _contains):
        found = [each for each in offered if is_meant(each, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotOnTheCardError(f"{wanted!r} {data} is any of {_titles(found)}")
    raise NotOnTheCardError(f"{wanted!r} {data} is none of {_titles(actions(card))}")


def inputs(card: Json) -> list[Field]:
    """Give the inputs in reading order."""
    found = elements(card, hidden=True)
    return [_field(each) for each in found if str(each.get("type")).startswith("Input.")]


def texts(card: Json) -> list[str]:
    """Give all that is written and visible, in reading order; what is on buttons excluded."""
    return [text for each in elements(card) for text in _texts_of(each) if text]


def words_of(card: Json) -> list[str]:
    """Give the texts as the eye reads them: without what keeps markup from working."""
    return [as_read(text) for text in texts(card)]


def as_read(text: str) -> str:
    """Give a text as the eye reads it: a space is a space, and Markdown's marks are not seen."""
    return _MARKUP.sub("", text).replace("\u00a0", " ")


def mentions(card: Json, words: str) -> bool:
    """Say whether the words stand on the card, in its text or as an action's title or verb."""
    on_actions = [str(each.get(name)) for each in actions(card) for name in ("title", "verb")]
    return any(words.casefold() in text.casefold() for text in [*words_of(card), *on_actions])


def _texts_of(element: Json) -> list[str]:
    match element.get("type"):
        case "TextBlock" | "TextRun":
            return [str(element.get("text", ""))]
        case "FactSet":
            facts = element.get("facts", [])
            return [f"{fact.get('title')}: {fact.get('value')}" for fact in facts]
        case "Input.ChoiceSet":
            choices = [str(choice.get("title")) for choice in element.get("choices", [])]
            return [str(element.get("label", "")), *choices]
        case "Input.Toggle":
            return [str(element.get("label", "")), str(element.get("title", ""))]
        case str(kind) if kind.startswith("Input."):
            return [str(element.get("label", ""))]
    return []


def _field(element: Json) -> Field:
    choices = {str(each["title"]): str(each["value"]) for each in element.get("choices", [])}
    value = element.get("value")
    if element["type"] == "Input.Toggle":
        on, off = str(element.get("valueOn", "true")), str(element.get("valueOff", "false"))
        choices, value = {"sì": on, "no": off}, off if value is None else value
    return Field(
        id=str(element.get("id", "")),
        kind=str(element["type"]).removeprefix("Input."),
        label=str(element.get("label") or element.get("title") or ""),
        value=None if value is None else str(value),
        choices=choices,
        takes_many=bool(element.get("isMultiSelect")),
        is_required=bool(element.get("isRequired")),
        max_length=element.get("maxLength"),
    )


def _says(action: Json, data: Json) -> bool:
    return not data or data.items() <= (action.get("data") or {}).items()


def _is_titled(action: Json, wanted: str) -> bool:
    return bool(action.get("title") == wanted)


def _has_verb(action: Json, wanted: str) -> bool:
    return bool(action.get("verb") == wanted)


def _begins(action: Json, wanted: str) -> bool:
    return str(action.get("title", "")).casefold().startswith(wanted.casefold())


def _contains(action: Json, wanted: str) -> bool:
    return wanted.casefold() in str(action.get("title", "")).casefold()


def _titles(some: list[Json]) -> list[str]:
    return [f"{each.get('title')} ({each.get('verb', each.get('type'))})" for each in some]
