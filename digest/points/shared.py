"""The points that people share, those first that most groups and most people stand behind."""

from collections.abc import Iterable

from digest.digest import Digest, Section
from digest.quotes import Point
from facilitation.contributions import ContributionKind


def most_shared(sections: Iterable[Section]) -> list[tuple[Section, Point]]:
    """What enough people stand behind to be counted, wherever it was said.

    What fewer people than the threshold stand behind is nobody's shared point, and an objection
    stands beside the point that it is against.
    """
    counted = [
        (section, point)
        for section in sections
        for point in section.points
        if point.people is not None and point.kind is not ContributionKind.OBJECTION
    ]
    return sorted(counted, key=lambda one: breadth(one[1]))


def breadth(point: Point) -> tuple[tuple[int, int], int, str]:
    """How widely a point is shared, the widest first; of equals the one that more was said on."""
    return width(point), -len(point.references), point.references[0]


def width(point: Point) -> tuple[int, int]:
    """The groups, then the people behind a point: those with the same are tied."""
    return -len(point.groups), -(point.people or 0)


def quoted(digest: Digest) -> dict[str, str]:
    """What stands behind each reference."""
    return {
        quote.reference: quote.text
        for section in digest.sections
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
    }
