"""Synonyms: words that are read as one, because they mean the same where a plan is used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from facilitation.known_synonyms import KNOWN
from facilitation.plan import Plan
from facilitation.words import spelled

SHORTEST = 3
"""In letters; a word that would be shorter without its ending is compared as it is."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Which word stands for which."""

    words: Mapping[str, str]
    """By root, so that singular and plural are one word."""
    starts: Mapping[str, str]
    """By how words begin."""

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Synonyms":
        """Read lines of words, each after what stands for it; a later line wins over an earlier."""
        words: dict[str, str] = {}
        starts: dict[str, str] = {}
        for line in lines:
            written = line.replace(",", " ").split()
            first = next(iter(spelled(line)), "")
            for one in written:
                for word in spelled(one):
                    if one.endswith("*"):
                        starts[word] = first
                    else:
                        words[root(word)] = first
        return cls(words, starts)

    def standing_for(self, word: str) -> str:
        """The word that a spelled word is read as: itself, where no line has it."""
        whole = self.words.get(root(word))
        if whole is not None:
            return whole
        lengths = range(len(word), 1, -1)
        return next((self.starts[word[:n]] for n in lengths if word[:n] in self.starts), word)


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
