"""What organisers decided about words in the texts of a digest: cut, or let stand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from hashlib import sha256

from digest.passages import Passage
from digest.pieces import Piece


class Verdict(StrEnum):
    """What becomes of words for everybody's eyes."""

    CUT = "cut"
    STANDS = "stands"


class Ruling(Piece):
    """What was decided about words in one text."""

    place: str
    """Of the text: a place outlives the versions of a digest."""
    words: str
    """As they are written there; decided wherever that text has them."""
    verdict: Verdict
    text_mark: str = ""
    """Of the text in which they were let stand, since nobody has read another; what was cut
    stays cut whatever becomes of its text."""
    by: str = ""
    """The organiser's name; empty where it is known no more."""

    def is_about(self, passage: Passage) -> bool:
        """Whether it holds for a text as that reads now."""
        if self.place != passage.place or self.words not in passage.text:
            return False
        return self.verdict is Verdict.CUT or self.text_mark == text_mark(passage.text)


class Rulings:
    """What was decided last about each words of each text."""

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        """Later rulings take the place of earlier ones."""
        self._of: dict[str, dict[str, Ruling]] = defaultdict(dict)
        for one in rulings:
            self._of[one.place][one.words] = one

    def on(self, passage: Passage, words: str) -> Ruling | None:
        """What was decided about words of a text."""
        ruling = self._of[passage.place].get(words) if passage.place in self._of else None
        return ruling if ruling is not None and ruling.is_about(passage) else None

    def about(self, passage: Passage) -> Iterator[Ruling]:
        """All that was decided about a text."""
        if passage.place in self._of:
            yield from (one for one in self._of[passage.place].values() if one.is_about(passage))


def text_mark(text: str) -> str:
    """By which a text is known again, without a word of it."""
    return sha256(text.encode()).hexdigest()


def as_written(text: str, typed: str) -> tuple[str, ...]:
    """Whole words as a text has them, however they were typed; once each, or none.

    Letters may be large or small, an apostrophe straight or curved, a gap as wide as it likes.
    """
    words = [re.sub(r"['’]", "['’]", re.escape(word)) for word in typed.split()]
    if not words:
        return ()
    found = re.finditer(_whole(r"\s+".join(words)), text, re.IGNORECASE)
    return tuple(dict.fromkeys(one.group() for one in found))


def occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where a text has words, letter for letter and whole."""
    return (one.span() for one in re.finditer(_whole(re.escape(words)), text))


def _whole(pattern: str) -> str:
    return rf"(?<!\w){pattern}(?!\w)"
