"""The words by which each point differs from the others (class-based TF-IDF, Grootendorst 2022)."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import log

from facilitation.synonyms import root
from facilitation.words import COMMON, spelled

MOST = 3
SHORTEST = 3
"""In letters; shorter words tell little by themselves."""

EXACT = 9
"""Decimal places that count."""

_WORD = re.compile(r"[^\W_]+")


def keywords(points: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """For each point, given by its texts, its most telling words as they are mostly written.

    A word counts once a text, and tells of several texts only if two of them have it.
    """
    roots = _Roots()
    written = [Counter(chain.from_iterable(map(roots.words, texts))) for texts in points]
    counts = [
        Counter(chain.from_iterable({roots[word] for word in roots.words(text)} for text in texts))
        for texts in points
    ]
    everywhere = Counter[str]()
    for count in counts:
        everywhere.update(count)
    usual = everywhere.total() / max(1, len(points))

    def most_telling(count: Counter[str], texts: int) -> list[str]:
        weight = {
            one: times * log(1 + usual / everywhere[one])
            for one, times in count.items()
            if times >= min(2, texts)
        }
        return sorted(weight, key=lambda one: (-round(weight[one], EXACT), one))[:MOST]

    return [
        tuple(_as_written(one, words, roots) for one in most_telling(count, len(texts)))
        for count, words, texts in zip(counts, written, points, strict=True)
    ]


def words_of(text: str) -> list[str]:
    """The words of a text, each as a keyword would be."""
    return [word.casefold() for word in _WORD.findall(text)]


class _Roots(dict[str, str]):
    """The root of every written word, found out once; none of words that any text has."""

    def __missing__(self, word: str) -> str:
        plain = spelled(word)
        tells = len(word) >= SHORTEST and not COMMON.issuperset(plain)
        self[word] = found = root(" ".join(plain)) if tells else ""
        return found

    def words(self, text: str) -> list[str]:
        """The words of a text that tell something."""
        return [word for word in words_of(text) if self[word]]


def _as_written(one: str, words: Counter[str], roots: _Roots) -> str:
    forms = [word for word in words if roots[word] == one]
    return min(forms, key=lambda word: (-words[word], word))
