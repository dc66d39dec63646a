"""A digest's points with the words of each, as whoever puts them right sees them."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.digest import Digest, Section
from digest.points.corrections import Group
from digest.quotes import Point, Quote, Voice
from facilitation.contributions import ContributionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quote, what it was meant as and whose it is."""

    voice: Voice
    kind: ContributionKind
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A point with its quotes, the one that is most like all of them first."""

    section: Section
    point: Point
    citations: tuple[Citation, ...]

    @property
    def group(self) -> Group:
        """How acts name it."""
        members = frozenset(one.quote.contribution_id for one in self.citations)
        return Group(self.point.point_id, members)


def listed(section: Section) -> tuple[Listed, ...]:
    """The points of a section, in its order."""
    citations = {
        quote.reference: Citation(voice=voice, kind=cell.kind, quote=quote)
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
    }
    return tuple(
        Listed(
            section=section,
            point=point,
            citations=tuple(citations[one] for one in point.references),
        )
        for point in section.points
    )


def find_listed(digest: Digest, point_id: str) -> Listed | None:
    """The point of that id; else the one whose contribution the id is.

    A proposed point is called like one of its contributions, and otherwise once it has others.
    """
    return find_among([one for section in digest.sections for one in listed(section)], point_id)


def find_among(points: Sequence[Listed], point_id: str) -> Listed | None:
    """The same among some points."""
    named = [one for one in points if one.point.point_id == point_id]
    holding = [one for one in points if point_id in one.group.members]
    return next(iter([*named, *holding]), None)


def nearest(point: Listed) -> tuple[Listed, ...]:
    """The section's other points, those that share its keywords and its kind first."""
    words = {*point.point.keywords}
    others = [one for one in listed(point.section) if one.point.point_id != point.point.point_id]
    return tuple(
        sorted(
            others,
            key=lambda one: (
                -len(words & {*one.point.keywords}),
                one.point.kind is not point.point.kind,
            ),
        )
    )
