"""The public edition: what could tell who somebody is, cut with […] until an organiser rules."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from digest.digest import Cuts, Digest, Point, Quote, Section
from digest.flags import Finder, Found, Why
from digest.masking import MASK
from digest.passages import SPEAKER, passages, rewritten
from digest.pieces import Piece

_WORD = re.compile(r"\w+")


class Flag(Piece):
    """A stretch of somebody's words that may tell who somebody is."""

    reference: str
    """Of the text it stands in."""
    words: str
    """As they are written there; whoever rules, rules on these words in this text."""
    why: Why


class Ruling(Piece):
    """What an organiser decided about words in one text."""

    reference: str
    words: str
    """Cut or let stand wherever that text has them."""
    verdict: Literal["cut", "stands"]


class Cut(Piece):
    """A line of the log of what was cut, for organisers alone: it has the words."""

    reference: str
    words: str
    why: Why | None
    """None where an organiser cut what was not flagged."""
    ruled: bool
    """Whether an organiser decided so; else it is cut to be on the safe side."""


class PublicEdition(Piece):
    """The digest for everybody, and what it lacks."""

    digest: Digest
    log: tuple[Cut, ...]


def flags(digest: Digest) -> tuple[Flag, ...]:
    """All that an organiser has to rule on before the digest goes to everybody."""
    finder = _finder(digest)
    found = (
        Flag(reference=reference, words=text[start:end], why=why)
        for reference, text in passages(digest)
        for start, end, why in _flagged(finder, reference, text)
    )
    return tuple(dict.fromkeys(found))


def public(digest: Digest, rulings: Iterable[Ruling] = ()) -> PublicEdition:
    """Cut what is flagged and not let stand, and what an organiser would have cut besides.

    Neither the codes of observers nor the reasons of organisers are for everybody; nor are the
    ids by which our own house knows a contribution.
    """
    scissors = _Scissors(_finder(digest), tuple(rulings))
    told = rewritten(digest, scissors)
    log = tuple(scissors.log)
    gone = {word.casefold() for one in log for word in _WORD.findall(one.words)}
    for_everybody = told.model_copy(
        update={
            "sections": tuple(_for_everybody(section, gone) for section in told.sections),
            "set_aside": (),
            "not_quoted": tuple(map(str, range(len(digest.not_quoted)))),
            "cuts": _counted(log),
        }
    )
    return PublicEdition(digest=for_everybody, log=log)


class _Span(NamedTuple):
    """From its first letter to after its last."""

    start: int
    end: int
    why: Why | None
    ruled: bool


class _Scissors:
    """Cuts text after text, and keeps the log."""

    def __init__(self, finder: Finder, rulings: tuple[Ruling, ...]) -> None:
        self.log: list[Cut] = []
        self._finder = finder
        self._verdicts = {(one.reference, one.words): one.verdict for one in rulings}

    def __call__(self, reference: str, text: str) -> str:
        pieces: list[str] = []
        end = 0
        for span in _apart(self._spans(reference, text)):
            words = text[span.start : span.end]
            self.log.append(Cut(reference=reference, words=words, why=span.why, ruled=span.ruled))
            pieces += [text[end : span.start], MASK]
            end = span.end
        return "".join((*pieces, text[end:]))

    def _spans(self, reference: str, text: str) -> Iterator[_Span]:
        for start, end, why in _flagged(self._finder, reference, text):
            verdict = self._verdicts.get((reference, text[start:end]))
            if verdict != "stands":
                yield _Span(start, end, why, ruled=verdict is not None)
        for (of, words), verdict in self._verdicts.items():
            if of == reference and verdict == "cut":
                for found in re.finditer(re.escape(words), text):
                    yield _Span(*found.span(), None, ruled=True)


def _apart(spans: Iterable[_Span]) -> Iterator[_Span]:
    """From left to right, those that touch taken together: nothing of either is left over."""
    together: _Span | None = None
    for span in sorted(spans, key=_widest_first):
        if together is None or span.start >= together.end:
            if together is not None:
                yield together
            together = span
        else:
            end, ruled = max(together.end, span.end), together.ruled or span.ruled
            together = together._replace(end=end, ruled=ruled)
    if together is not None:
        yield together


def _widest_first(span: _Span) -> tuple[int, int, bool]:
    return span.start, -span.end, span.why is None


def _finder(digest: Digest) -> Finder:
    """It knows the session's own words: the title, the areas, the roles, the questions."""
    header = digest.header
    polls = [poll for section in digest.sections for poll in section.polls]
    rounds = [one for section in digest.sections for one in section.rounds]
    return Finder(
        (
            header.title,
            header.organiser,
            *header.objectives,
            *(name for role in header.roles for name in (role.name, role.plural)),
            *(section.title for section in digest.sections),
            *(poll.heading for poll in polls),
            *(question.question for poll in polls for question in poll.questions),
            *(one.question for one in rounds),
        ),
        (text for _, text in passages(digest)),
    )


def _flagged(finder: Finder, reference: str, text: str) -> tuple[Found, ...]:
    """Of a text, what is flagged; who is named as speaking is flagged whole, until they are cut."""
    if reference.endswith(SPEAKER):
        return () if text == MASK else (Found(0, len(text), Why.NAME),)
    return finder(text)


def _for_everybody(section: Section, gone: set[str]) -> Section:
    voices = tuple(
        voice.model_copy(
            update={
                "cells": tuple(
                    cell.model_copy(update={"quotes": tuple(map(_without_code, cell.quotes))})
                    for cell in voice.cells
                )
            }
        )
        for voice in section.voices
    )
    points = tuple(_without(point, gone) for point in section.points)
    return section.model_copy(update={"voices": voices, "points": points})


def _without_code(quote: Quote) -> Quote:
    return quote.model_copy(update={"code": None, "contribution_id": quote.reference})


def _without(point: Point, gone: set[str]) -> Point:
    """The point without the keywords that were cut from its quotes."""
    keywords = tuple(word for word in point.keywords if word.casefold() not in gone)
    return point.model_copy(update={"keywords": keywords, "point_id": point.references[0]})


def _counted(log: tuple[Cut, ...]) -> tuple[Cuts, ...]:
    cut = Counter(one.why for one in log)
    unread = Counter(one.why for one in log if not one.ruled)
    return tuple(
        Cuts(why=why, cut=cut[why], unread=unread[why]) for why in (*Why, None) if cut[why]
    )
