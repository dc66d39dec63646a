"""Points in words: what they are about, who stands behind them, and everybody's own words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from digest.digest import Digest, Section
from digest.documents.citing import section_of, words_of
from digest.documents.phrases import Say, kinds, others_meant, said_by, short_group
from digest.quotes import Point
from facilitation.contributions import ContributionKind

MOST_QUOTES = 40
"""Of a section that quotes everything where it is told; beyond, only a few of each point."""
FEW_POINTS = 5
FEW_QUOTES = 3
"""Of one kind, and of one point, where there are too many; documents have all in their annex."""

FEWEST_KEYWORDS = 2
"""One alone says little of what several share."""

LONGEST_HEADING = 72
"""Characters of a point's words that head it where it has no other name."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote, what it was meant as and whose it is."""

    kind: ContributionKind
    text: str
    aside: str


@dataclass(frozen=True, slots=True)
class PointInWords:
    """A point that several make, or that an organiser named; or all that single voices said."""

    heading: str | None
    notes: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    """(words, whose they are), what is most like all of them first."""


@dataclass(frozen=True, slots=True)
class KindInWords:
    """What a section gave of one kind."""

    heading: str
    points: tuple[PointInWords, ...]

    @property
    def size(self) -> int:
        """How many contributions it tells."""
        return sum(len(point.quotes) for point in self.points)


def points_in_words(digest: Digest, section: Section, say: Say) -> Iterator[KindInWords]:
    """Kind by kind, what was said most widely first and single voices last."""
    quotations = {
        quote.reference: Quotation(cell.kind, quote.text, said_by(digest.header, voice, quote, say))
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
    }
    for kind in ContributionKind:
        points = [point for point in section.points if point.kind is kind]
        if points:
            told = tuple(_kind(digest, section, points, quotations, say))
            yield KindInWords(kinds(kind, say), told)


def is_long(section: Section) -> bool:
    """Whether a section has too many contributions to be read in one go."""
    return section.contributions > MOST_QUOTES


def few(kind: KindInWords) -> KindInWords:
    """What was said most widely of a kind, and the words that are most like it."""
    points = (replace(one, quotes=one.quotes[:FEW_QUOTES]) for one in kind.points[:FEW_POINTS])
    return replace(kind, points=tuple(points))


def others_named(digest: Digest, section: Section, say: Say) -> Iterator[str]:
    """Which roles are meant where quotes say "other roles"."""
    for voice in section.voices:
        if voice.label == "others":
            yield from others_meant(digest.header, voice.roles, say)


def grouped(section: Section, say: Say) -> Iterator[str]:
    """Whether its groupings are confirmed, where that is the same for all of them."""
    states = _states(section)
    if len(set(states)) == 1:
        key = "digest_points_are_confirmed" if states[0] else "digest_points_are_proposed"
        yield say(key, count=len(states))


def _states(section: Section) -> list[bool]:
    """Of each point that several contributions make, whether it is confirmed."""
    return [point.confirmed for point in section.points if len(point.references) > 1]


def several(digest: Digest, *, confirmed: bool) -> int:
    """How many points that several contributions make are confirmed, or proposals."""
    points = [point for section in digest.sections for point in section.points]
    return sum(point.confirmed == confirmed and len(point.references) > 1 for point in points)


def _kind(
    digest: Digest,
    section: Section,
    points: list[Point],
    quotations: dict[str, Quotation],
    say: Say,
) -> Iterator[PointInWords]:
    single = [one for one in points if _is_single(one)]
    for point in points:
        if not _is_single(point):
            yield PointInWords(
                _heading(point, section, say),
                tuple(_notes(digest, section, point, say)),
                tuple(_told(quotations[one], point, say) for one in point.references),
            )
    if single:
        heading = say("digest_single_voices") if len(single) < len(points) else None
        alone = (_told(quotations[one.references[0]], one, say) for one in single)
        yield PointInWords(heading, (), tuple(alone))


def _told(quotation: Quotation, point: Point, say: Say) -> tuple[str, str]:
    """The words and whose they are; among others of another kind, of which kind they are."""
    if quotation.kind is point.kind:
        return quotation.text, quotation.aside
    meant = say("digest_meant_as", said=quotation.aside, kind=kinds(quotation.kind, say))
    return quotation.text, meant


def _is_single(point: Point) -> bool:
    return len(point.references) == 1 and point.name is None


def _heading(point: Point, section: Section, say: Say) -> str:
    """What an organiser called it, or what it is about, or how it begins."""
    if point.name is not None:
        return point.name
    if len(point.keywords) >= FEWEST_KEYWORDS:
        return say("digest_point_about", names=point.keywords)
    return words_of(section, point.references[0], say, LONGEST_HEADING)


def _notes(digest: Digest, section: Section, point: Point, say: Say) -> Iterator[str]:
    """How many say it, and whether it is confirmed where that differs from point to point."""
    told = say("digest_count_contributions", count=len(point.references))
    names = [short_group(digest.header, roles, say) for roles in point.groups]
    if point.people is not None:
        key = "digest_point_people_of" if names else "digest_point_people"
        yield say(key, contributions=told, count=point.people, names=names)
    elif names:
        count = len(point.references)
        yield say("digest_point_of", contributions=told, count=count, names=names)
    else:
        yield say("digest_point_said", contributions=told)
    if len(point.references) > 1 and len({*_states(section)}) > 1:
        yield say("digest_point_confirmed" if point.confirmed else "digest_point_proposed")
    yield from read_back_notes(digest, point, say)


def read_back_notes(digest: Digest, point: Point, say: Say) -> Iterator[str]:
    """What was said of a point when it was read back."""
    if point.agreed:
        yield say("digest_point_agreed", count=point.agreed)
    if point.objections:
        quotes = [_objection(digest, one, say) for one in point.objections]
        yield say("digest_point_objected", count=len(quotes), quotes="; ".join(quotes))


def _objection(digest: Digest, reference: str, say: Say) -> str:
    section = section_of(digest, reference.rpartition("-")[0])
    return say("digest_objection", quote=words_of(section, reference, say), reference=reference)
