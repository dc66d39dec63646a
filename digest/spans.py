"""The stretches of a digest's texts that are not for everybody, or were and are let stand."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from digest.digest import Digest
from digest.flags.finder import Finder
from digest.flags.flag import Found, Why
from digest.masking import MASK
from digest.passages import Passage, PassageKind, passages
from digest.rulings import Ruling, Rulings, Verdict, occurrences


class Span(NamedTuple):
    """A stretch of a text, from its first letter to after its last."""

    start: int
    end: int
    why: Why | None
    """None where an organiser ruled on what was not flagged."""
    ruling: Ruling | None
    """None where nobody has ruled: it is cut to be on the safe side."""

    @property
    def is_cut(self) -> bool:
        """Whether everybody finds […] there."""
        return self.ruling is None or self.ruling.verdict is Verdict.CUT


class Spans:
    """Finds them, text by text."""

    def __init__(self, digest: Digest, rulings: Iterable[Ruling]) -> None:
        self._finder = _finder(digest)
        self._rulings = Rulings(rulings)

    def __call__(self, passage: Passage) -> Iterator[Span]:
        """What is flagged, and then wherever else it has words that somebody ruled on."""
        flagged: set[tuple[int, int]] = set()
        for start, end, why in self._flagged(passage):
            flagged.add((start, end))
            yield Span(start, end, why, self._rulings.on(passage, passage.text[start:end]))
        for ruling in self._rulings.about(passage):
            for place in occurrences(passage.text, ruling.words):
                if place not in flagged:
                    yield Span(*place, None, ruling)

    def _flagged(self, passage: Passage) -> tuple[Found, ...]:
        """Who is named as speaking is flagged whole, until they are cut."""
        if passage.kind is PassageKind.SPEAKER:
            is_cut = passage.text == MASK
            return () if is_cut else (Found(0, len(passage.text), Why.NAME),)
        return self._finder(passage.text)


def _finder(digest: Digest) -> Finder:
    """It knows the session's own words: the title, the areas, the roles, the plan's questions."""
    header, every = digest.header, passages(digest)
    polls = [one for section in digest.sections for one in section.polls if not one.on_the_spot]
    rounds = [one for section in digest.sections for one in section.rounds if not one.on_the_spot]
    return Finder(
        (
            header.title,
            header.organiser,
            *header.objectives,
            *(name for role in header.roles for name in (role.name, role.plural)),
            *(section.title for section in digest.sections),
            *(poll.heading for poll in polls),
            *(one.question for poll in polls for one in poll.questions if not one.proposed),
            *(one.question for one in rounds),
        ),
        (passage.text for passage in every),
        (passage.text for passage in every if passage.kind is PassageKind.SPEAKER),
    )
