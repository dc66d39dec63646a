"""The words by which each point differs from the others (class-based TF-IDF, Grootendorst 2022)."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
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

    A word counts once a text: what several say tells more than what one says twice.
    """
    written = [Counter(word for text in texts for word in _words(text)) for texts in points]
    counts = [Counter(one for text in texts for one in _roots(text)) for texts in points]
    everywhere = Counter[str]()
    for count in counts:
        everywhere.update(count)
    usual = everywhere.total() / max(1, len(points))

    def most_telling(count: Counter[str]) -> list[str]:
        weight = {one: times * log(1 + usual / everywhere[one]) for one, times in count.items()}
        return sorted(weight, key=lambda one: (-round(weight[one], EXACT), one))[:MOST]

    return [
        tuple(_as_written(one, words) for one in most_telling(count))
        for count, words in zip(counts, written, strict=True)
    ]


def _words(text: str) -> Iterable[str]:
    return (
        word.casefold()
        for word in _WORD.findall(text)
        if len(word) >= SHORTEST and spelled(word) and not COMMON.issuperset(spelled(word))
    )


def _roots(text: str) -> set[str]:
    return set(map(_root, _words(text)))


def _root(word: str) -> str:
    return root(" ".join(spelled(word)))


def _as_written(one: str, words: Counter[str]) -> str:
    return min(
        (word for word in words if _root(word) == one), key=lambda word: (-words[word], word)
    )
