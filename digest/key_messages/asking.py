"""What a language model is asked: to word the points that were counted, and nothing else."""

import json

from digest.digest import Digest, Section
from digest.documents.phrases import Say, kinds, short_group
from digest.key_messages.figures import figures
from digest.pieces import Piece
from digest.points.shared import most_shared, quoted
from digest.quotes import Point

MOST_POINTS = 40
MOST_SENTENCES = 6
LONGEST = 300
"""In characters, of a sentence."""


class Source(Piece):
    """A point as the model is told of it: all that a sentence about it may say."""

    id: str
    """A reference, by which a reader finds its quote."""
    area: str
    kind: str
    name: str | None
    """What an organiser called it."""
    quote: str
    people: int
    contributions: int
    groups: tuple[str, ...]
    keywords: tuple[str, ...]

    @property
    def words(self) -> str:
        """Every word of it."""
        named = (self.area, self.kind, self.name or "", self.quote)
        return " ".join((*named, *self.groups, *self.keywords))

    @property
    def figures(self) -> frozenset[str]:
        """What was counted, and the numbers that stand in its words."""
        counted = {self.people, self.contributions, len(self.groups)} - {0}
        return figures(self.words) | {str(one) for one in counted}


class Request(Piece):
    """All that leaves the house."""

    system: str
    points: tuple[Source, ...]

    @property
    def content(self) -> str:
        """As JSON: what people wrote stands in it as values and nowhere else."""
        points = [one.model_dump(mode="json") for one in self.points]
        return json.dumps({"points": points}, ensure_ascii=False)


def sources(edition: Digest, say: Say) -> tuple[Source, ...]:
    """The most shared points of the edition for everybody; single voices stay in the house."""
    texts = quoted(edition)
    return tuple(
        _source(edition, section, point, texts, say)
        for section, point in most_shared(edition.sections)[:MOST_POINTS]
    )


def request(edition: Digest, say: Say) -> Request:
    """The question, the same whenever the points are."""
    system = say("key_messages_system", count=MOST_SENTENCES, longest=LONGEST)
    return Request(system=system, points=sources(edition, say))


def _source(
    digest: Digest, section: Section, point: Point, texts: dict[str, str], say: Say
) -> Source:
    return Source(
        id=point.references[0],
        area=section.title,
        kind=kinds(point.kind, say),
        name=point.name,
        quote=texts[point.references[0]],
        people=point.people or 0,
        contributions=len(point.references),
        groups=tuple(short_group(digest.header, roles, say) for roles in point.groups),
        keywords=point.keywords,
    )
