"""Which texts say nearly the same: alike in their letters, weighed by how rare those are here."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import fsum, log, sqrt

SHORTEST, LONGEST = 3, 5
"""Letters in a gram; grams do not cross words."""

FLOOR = 0.11
"""What is less alike than this is another point."""

KEPT = 4096
"""Texts whose weights are kept: every contribution of a long session."""

_COMMON = (
    "a ad al alla alle agli anche c che chi ci come con cosa da dal dalla dalle degli "
    "dei del della delle di e ed era essere fa gli ha hanno i il in io l la le lo "
    "loro ma mi molto ne nei nel nella nelle noi non o ogni per perche piu poi prima "
    "quando quello questo qui se senza si sia sono su sul sulla tra tutti tutto un "
    "una uno vi about all an and are as at be been but by can do for from had has "
    "have how if is it its more no not of on or our so than that the their them then "
    "there they this to very was we were what when which who will with you "
)
COMMON = frozenset(_COMMON.split())
"""Words that any text has."""

Weights = Mapping[str, float]
"""A text's grams, each with its weight; the squares of the weights add up to one."""


def nearest(text: str, others: Mapping[str, str], *, most: int = 5) -> tuple[str, ...]:
    """The ids of the other texts that are nearest to this one, the nearest first.

    The same for the same texts in whatever order they came; equals go by their id. How rare a
    gram is weighs on this text's side alone, so that the others' weights can be kept.
    """
    known = {key: _weights(other) for key, other in sorted(others.items())}
    spread = Counter(gram for weights in known.values() for gram in _shared(text, weights))
    mine = _scaled(
        {
            gram: weight * (log((2 + len(known)) / (1 + spread[gram])) + 1)
            for gram, weight in _weights(text).items()
        }
    )
    scored = ((_likeness(mine, weights), key) for key, weights in known.items())
    near = sorted((-likeness, key) for likeness, key in scored if likeness >= FLOOR)
    return tuple(key for _, key in near[:most])


def _shared(text: str, weights: Weights) -> Iterable[str]:
    return _weights(text).keys() & weights.keys()


def _likeness(one: Weights, other: Weights) -> float:
    # Added up exactly: the order of the letters must not decide between two that are alike.
    return fsum(one[gram] * other[gram] for gram in one.keys() & other.keys())


@lru_cache(maxsize=KEPT)
def _weights(text: str) -> Weights:
    return _scaled({gram: 1 + log(count) for gram, count in _grams(text).items()})


def _scaled(weights: Weights) -> Weights:
    length = sqrt(fsum(weight * weight for weight in weights.values()))
    return {gram: weight / length for gram, weight in weights.items()}


def _grams(text: str) -> Counter[str]:
    """Count the stretches of a text's letters, but for words that any text has."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[^\W_]+", "".join(one for one in bare if not unicodedata.combining(one)))
    return Counter(gram for word in words if word not in COMMON for gram in _stretches(f" {word} "))


def _stretches(word: str) -> Iterator[str]:
    for length in range(SHORTEST, min(LONGEST, len(word)) + 1):
        for start in range(len(word) - length + 1):
            yield word[start : start + length]
