"""What emerged, in a dozen lines for the room: what each area gave, what most people share."""

from collections.abc import Iterator

from digest.digest import Digest, Point, Section
from digest.documents.findings import divided
from digest.documents.parts import Line, LineKind
from digest.documents.phrases import Say, count_of, summary
from facilitation.contributions import ContributionKind

MOST_SHARED = 3
"""So many points are read to the room; the document has them all."""
MOST_DIVIDED = 2
MOST_CITED = 3
"""Of a point's references; the document has them all."""


def gist(digest: Digest, say: Say) -> tuple[Line, ...]:
    """The lines of the room's card, in the digest's own words and figures."""
    return (
        *(Line(LineKind.FIGURE, what, value) for what, value in summary(digest, say)[-2:]),
        *_areas(digest, say),
        *_shared(digest, say),
        *_divided(digest, say),
    )


def _areas(digest: Digest, say: Say) -> Iterator[Line]:
    told = [section for section in digest.sections if section.area_id and section.contributions]
    if told:
        yield Line(LineKind.HEADING, say("gist_areas"))
    for section in told:
        yield Line(
            LineKind.ITEM, say("digest_fact", what=section.title, value=_given(section, say))
        )


def _given(section: Section, say: Say) -> str:
    counts = [(kind, count_of(section, kind)) for kind in ContributionKind]
    named = [say(f"gist_{kind}", count=count) for kind, count in counts if count]
    return say("digest_and", names=named)


def _shared(digest: Digest, say: Say) -> Iterator[Line]:
    """The points that most groups and then most people made; of equals the first in the document.

    What fewer people than the threshold stand behind is nobody's shared point.
    """
    points = [
        point for section in digest.sections for point in section.points if point.people is not None
    ]
    if points:
        yield Line(LineKind.HEADING, say("gist_shared"))
    texts = _texts(digest)
    for point in sorted(points, key=_rank)[:MOST_SHARED]:
        text = point.name or texts[point.references[0]]
        people = say("digest_people", count=point.people)
        aside = say("gist_cited", people=people, references=list(point.references[:MOST_CITED]))
        yield Line(LineKind.QUOTE, say("digest_quote", text=text), aside)


def _texts(digest: Digest) -> dict[str, str]:
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


def _divided(digest: Digest, say: Say) -> Iterator[Line]:
    told = divided(digest, say)[:MOST_DIVIDED]
    if told:
        yield Line(LineKind.HEADING, say("digest_divided"))
    yield from (Line(LineKind.ITEM, text) for text in told)
