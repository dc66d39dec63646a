"""The public edition: what could tell who somebody is, cut with […] until an organiser rules."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from digest.digest import Cuts, Digest, Section
from digest.flags.flag import Why
from digest.masking import MASK
from digest.passages import Passage, rewritten
from digest.pieces import Piece
from digest.points.keywords import words_of
from digest.quotes import Point, Quote
from digest.rulings import Ruling, Verdict
from digest.spans import Span, Spans

_WORD = re.compile(r"\w+")


class Decided(Piece):
    """A line of the log of what was cut or let stand, for organisers alone: it has the words."""

    reference: str
    """Of the text that they stand in."""
    words: str
    why: Why | None
    """None where an organiser cut what was not flagged."""
    verdict: Verdict
    by: str | None
    """The organiser who decided so; None where it is cut to be on the safe side."""


class PublicEdition(Piece):
    """The digest for everybody, and what it lacks."""

    digest: Digest
    log: tuple[Decided, ...]

    @property
    def cuts(self) -> tuple[Decided, ...]:
        """What it lacks."""
        return tuple(one for one in self.log if one.verdict is Verdict.CUT)

    @property
    def stands(self) -> tuple[Decided, ...]:
        """What was flagged and that a person let stand."""
        return tuple(one for one in self.log if one.verdict is Verdict.STANDS)


def public(digest: Digest, rulings: Iterable[Ruling] = ()) -> PublicEdition:
    """Cut what is flagged and not let stand, and what an organiser would have cut besides.

    Neither the codes of observers nor the reasons of organisers are for everybody; nor are the
    ids by which our own house knows a contribution.
    """
    scissors = _Scissors(Spans(digest, rulings))
    told = rewritten(digest, scissors)
    cuts = tuple(one for one in scissors.log if one.verdict is Verdict.CUT)
    gone = {word.casefold() for one in cuts for word in _WORD.findall(one.words)}
    for_everybody = told.model_copy(
        update={
            "sections": tuple(_for_everybody(section, gone) for section in told.sections),
            "set_aside": (),
            "not_quoted": tuple(map(str, range(len(digest.not_quoted)))),
            "cuts": _counted(cuts),
        }
    )
    return PublicEdition(digest=for_everybody, log=tuple(scissors.log))


class _Scissors:
    """Cuts text after text, and keeps the log."""

    def __init__(self, spans: Spans) -> None:
        self.log: list[Decided] = []
        self._spans = spans

    def __call__(self, passage: Passage) -> str:
        spans = tuple(self._spans(passage))
        pieces: list[str] = []
        end = 0
        for span in _apart(one for one in spans if one.is_cut):
            self.log.append(_decided(passage, span))
            pieces += [passage.text[end : span.start], MASK]
            end = span.end
        stand = (_decided(passage, one) for one in spans if not one.is_cut and one.why)
        self.log += dict.fromkeys(stand)
        return "".join((*pieces, passage.text[end:]))


def _decided(passage: Passage, span: Span) -> Decided:
    return Decided(
        reference=passage.reference,
        words=passage.text[span.start : span.end],
        why=span.why,
        verdict=Verdict.CUT if span.is_cut else Verdict.STANDS,
        by=span.ruling.by if span.ruling else None,
    )


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """From left to right, those that touch taken together: nothing of either is left over."""
    together: Span | None = None
    for span in sorted(spans, key=_widest_first):
        if together is None or span.start >= together.end:
            if together is not None:
                yield together
            together = span
        else:
            end, ruling = max(together.end, span.end), together.ruling or span.ruling
            together = together._replace(end=end, ruling=ruling)
    if together is not None:
        yield together


def _widest_first(span: Span) -> tuple[int, int, bool]:
    return span.start, -span.end, span.why is None


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
    left = {
        quote.reference: {*words_of(quote.text)} - gone
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
    }
    points = tuple(_without(point, left) for point in section.points)
    return section.model_copy(update={"voices": voices, "points": points})


def _without_code(quote: Quote) -> Quote:
    return quote.model_copy(update={"code": None, "contribution_id": quote.reference})


def _without(point: Point, left: Mapping[str, set[str]]) -> Point:
    """The point with the keywords of which nothing was cut from its quotes."""
    there = set[str]().union(*(left[one] for one in point.references))
    keywords = tuple(word for word in point.keywords if word in there)
    return point.model_copy(update={"keywords": keywords, "point_id": point.references[0]})


def _counted(log: tuple[Decided, ...]) -> tuple[Cuts, ...]:
    cut = Counter(one.why for one in log)
    unread = Counter(one.why for one in log if one.by is None)
    return tuple(
        Cuts(why=why, cut=cut[why], unread=unread[why]) for why in (*Why, None) if cut[why]
    )
