"""What Teams and our readers bear of a card: each rule tells what breaks it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.cards.plain import BREAK
from tests.bot.cards.drawn import INPUTS, buttons, nodes, of_type, rows, shown

Card = dict[str, Any]

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

STALE = re.compile(r"\b(oggi|tra poco|ancora un minuto|today|soon)\b", re.IGNORECASE)


def unsafe(card: Card) -> Iterator[str]:
    for node in nodes(card):
        if node["type"] not in SAFE:
            yield f"{node['type']} is not safe"
        if lacking := REQUIRED.get(node["type"], set()) - node.keys():
            yield f"{node['type']} lacks {lacking}"


def too_much(card: Card) -> Iterator[str]:
    primary = [one for one in card.get("actions", []) if one.get("mode") != "secondary"]
    size = len(json.dumps(card, ensure_ascii=False).encode())
    if size >= 80_000:
        yield f"{size} bytes"
    if card["version"] != "1.5":
        yield f"version {card['version']}"
    if len(primary) > 4:
        yield f"{len(primary)} buttons at once"
    if len([one for one in primary if one.get("style") == "positive"]) > 1:
        yield "more than one button stands out"


def unheard(card: Card) -> Iterator[str]:
    speak = card["speak"]
    if not speak.strip() or BREAK in speak or "\\" in speak:
        yield f"cannot be spoken: {speak!r}"
    if speak not in card["fallbackText"]:
        yield f"its fallback {card['fallbackText']!r} lacks what it speaks, {speak!r}"
    if not [one for one in of_type(card, "TextBlock") if one.get("style") == "heading"]:
        yield "has no heading"


def out_of_order(card: Card) -> Iterator[str]:
    places = [n for n, one in enumerate(card["body"]) if one.get("style") == "heading"]
    if len(places) != 1:
        yield f"{len(places)} headings"
    before = list(nodes(card["body"][: places[0] if places else None]))
    if not of_type(before, "ColumnSet"):
        yield "does not begin with where it stands"
    if of_type(before, *INPUTS) or rows(before):
        yield "asks before its heading"


def rows_that_say_little(card: Card) -> Iterator[str]:
    for row in rows(card):
        act = row["selectAction"]
        if row.get("minHeight") != "44px":
            yield f"a row is {row.get('minHeight')} high: {act['title']}"
        if act["title"] in {"", shown(row)} or len(act["title"].split()) < 2:
            yield f"a row says no act and object: {act['title']!r}"
        if act["fallback"]["title"] != act["title"]:
            yield f"a row is called {act['fallback']['title']!r} and {act['title']!r}"


def rows_half_heard(card: Card) -> Iterator[str]:
    for row in rows(card):
        if letters(shown(row)) not in letters(row["selectAction"]["title"]):
            yield f"{shown(row)!r} is heard as {row['selectAction']['title']!r}"


def own_by_colour_alone(card: Card) -> Iterator[str]:
    for own in (node for node in nodes(card) if node.get("style") == "accent"):
        if not shown(own).strip():
            yield "something own says nothing"
        if own.get("minHeight") and "✓" not in shown(own) and "selectAction" not in own:
            yield f"only its colour says that it is own: {shown(own)!r}"


def buttons_that_say_little(card: Card) -> Iterator[str]:
    titles = [one["title"] for one in buttons(card)]
    for title in titles:
        if len(title) > 25 or title in {"OK", "Ok"}:
            yield f"a button says {title!r}"
        if titles.count(title) > 1:
            yield f"two buttons say {title!r}"


def inputs_and_bars_amiss(card: Card) -> Iterator[str]:
    names = [one["id"] for one in of_type(card, *INPUTS)]
    if len(set(names)) != len(names):
        yield f"two inputs have one name: {names}"
    if [column for column in of_type(card, "Column") if of_type(column, *INPUTS)]:
        yield "an input stands in a column"
    for bar in of_type(card, "ProgressBar"):
        if not 0 <= bar["value"] <= bar["max"]:
            yield f"a bar shows {bar['value']} of {bar['max']}"
        if bar["fallback"]["type"] != "RichTextBlock":
            yield f"a bar falls back to {bar['fallback']['type']}"


def passing_moments(card: Card) -> Iterator[str]:
    for one in of_type(card, "TextBlock"):
        if STALE.search(one["text"]):
            yield f"{one['text']!r} will be read later"


def fallbacks_that_differ(card: Card) -> Iterator[str]:
    for action in of_type(card, "Action.Execute"):
        if action["fallback"]["data"] != {"verb": action["verb"], **action["data"]}:
            yield f"{action['title']!r} sends another thing when it falls back"


def letters(text: str) -> str:
    """What is left of a text when punctuation and signs are not heard."""
    return " ".join(re.findall(r"\w+", text.replace(BREAK, "").lower()))
