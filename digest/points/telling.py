"""Points as the digest tells them: in whose words, who stands behind them, what they are about."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.facts import Supporter
from digest.masking import Mask
from digest.points.arranging import Arranged
from digest.points.keywords import keywords
from digest.points.likeness import Likeness
from digest.quotes import Point, Quote, Voice
from facilitation.contributions import Contribution, ContributionKind

KINDS = list(ContributionKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """Who stands behind contributions: those who wrote them and those who support them."""

    contributions: Mapping[str, Contribution]
    supporters: Mapping[str, Sequence[Supporter]]
    threshold: int

    def people(self, members: Iterable[str]) -> int | None:
        """How many they are, each once, unless they are too few to be counted."""
        given = [self.contributions[one] for one in members]
        people = {one.participant_id for one in given if not one.reported}
        people |= {who.participant_id for one in given for who in self.supporters.get(one.id, ())}
        return len(people) if len(people) >= self.threshold else None

    def roles(self, members: Iterable[str]) -> set[str]:
        """The roles that they have."""
        given = [self.contributions[one] for one in members]
        supporting = {who.role_id for one in given for who in self.supporters.get(one.id, ())}
        return supporting | {one.role_id for one in given}


def told(
    arranged: Sequence[Arranged],
    voices: tuple[Voice, ...],
    likeness: Likeness,
    backing: Backing,
    mask: Mask,
) -> tuple[Point, ...]:
    """The points of a section, by kind, those that more groups and more people said first."""
    quotes = {
        quote.contribution_id: quote
        for voice in voices
        for cell in voice.cells
        for quote in cell.quotes
    }
    telling = keywords([[quotes[one].text for one in point.members] for point in arranged])
    points = [
        Point(
            point_id=point.id,
            kind=_kind(backing.contributions[one].kind for one in point.members),
            name=None if point.name is None else mask(point.name),
            confirmed=point.is_confirmed,
            references=_references(point.members, quotes, likeness),
            people=backing.people(point.members),
            groups=_groups(voices, backing.roles(point.members)),
            keywords=words,
        )
        for point, words in zip(arranged, telling, strict=True)
    ]
    agreeing = {quote.reference: 1 + quote.supports for quote in quotes.values()}
    return tuple(sorted(points, key=lambda point: _place(point, agreeing)))


def _kind(kinds: Iterable[ContributionKind]) -> ContributionKind:
    given = Counter(kinds)
    return min(given, key=lambda kind: (-given[kind], KINDS.index(kind)))


def _references(
    members: frozenset[str], quotes: Mapping[str, Quote], likeness: Likeness
) -> tuple[str, ...]:
    middle = likeness.middle(members)
    others = sorted(quotes[one].reference for one in members if one != middle)
    return (quotes[middle].reference, *others)


def _groups(voices: tuple[Voice, ...], roles: set[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(voice.roles for voice in voices if roles & set(voice.roles))


def _place(point: Point, agreeing: Mapping[str, int]) -> tuple[int, int, int, str]:
    said = sum(agreeing[one] for one in point.references)
    return KINDS.index(point.kind), -len(point.groups), -said, point.references[0]
