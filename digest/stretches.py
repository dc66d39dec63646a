"""What an organiser reads before a digest goes to everybody: each stretch in its sentence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from digest.digest import Digest
from digest.flags.flag import Why
from digest.passages import Passage, PassageKind, passages
from digest.rulings import Ruling, Verdict, as_written, text_mark
from digest.spans import Span, Spans

_ENDS = re.compile(r"[.!?…](?=\s)|\n")

_MOST = 160
"""Characters of a sentence on either side of a stretch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of one text that everybody sees as […], or that were let stand."""

    passage: Passage
    words: str
    start: int
    """Where the text has them first."""
    why: Why | None
    ruling: Ruling | None

    @property
    def id(self) -> str:
        """By which a card names it; another one as soon as its text reads otherwise."""
        told = f"{self.passage.place}\n{self.words}\n{self.passage.text}"
        return sha256(told.encode()).hexdigest()[:32]

    @property
    def before(self) -> str:
        """What its sentence says before it."""
        said = _ENDS.split(self.passage.text[: self.start])[-1].lstrip()
        return said if len(said) <= _MOST else f"…{said[-_MOST:].partition(' ')[2]}"

    @property
    def after(self) -> str:
        """What its sentence says after it."""
        rest = self.passage.text[self.start + len(self.words) :]
        ends = _ENDS.search(rest)
        said = rest[: ends.end()].rstrip() if ends else rest
        return said if len(said) <= _MOST else f"{said[:_MOST].rpartition(' ')[0]}…"

    def ruled(self, verdict: Verdict) -> Ruling:
        """What it is to decide so about it, whoever does."""
        return _ruling(self.passage, self.words, verdict)


def stretches(digest: Digest, rulings: Iterable[Ruling] = ()) -> tuple[Stretch, ...]:
    """Every stretch once for each text, those of the same words together, as they come first.

    What is quoted and was put to the vote in the same words is one text, read as a quote.
    """
    spans = Spans(digest, rulings)
    found: dict[str, dict[str, Stretch]] = {}
    for passage in sorted(passages(digest), key=lambda one: one.kind is not PassageKind.QUOTE):
        for words, span in _once(passage, spans):
            stretch = Stretch(
                passage=passage,
                words=words,
                start=span.start,
                why=span.why,
                ruling=span.ruling,
            )
            found.setdefault(words.casefold(), {}).setdefault(stretch.id, stretch)
    return tuple(stretch for group in found.values() for stretch in group.values())


def cut_besides(digest: Digest, typed: str, reference: str) -> tuple[Ruling, ...]:
    """Cuts of words wherever the text of that reference has them; where it is empty, any text."""
    wanted = reference.strip().casefold()
    cuts = (
        _ruling(passage, words, Verdict.CUT)
        for passage in passages(digest)
        if wanted in ("", passage.reference.casefold())
        for words in as_written(passage.text, typed)
    )
    return tuple(dict.fromkeys(cuts))


def _once(passage: Passage, spans: Spans) -> Iterator[tuple[str, Span]]:
    """Whoever rules, rules on these words wherever the text has them."""
    first: dict[str, Span] = {}
    for span in spans(passage):
        first.setdefault(passage.text[span.start : span.end], span)
    return iter(sorted(first.items(), key=lambda one: one[1].start))


def _ruling(passage: Passage, words: str, verdict: Verdict) -> Ruling:
    mark = text_mark(passage.text) if verdict is Verdict.STANDS else ""
    return Ruling(place=passage.place, words=words, verdict=verdict, text_mark=mark)
