"""What the points of a section say together, and those of a whole session."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from digest.claims import Alone, Claims, Opposed, Outlook, Share, Shared, Side
from digest.digest import Section
from digest.points.likeness import Likeness
from digest.points.shared import breadth, most_shared, width
from digest.quotes import Point, Quote, Voice
from facilitation.contributions import ContributionKind

NEAR = 0.37
"""So alike must a strength be to a critical issue to be about the same.

Of 14 pairs that are, written to try it, 7 are so alike among other contributions; of 700 pairs in
the labelled ones none is (decisions/10).
"""

MOST_TOLD = 5
"""Lessons, and prospects; those that are equal to the last are told as well."""

LESSONS = frozenset(
    {
        ContributionKind.STRENGTH,
        ContributionKind.CRITICAL_ISSUE,
        ContributionKind.SOLUTION,
        ContributionKind.GOOD_PRACTICE,
    }
)
BOTH_WAYS = (ContributionKind.STRENGTH, ContributionKind.CRITICAL_ISSUE)
PROSPECTS = frozenset({ContributionKind.PROPOSAL, ContributionKind.COLLABORATION_POSSIBLE})

Meant = Mapping[str, tuple[ContributionKind, Voice, Quote]]
"""By reference, what a contribution was meant as, whose it is, and its words."""


class Pair(NamedTuple):
    """A strength and a critical issue, and how alike they are."""

    strength: str
    critical: str
    likeness: float


def claims(
    points: Sequence[Point], voices: tuple[Voice, ...], backers: int | None, likeness: Likeness
) -> Claims:
    """Tell what several groups share, what one alone says, where they differ, who is alone."""
    meant = {
        quote.reference: (cell.kind, voice, quote)
        for voice in voices
        for cell in voice.cells
        for quote in cell.quotes
    }
    single = [one for one in points if _is_single(one, meant)]
    several = [one for one in points if one not in single]
    return Claims(
        shared=tuple(
            Shared(
                groups=one.groups,
                share=share(one.people, backers),
                sources=one.references,
            )
            for one in sorted(several, key=breadth)
            if len(one.groups) > 1
        ),
        alone=tuple(_alone(several, voices)) if len(voices) > 1 else (),
        opposed=tuple(_opposed(points, meant, likeness)),
        single=tuple(sorted(one.references[0] for one in single)),
    )


def share(people: int | None, backers: int | None) -> Share | None:
    """Which part of a section's people stands behind a point, in the words of a fixed scale."""
    if people is None or backers is None:
        return None
    if people == backers:
        return "all"
    return "most" if 2 * people > backers else "some"


def outlook(sections: Iterable[Section], kinds: frozenset[ContributionKind]) -> tuple[Outlook, ...]:
    """The points of these kinds with the most groups, then people behind them, ties shown."""
    told = [(section, one) for section, one in most_shared(sections) if one.kind in kinds]
    ranks = [width(point) for _, point in told]
    least = ranks[:MOST_TOLD][-1:]
    return tuple(
        Outlook(
            section=section.key,
            groups=point.groups,
            sources=point.references,
            is_tied=ranks.count(rank) > 1,
        )
        for (section, point), rank in zip(told, ranks, strict=True)
        if [rank] <= least
    )


def _is_single(point: Point, meant: Meant) -> bool:
    return len(point.references) == 1 and not meant[point.references[0]][2].supports


def _alone(several: Iterable[Point], voices: tuple[Voice, ...]) -> Iterator[Alone]:
    for voice in voices:
        own = [one for one in several if one.groups == (voice.roles,)]
        if own:
            yield Alone(
                roles=voice.roles,
                points=tuple(one.references[0] for one in own),
                sources=tuple(reference for one in own for reference in one.references),
            )


def _opposed(points: Sequence[Point], meant: Meant, likeness: Likeness) -> Iterator[Opposed]:
    """Points that are meant both ways, and critical issues with the strengths that are near."""
    mixed = [one for one in points if all(_of(one, kind, meant) for kind in BOTH_WAYS)]
    for one in mixed:
        strength, critical = (_of(one, kind, meant) for kind in BOTH_WAYS)
        yield Opposed(strength=_side(strength, meant), critical_issue=_side(critical, meant))
    plain = [one for one in points if one not in mixed]
    strengths, critical = (
        tuple(chain.from_iterable(_of(one, kind, meant) for one in plain)) for kind in BOTH_WAYS
    )
    near = _near(strengths, critical, meant, likeness)
    for one in plain:
        pairs = [pair for reference in one.references for pair in near.get(reference, ())]
        if pairs:
            ordered = sorted(pairs, key=lambda pair: (-pair.likeness, pair.strength, pair.critical))
            yield Opposed(
                strength=_side(tuple(dict.fromkeys(pair.strength for pair in ordered)), meant),
                critical_issue=_side(
                    tuple(dict.fromkeys(pair.critical for pair in ordered)), meant
                ),
            )


def _near(
    strengths: tuple[str, ...], critical: tuple[str, ...], meant: Meant, likeness: Likeness
) -> Mapping[str, list[Pair]]:
    """By critical issue, the strengths that are told in much the same words."""
    both = (*strengths, *critical)
    bags = [likeness.bag(meant[one][2].contribution_id) for one in both]
    found: dict[str, list[Pair]] = defaultdict(list)
    for strength, row in zip(strengths, likeness.among(bags), strict=False):
        for place, value in row.items():
            if place >= len(strengths) and value >= NEAR:
                found[both[place]].append(Pair(strength, both[place], value))
    return found


def _of(point: Point, kind: ContributionKind, meant: Meant) -> tuple[str, ...]:
    return tuple(one for one in point.references if meant[one][0] is kind)


def _side(references: tuple[str, ...], meant: Meant) -> Side:
    """Those who wrote it: a supporter of a point need not stand behind all of it."""
    roles = dict.fromkeys(meant[one][1].roles for one in sorted(references))
    return Side(groups=tuple(one for one in roles if one), sources=references)
