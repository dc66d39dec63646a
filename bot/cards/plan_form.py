"""The form for a new plan, filled with what was typed before."""

from typing import Any

from microsoft_teams.cards import (
    CardElement,
    Choice,
    ChoiceSetInput,
    DateInput,
    TextInput,
    TimeInput,
)

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading, line, paragraph
from bot.cards.frame import Json, card
from bot.cards.taps.preparing import LONGEST_FIELD, LONGEST_LINES, LONGEST_LIST, OutlinePlanTap
from bot.wording.findings_text import sentence
from bot.wording.words import LANGUAGES, Words
from dialogs.replies import PlanOutlined
from facilitation.outlines import Outline

MOST_SHOWN = 8
"""Errors on one form; whoever mends these sees the others next."""


def plan_form(reply: PlanOutlined, words: Words) -> Json:
    """The inputs; above them what is wrong, by the name of its input."""
    found = reply.found
    title = words("form_errors", count=len(found)) if found else words("form_heading")
    return card(
        words,
        header(words("shelf_name")),
        heading(title),
        *_findings(reply, words),
        *_inputs(reply.outline, words),
        foot(words("form_foot")),
        speak=title,
        actions=[execute(OutlinePlanTap(), title=words("form_button"), style="positive")],
        wide=True,
    )


def _findings(reply: PlanOutlined, words: Words) -> list[CardElement]:
    if not reply.found:
        return [paragraph(words("form_text"))]
    return [
        line(words(f"form_{one.place[0]}"), sentence(words, one), width="96px")
        for one in reply.found[:MOST_SHOWN]
    ]


def _inputs(outline: Outline, words: Words) -> list[CardElement]:
    return [
        _text("title", outline.title, words),
        _text("organiser", outline.organiser, words),
        DateInput(**_named("day", outline.day, words)),
        TimeInput(**_named("starts", outline.starts, words)),
        TimeInput(**_named("ends", outline.ends, words)),
        _lines("areas", outline.areas, words),
        _lines("roles", outline.roles, words),
        _lines("people", outline.people, words, longest=LONGEST_LIST),
        _text("controller", outline.controller, words),
        DateInput(**_named("keep_until", outline.keep_until, words)),
        ChoiceSetInput(
            **_named("language", outline.language or words.language, words),
            choices=[Choice(title=words(f"form_in_{one}"), value=one) for one in LANGUAGES],
            style="compact",
        ),
    ]


def _named(name: str, value: str, words: Words) -> dict[str, Any]:
    label = words(f"form_{name}")
    return {"id": name, "label": label, "value": value or None, "spacing": "Medium"}


def _text(name: str, value: str, words: Words) -> CardElement:
    return TextInput(**_named(name, value, words), max_length=LONGEST_FIELD)


def _lines(name: str, value: str, words: Words, *, longest: int = LONGEST_LINES) -> CardElement:
    return TextInput(
        **_named(name, value, words) | {"label": words(f"form_{name}_label")},
        placeholder=words(f"form_{name}_placeholder"),
        is_multiline=True,
        max_length=longest,
    )
