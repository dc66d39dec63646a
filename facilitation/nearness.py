"""Which texts say nearly the same: alike in meanings and letters, weighed by how rare they are."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from math import fsum, log, sqrt

from facilitation.synonyms import Synonyms
from facilitation.words import COMMON, spelled

SHORTEST, LONGEST = 3, 5
"""Letters in a gram; grams do not cross words."""

LETTERS = 0.5
"""What the letters of a word that nobody knows weigh beside the meanings of one that is known."""

EVERYWHERE = 0.25
"""What a feature tells that all of many texts have; one that few have tells several times more."""

FLOOR = 0.05
"""What is less alike than this is another point."""

Weights = Mapping[str, float]
"""What a text is made of, each with its weight."""


def nearest(
    text: str, others: Mapping[str, str], *, synonyms: Synonyms, most: int = 5
) -> tuple[str, ...]:
    """The ids of the other texts that are nearest to this one, the nearest first.

    The same for the same texts in whatever order they came; equals go by their id. How rare a
    feature is weighs on this text's side alone. Nothing is kept: what is withdrawn is forgotten.
    A thousand long texts take a sixth of a second.
    """
    readings = Readings(synonyms)
    plain = weights(readings.counted(text))
    known = {
        key: _shared(plain, weights(readings.counted(other)))
        for key, other in sorted(others.items())
    }
    spread = Counter(feature for found in known.values() for feature in found)
    mine = _scaled({one: weight * rarity(spread[one], len(known)) for one, weight in plain.items()})
    scored = ((_likeness(mine, found), key) for key, found in known.items())
    near = sorted((-likeness, key) for likeness, key in scored if likeness >= FLOOR)
    return tuple(key for _, key in near[:most])


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """What a word is taken for: its meanings, else the letters that stand together in it."""

    features: tuple[str, ...]
    weight: float
    """Of each feature; a word that could mean much says each less surely."""


class Readings(dict[str, tuple[Reading, ...]]):
    """The readings of everything written between spaces, found out once however often it is."""

    def __init__(self, synonyms: Synonyms) -> None:
        super().__init__()
        self._synonyms = synonyms

    def __missing__(self, written: str) -> tuple[Reading, ...]:
        words = (word for word in spelled(written) if word not in COMMON)
        self[written] = found = tuple(map(self._read, words))
        return found

    def counted(self, text: str) -> Counter[Reading]:
        """Count the readings of a text's words, but for words that any text has."""
        return Counter(chain.from_iterable(map(self.__getitem__, text.casefold().split())))

    def _read(self, word: str) -> Reading:
        meanings = self._synonyms.meanings(word)
        if meanings:
            return Reading(meanings, 1 / sqrt(len(meanings)))
        grams = tuple(_stretches(f" {word} "))
        return Reading(grams, LETTERS / sqrt(len(grams)))


def weights(counts: Mapping[Reading, int]) -> Weights:
    """How much there is of each feature; added up in the same order for the same words."""
    found = defaultdict[str, float](float)
    for reading, times in sorted(counts.items()):
        for feature in reading.features:
            found[feature] += times * reading.weight
    return found


def rarity(found_in: int, texts: int) -> float:
    """How much a feature tells that was found in so many of the texts (inverse frequency)."""
    return log((2 + texts) / (1 + found_in)) + EVERYWHERE


def _shared(mine: Weights, theirs: Weights) -> Weights:
    """What another text has of one's own features, weighed by all that it has."""
    length = _length(theirs)
    return {one: theirs[one] / length for one in mine.keys() & theirs.keys()}


def _likeness(one: Weights, other: Weights) -> float:
    # Added up exactly: the order of the letters must not decide between two that are alike.
    return fsum(one[feature] * weight for feature, weight in other.items())


def _scaled(weighed: Weights) -> Weights:
    length = _length(weighed)
    return {one: weight / length for one, weight in weighed.items()}


def _length(weighed: Weights) -> float:
    return sqrt(fsum(weight * weight for weight in weighed.values()))


def _stretches(word: str) -> Iterator[str]:
    for length in range(SHORTEST, min(LONGEST, len(word)) + 1):
        for start in range(len(word) - length + 1):
            yield word[start : start + length]
