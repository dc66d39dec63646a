"""Reads what a bot answers to an invoke, as strictly as Teams does."""

from dataclasses import dataclass
from typing import Any

import orjson

from rehearsal.channel.courier import Answer
from rehearsal.wire import ADAPTIVE_CARD, Json

_MESSAGE = "application/vnd.microsoft.activity.message"
_ERROR = "application/vnd.microsoft.error"
_OK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CardAnswer:
    """What the person who tapped is shown: a card, a short word, or that something went wrong.

    `status` is the answer's own statusCode; `problem` says why Teams would show an error.
    """

    status: int = 0
    card: Json | None = None
    text: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAnswer:
    """A dialog window to show, a word to show in it, or (both None) nothing more."""

    card: Json | None = None
    title: str = ""
    text: str | None = None
    problem: str | None = None


def read_card_answer(answer: Answer) -> CardAnswer:
    """Read the answer to an `adaptiveCard/action` invoke."""
    body = _object_in(answer)
    if isinstance(body, str):
        return CardAnswer(problem=body)
    status, kind, value = body.get("statusCode"), body.get("type"), body.get("value")
    if not isinstance(status, int):
        return CardAnswer(problem=f"statusCode is {status!r}")
    if kind == ADAPTIVE_CARD and status == _OK:
        flaw = flaw_of_card(value)
        return CardAnswer(status=status, card=None if flaw else value, problem=flaw)
    if kind == _MESSAGE and status == _OK and isinstance(value, str):
        return CardAnswer(status=status, text=value)
    if kind == _ERROR and isinstance(value, dict) and {"code", "message"} <= value.keys():
        return CardAnswer(status=status, text=str(value["message"]))
    return CardAnswer(status=status, problem=f"statusCode {status} with type {kind!r}")


def read_task_answer(answer: Answer) -> TaskAnswer:
    """Read the answer to `task/fetch` or `task/submit`; an empty body closes the dialog."""
    if answer.status == _OK and not answer.body:
        return TaskAnswer()
    body = _object_in(answer)
    if isinstance(body, str):
        return TaskAnswer(problem=body)
    task = body.get("task")
    match task:
        case None:
            return TaskAnswer()
        case {"type": "message", "value": str(text)}:
            return TaskAnswer(text=text)
        case {"type": "continue", "value": {"card": {"content": dict(card)}} as shown}:
            return TaskAnswer(
                card=card, title=str(shown.get("title", "")), problem=flaw_of_card(card)
            )
    return TaskAnswer(problem="task is neither a card to continue with nor a message")


def flaw_of_card(card: Any) -> str | None:
    """Say why Teams would not draw this card."""
    if not isinstance(card, dict) or card.get("type") != "AdaptiveCard":
        return "the value is no AdaptiveCard"
    if card.get("version") not in ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5"):
        return f"version {card.get('version')!r} of the card schema"
    return None


def _object_in(answer: Answer) -> Json | str:
    """Give the JSON object that an answer holds, or what is wrong with it."""
    if answer.status == 0:
        return "no answer" if answer.in_time else "no answer in time"
    if answer.status != _OK:
        return f"HTTP {answer.status}"
    try:
        body = orjson.loads(answer.body)
    except orjson.JSONDecodeError:
        return "the body is no JSON"
    return body if isinstance(body, dict) else "the body is no JSON object"
