"""Where a digest uses what somebody wrote, for that person's own eyes."""

from collections.abc import Iterator

from digest.digest import Digest, Section
from digest.pieces import Piece


class Citation(Piece):
    """Where one contribution stands, told without any word of anybody else's."""

    contribution_id: str
    reference: str
    title: str
    """Of its section."""
    name: str | None
    """What an organiser called its point."""
    keywords: tuple[str, ...]
    others: int
    """How many other contributions make the same point."""


def citations(digest: Digest) -> dict[str, Citation]:
    """Where each contribution is cited, by its id; what an organiser set aside is cited nowhere."""
    found = (one for section in digest.sections for one in _cited(section))
    return {one.contribution_id: one for one in found}


def _cited(section: Section) -> Iterator[Citation]:
    points = {reference: point for point in section.points for reference in point.references}
    for voice in section.voices:
        for cell in voice.cells:
            for quote in cell.quotes:
                point = points[quote.reference]
                yield Citation(
                    contribution_id=quote.contribution_id,
                    reference=quote.reference,
                    title=section.title,
                    name=point.name,
                    keywords=point.keywords,
                    others=len(point.references) - 1,
                )
