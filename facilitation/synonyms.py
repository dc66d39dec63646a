"""Synonyms: words that mean the same where a plan is used, and are read as what they mean."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from facilitation.meanings.known import KNOWN
from facilitation.plan import Plan
from facilitation.words import spelled

SHORTEST = 3
"""In letters; a word that would be shorter without its ending is compared as it is."""

ALONE = ""
"""The meaning of a word that is to mean nothing but itself."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What each word means, which may be several things."""

    words: Mapping[str, frozenset[str]]
    """By root, so that singular and plural are one word."""
    starts: Mapping[str, frozenset[str]]
    """By how words begin."""

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Synonyms":
        """Read lines of words, each line one meaning of them all; a star begins longer words.

        A word may stand on several lines. Alone on a line it is read as itself, whatever other
        lines say.
        """
        words, starts = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for number, line in enumerate(lines):
            written = line.replace(",", " ").split()
            meaning = f"{written[0]}.{number}" if len(written) > 1 else ALONE
            for one in written:
                for word in spelled(one):
                    if one.endswith("*"):
                        starts[word].add(meaning)
                    else:
                        words[root(word)].add(meaning)
        return cls(_frozen(words), _frozen(starts))

    def meanings(self, word: str) -> tuple[str, ...]:
        """All that a spelled word means, in order; nothing where no line has it."""
        found = set(self.words.get(root(word), ()))
        for length in range(2, len(word) + 1):
            found.update(self.starts.get(word[:length], ()))
        return () if ALONE in found else tuple(sorted(found))


def root(word: str) -> str:
    """A word without the ending by which Italian, and English, tell how many there are."""
    bare = word.removesuffix("s").rstrip("aeiou")
    return bare if len(bare) >= SHORTEST else word


def synonyms_of(plan: Plan) -> Synonyms:
    """What Giro knows in the plan's language, and what the plan adds or puts right."""
    return _read((*KNOWN[plan.language], *plan.synonyms))


@lru_cache(maxsize=16)
def _read(lines: tuple[str, ...]) -> Synonyms:
    return Synonyms.of(lines)


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(meanings) for word, meanings in found.items()}
