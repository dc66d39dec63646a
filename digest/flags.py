"""What in people's words may tell who somebody is: names, places, dates, numbers."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from digest.given_names import GIVEN_NAMES
from facilitation.words import COMMON, spelled

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STARTS = re.compile(r"(?:^|[.!?:;…\n«“\"(–-])[\s«“\"(]*$")
_MONTHS = (
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre "
    "january february march april may june july august september october november december"
)
_MONTH = "|".join(_MONTHS.split())
_DATES = re.compile(
    rf"""
      \b \d{{1,2}} (?: º | ° )? \s+ (?: {_MONTH} ) \b (?: \s+ \d{{4}} )?   # 3 marzo 2019
    | \b (?: {_MONTH} ) \s+ (?: \d{{1,2}} ,? \s+ )? \d{{4}} \b             # March 3, 2019
    | \b \d{{1,2}} [/.-] \d{{1,2}} [/.-] (?: \d{{4}} | \d{{2}} ) \b        # 3/3/2019
    | \b (?: 19 | 20 ) \d{{2}} \b                                          # 2019
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+(?:[.,:/]\d+)*(?:\s*%|º|°|-?enne\b|enni\b)?")
_BETWEEN = {" ", ". ", "’", "'"}
_CUE = re.compile(r"\b(?:a|ad|da|in|di|tra|presso|from|at|near)\s+$", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:sig|sig\.ra|signor|signora|dott|dott\.ssa|dr|prof|don|suor|mr|mrs|ms)\.?\s+$",
    re.IGNORECASE,
)
_KNOWN = frozenset(
    """
    ANPAL INPS INAIL SPRAR SIPROIMI SAI CAS CPIA CPI ATS UE FSE FAMI ITS IFTS ONG PMI ISEE SPID
    COVID COVID-19 PUOI ASL ATECO CCNL DPI DVR EQF GOL IVA LIS NASPI NEET PAI PNRR RSPP SIL TIS
    UEPE USB PC TV CV OK PDF SMS GPS EU NGO Teams Giro Italia Italy Europa Europe Stato Regione
    Comune Internet Sud Nord Est Ovest Centro Mezzogiorno Prefettura Questura Tribunale Comuni
    Regioni Provincia Province Ministero Ministeri Governo Stati Università Chiesa Covid Natale
    Pasqua Ramadan On In At Monday Tuesday Wednesday Thursday Friday Saturday Sunday Lunedì
    Martedì Mercoledì Giovedì Venerdì Sabato Domenica
    """.split()  # noqa: SIM905 - they are read best so
)
"""Bodies, programmes and things that everybody may speak of."""


class Why(StrEnum):
    """By what somebody could be told."""

    NAME = "name"
    PLACE = "place"
    DATE = "date"
    NUMBER = "number"


class Found(NamedTuple):
    """A stretch of a text, from its first letter to after its last."""

    start: int
    end: int
    why: Why


class Finder:
    """Finds what may single somebody out.

    A word of the session itself (its title, areas, roles, questions) singles nobody out. What is a
    name in one of the `texts` is one where it begins a sentence, too. A name written small, or that
    begins every sentence it is in and is not common, is not found: nobody but a reader can.
    """

    def __init__(self, ordinary: Iterable[str], texts: Iterable[str] = ()) -> None:
        self._ordinary = {word.casefold() for text in ordinary for word in _WORD.findall(text)} | {
            word.casefold() for word in _KNOWN
        }

        self._known = GIVEN_NAMES
        self._known |= self._learnt(tuple(texts))

    def __call__(self, text: str) -> tuple[Found, ...]:
        """What is found, from left to right, none upon another."""
        found: list[Found] = []
        for one in sorted((*_dates(text), *_numbers(text), *self._names(text)), key=_widest_first):
            if found and one.start < found[-1].end:
                found[-1] = found[-1]._replace(end=max(found[-1].end, one.end))
            else:
                found.append(one)
        return tuple(found)

    def _learnt(self, texts: tuple[str, ...]) -> set[str]:
        """Words of names, but for those that somebody writes small."""
        names: set[str] = set()
        small: set[str] = set()
        for text in texts:
            small.update(word for word in _WORD.findall(text) if word.islower())
            for one in self._names(text):
                names.update(map(str.casefold, _WORD.findall(text[one.start : one.end])))
        return names - small

    def _names(self, text: str) -> Iterator[Found]:
        """Words with a capital that nothing but being a name explains; neighbours together."""
        words = [*_WORD.finditer(text)]
        place = 0
        while place < len(words):
            if _opens_a_sentence(text, words[place]):
                place += 1
                continue
            last = place
            while (
                last + 1 < len(words)
                and self._is_capital(words[last + 1][0])
                and text[words[last].end() : words[last + 1].start()] in _BETWEEN
            ):
                last += 1
            if self._is_name(text, words[place], alone=last == place):
                start, end = words[place].start(), words[last].end()
                before = text[:start]
                is_place = _CUE.search(before) and last == place
                yield Found(start, end, Why.PLACE if is_place else Why.NAME)
                place = last
            place += 1

    def _is_capital(self, word: str) -> bool:
        return word[0].isupper() and word.casefold() not in self._ordinary

    def _is_name(self, text: str, word: re.Match[str], *, alone: bool) -> bool:
        if not self._is_capital(word[0]):
            return False
        before = text[: word.start()]
        if not alone or _TITLE.search(before) or word[0].casefold() in self._known:
            return True
        return not _STARTS.search(before)


def _opens_a_sentence(text: str, word: re.Match[str]) -> bool:
    """Whether it has its capital from where it stands: a name after it is one without it."""
    return COMMON.issuperset(spelled(word[0])) and bool(_STARTS.search(text[: word.start()]))


def _widest_first(one: Found) -> tuple[int, int]:
    return one.start, -one.end


def _dates(text: str) -> Iterator[Found]:
    return (Found(*one.span(), Why.DATE) for one in _DATES.finditer(text))


def _numbers(text: str) -> Iterator[Found]:
    return (Found(*one.span(), Why.NUMBER) for one in _NUMBERS.finditer(text))
