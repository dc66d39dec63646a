"""The points that people share, those first that most groups and most people stand behind."""

from digest.digest import Digest, Point


def most_shared(digest: Digest) -> list[Point]:
    """What enough people stand behind to be counted; of equals the first in the document.

    What fewer people than the threshold stand behind is nobody's shared point.
    """
    points = [
        point for section in digest.sections for point in section.points if point.people is not None
    ]
    return sorted(points, key=_rank)


def quoted(digest: Digest) -> dict[str, str]:
    """What stands behind each reference."""
    return {
        quote.reference: quote.text
        for section in digest.sections
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
    }


def _rank(point: Point) -> tuple[int, int, str]:
    return -len(point.groups), -(point.people or 0), point.references[0]
