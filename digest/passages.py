"""The people's words of a digest, each under a reference, and how to write them anew."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from digest.digest import Digest, Section
from digest.outcomes import PollOutcome, QuestionOutcome, RoundOutcome
from digest.quotes import Point, Quote, Voice

Asked = TypeVar("Asked", PollOutcome, RoundOutcome)
Whole = TypeVar("Whole", bound=BaseModel)


class PassageKind(StrEnum):
    """What a text is."""

    QUOTE = "quote"
    ANSWER = "answer"
    """To a question that asks for words."""
    OPTION = "option"
    """A contribution once more, as it was put to the vote."""
    STATEMENT = "statement"
    """What a participant proposed and everybody was asked about."""
    SPEAKER = "speaker"
    """Who is named as speaking in a video: nothing but a name."""
    POINT_NAME = "point_name"
    QUESTION = "question"
    """What a facilitator asked on the spot, or an answer to choose that it came with."""


class Passage(NamedTuple):
    """A text that people wrote, or that names one of them."""

    kind: PassageKind
    place: str
    """By which it is known in every version of a digest, unlike by its reference."""
    reference: str
    text: str


Rewrite = Callable[[Passage], str]
"""Gives what stands in the place of a text."""


def rewritten(digest: Digest, rewrite: Rewrite) -> Digest:
    """The digest with every text that people wrote, or that names one of them, written anew."""
    sections = tuple(_section(section, rewrite) for section in digest.sections)
    return digest.model_copy(update={"sections": sections})


def passages(digest: Digest) -> tuple[Passage, ...]:
    """Every text that people wrote, or that names one of them."""
    found: list[Passage] = []

    def read(passage: Passage) -> str:
        found.append(passage)
        return passage.text

    rewritten(digest, read)
    return tuple(found)


def _section(section: Section, rewrite: Rewrite) -> Section:
    return _with(
        section,
        polls=tuple(_poll(poll, rewrite) for poll in section.polls),
        rounds=tuple(_round(one, rewrite) for one in section.rounds),
        voices=tuple(_voice(voice, rewrite) for voice in section.voices),
        points=tuple(_point(point, section.key, rewrite) for point in section.points),
    )


def _poll(poll: PollOutcome, rewrite: Rewrite) -> PollOutcome:
    put = _put_on_the_spot if poll.on_the_spot else _question
    questions = tuple(put(poll.run_id, question, rewrite) for question in poll.questions)
    heading = questions[0].question if poll.on_the_spot else poll.heading
    return _material(_with(poll, questions=questions, heading=heading), poll.run_id, rewrite)


def _put_on_the_spot(run_id: str, question: QuestionOutcome, rewrite: Rewrite) -> QuestionOutcome:
    place = f"{run_id}/{question.question_id}"
    said = _at(PassageKind.QUESTION, f"{place}/question", question.question)
    options = tuple(
        _with(
            option,
            text=rewrite(_at(PassageKind.QUESTION, f"{place}/{option.id}", option.text)),
        )
        for option in question.options
    )
    return _with(question, question=rewrite(said), options=options)


def _round(one: RoundOutcome, rewrite: Rewrite) -> RoundOutcome:
    if one.on_the_spot:
        said = _at(PassageKind.QUESTION, f"{one.run_id}/question", one.question)
        one = _with(one, question=rewrite(said))
    return _material(one, one.run_id, rewrite)


def _question(run_id: str, question: QuestionOutcome, rewrite: Rewrite) -> QuestionOutcome:
    place = f"{run_id}/{question.question_id}"
    texts = tuple(
        rewrite(Passage(PassageKind.ANSWER, place, f"{place}/{at}", text))
        for at, text in enumerate(question.texts)
    )
    if question.proposed:
        said = _at(PassageKind.STATEMENT, f"{place}/statement", question.question)
        return _with(question, question=rewrite(said))
    if not question.from_people:
        return _with(question, texts=texts)
    options = tuple(
        _with(
            option,
            text=rewrite(
                Passage(PassageKind.OPTION, option.id, f"{place}/{option.id}", option.text)
            ),
        )
        for option in question.options
    )
    return _with(question, texts=texts, options=options)


def _material(told: Asked, run_id: str, rewrite: Rewrite) -> Asked:
    about = told.material
    if about is None or about.speaker is None:
        return told
    speaker = _at(PassageKind.SPEAKER, f"{run_id}/speaker", about.speaker)
    named = _with(about, speaker=rewrite(speaker))
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
    passage = Passage(PassageKind.QUOTE, quote.contribution_id, quote.reference, quote.text)
    return _with(quote, text=rewrite(passage))


def _point(point: Point, key: str, rewrite: Rewrite) -> Point:
    if point.name is None:
        return point
    place, reference = f"point/{point.point_id}", f"{key}/{point.references[0]}"
    passage = Passage(PassageKind.POINT_NAME, place, reference, point.name)
    return _with(point, name=rewrite(passage))


def _at(kind: PassageKind, place: str, text: str) -> Passage:
    """A text that has one place in every version, and no other reference."""
    return Passage(kind, place, place, text)


def _with(piece: Whole, **parts: Any) -> Whole:
    return piece.model_copy(update=parts)
