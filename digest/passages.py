"""The people's words of a digest, each under a reference, and how to write them anew."""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from digest.digest import (
    Digest,
    Point,
    PollOutcome,
    QuestionOutcome,
    Quote,
    RoundOutcome,
    Section,
    Voice,
)

Asked = TypeVar("Asked", PollOutcome, RoundOutcome)
Whole = TypeVar("Whole", bound=BaseModel)

SPEAKER = "/speaker"
"""How the reference ends under which a video's protagonist is named."""

Rewrite = Callable[[str, str], str]
"""Gives what stands in the place of a text; told its reference first."""


def rewritten(digest: Digest, rewrite: Rewrite) -> Digest:
    """The digest with every text that people wrote, or that names one of them, written anew."""
    sections = tuple(_section(section, rewrite) for section in digest.sections)
    return digest.model_copy(update={"sections": sections})


def passages(digest: Digest) -> tuple[tuple[str, str], ...]:
    """Every text that people wrote, or that names one of them: (reference, text)."""
    found: list[tuple[str, str]] = []

    def read(reference: str, text: str) -> str:
        found.append((reference, text))
        return text

    rewritten(digest, read)
    return tuple(found)


def _section(section: Section, rewrite: Rewrite) -> Section:
    return _with(
        section,
        polls=tuple(_poll(poll, rewrite) for poll in section.polls),
        rounds=tuple(_material(one, one.run_id, rewrite) for one in section.rounds),
        voices=tuple(_voice(voice, rewrite) for voice in section.voices),
        points=tuple(_point(point, section.key, rewrite) for point in section.points),
    )


def _poll(poll: PollOutcome, rewrite: Rewrite) -> PollOutcome:
    questions = tuple(_question(poll.run_id, question, rewrite) for question in poll.questions)
    return _material(_with(poll, questions=questions), poll.run_id, rewrite)


def _question(run_id: str, question: QuestionOutcome, rewrite: Rewrite) -> QuestionOutcome:
    place = f"{run_id}/{question.question_id}"
    texts = tuple(rewrite(f"{place}/{at}", text) for at, text in enumerate(question.texts))
    if not question.from_people:
        return _with(question, texts=texts)
    options = tuple(
        _with(option, text=rewrite(f"{place}/{option.id}", option.text))
        for option in question.options
    )
    return _with(question, texts=texts, options=options)


def _material(told: Asked, run_id: str, rewrite: Rewrite) -> Asked:
    about = told.material
    if about is None or about.speaker is None:
        return told
    named = _with(about, speaker=rewrite(f"{run_id}{SPEAKER}", about.speaker))
    return _with(told, material=named)


def _voice(voice: Voice, rewrite: Rewrite) -> Voice:
    return _with(
        voice,
        cells=tuple(
            _with(cell, quotes=tuple(_quote(quote, rewrite) for quote in cell.quotes))
            for cell in voice.cells
        ),
    )


def _quote(quote: Quote, rewrite: Rewrite) -> Quote:
    return _with(quote, text=rewrite(quote.reference, quote.text))


def _point(point: Point, key: str, rewrite: Rewrite) -> Point:
    if point.name is None:
        return point
    return _with(point, name=rewrite(f"{key}/{point.point_id}", point.name))


def _with(piece: Whole, **parts: Any) -> Whole:
    return piece.model_copy(update=parts)
