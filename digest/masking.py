"""Hides who is named in what people wrote: names, addresses, telephones, tax codes."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

MASK = "[…]"

Tokens = tuple[str, ...]

_TOKEN = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\s.'’-]+")
_ASIDE = re.compile(r"\(.*?\)")
_PARTICLES = {"d", "da", "dal", "de", "degli", "dei", "del", "della", "di", "la", "li", "lo", "van"}
_SHORTEST_SURNAME = 2

_CODES = re.compile(
    r"""
      [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+                                    # e-mail
    | \b (?= \w* \d ) [A-Z]{6} [\dL-NP-V]{2} [A-EHLMPRST] [\dL-NP-V]{2}
         [A-Z] [\dL-NP-V]{3} [A-Z] \b                                       # codice fiscale
    | (?<! [\w.,+] ) (?: (?: \+ | 00 ) 39 [\s./-]? )?
      (?: 3\d{2} [\s./-]? (?: \d{6,7} | \d{3} [\s.-]? \d{4} | \d{2} [\s.-] \d{2} [\s.-] \d{3} )
        | 0\d{1,3} [\s./-]? \d{3,4} [\s.-]? \d{2,4} ) (?! [\w] )            # Italian telephone
    | (?<! [\w.,] ) \+ \d (?: [\s./-]? \d ){7,13} (?! \w )                  # telephone abroad
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Mask:
    """Hides the given names, and whatever looks like an address, a number or a tax code.

    Full names are found in any case and either order; a surname alone, or a name of one word,
    only where it is written with a capital, since Costa is a name and costa is a word.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._full: dict[str, set[Tokens]] = defaultdict(set)
        self._surnames: dict[str, set[Tokens]] = defaultdict(set)
        for name in names:
            self._learn(name)

    def __call__(self, text: str) -> str:
        return _hidden(text, sorted((*_codes(text), *self._names(text))))

    def names_in(self, text: str) -> str:
        """The text with the names alone hidden."""
        return _hidden(text, sorted(self._names(text)))

    def _learn(self, name: str) -> None:
        if "@" in name:
            return
        words = unicodedata.normalize("NFC", _ASIDE.sub(" ", name)).split()
        surname = _tokens(words[_surname_at(words) :])
        if len("".join(surname)) >= _SHORTEST_SURNAME:
            self._surnames[surname[0]].add(surname)
        tokens = _tokens(words)
        if len(tokens) > 1:
            first, rest = tokens[:1], tokens[1:]
            for variant in (tokens, (*rest, *first), (*first, *surname), (*surname, *first)):
                self._full[variant[0]].add(variant)

    def _names(self, text: str) -> Iterator[tuple[int, int]]:
        found = list(_TOKEN.finditer(text))
        folded = [match.group().casefold() for match in found]
        for place, token in enumerate(folded):
            for variant in self._full.get(token, ()):
                if _stands_at(place, variant, folded, found, text):
                    yield found[place].start(), found[place + len(variant) - 1].end()
            for variant in self._surnames.get(token, ()):
                last = place + len(variant) - 1
                named = _stands_at(place, variant, folded, found, text)
                if named and found[last].group()[0].isupper():
                    yield found[place].start(), found[last].end()


def _hidden(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with each stretch of it hidden, whether they overlap or not."""
    pieces: list[str] = []
    end = 0
    for start, stop in spans:
        if start >= end:
            pieces += [text[end:start], MASK]
        end = max(end, stop)
    return "".join((*pieces, text[end:]))


def _codes(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _CODES.finditer(text))


def _tokens(words: list[str]) -> Tokens:
    return tuple(token.casefold() for token in _TOKEN.findall(" ".join(words)))


def _surname_at(words: list[str]) -> int:
    """Where the last word begins, with the particles before it: De Luca."""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return max(start, 0)


def _stands_at(
    place: int, variant: Tokens, folded: list[str], found: list[re.Match[str]], text: str
) -> bool:
    """Whether the words of a name follow each other from this place on."""
    end = place + len(variant)
    if tuple(folded[place:end]) != variant:
        return False
    return all(
        _BETWEEN.fullmatch(text, one.end(), following.start())
        for one, following in zip(found[place : end - 1], found[place + 1 : end], strict=True)
    )
