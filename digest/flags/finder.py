"""What in people's words may tell who somebody is: names, places, dates, numbers."""

import re
from collections.abc import Iterable, Iterator

from digest.flags.flag import Found, Why
from digest.flags.given_names import GIVEN_NAMES, WORDS_TOO
from digest.flags.shapes import shapes
from facilitation.words import COMMON, spelled

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:-[^\W\d_]+)*(?![\d_])")
_STARTS = re.compile(r"(?:^|[.!?:;…\n«“\"(–-])[\s«“\"(#*•>]*$")
_BETWEEN = {" ", ". ", "’", "'"}
_CUE = re.compile(r"\b(?:a|ad|da|in|di|tra|presso|from|at|near)\s+$", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:sig|sig\.ra|signor|signora|dott|dott\.ssa|dottor|dottoressa|dr|prof|prof\.ssa|professor"
    r"|professoressa|ing|ingegner|avv|avvocat[oa]|arch|geom|rag|don|padre|suor|mons|monsignor|imam"
    r"|sindac[oa]|assessor[ae]|mister|mr|mrs|ms)\.?\s+$",
    re.IGNORECASE,
)
SMALL_NAMES = GIVEN_NAMES - WORDS_TOO
"""Names that are found however they are written."""

_KNOWN = frozenset(
    """
    ANPAL INPS INAIL SPRAR SIPROIMI SAI CAS CPIA CPI ATS UE FSE FAMI ITS IFTS ONG PMI ISEE SPID
    COVID COVID-19 PUOI ASL ATECO CCNL DPI DVR EQF GOL IVA LIS NASPI NEET PAI PNRR RSPP SIL TIS
    UEPE USB PC TV CV OK PDF SMS GPS EU NGO Teams Giro Italia Italy Europa Europe Stato Regione
    Comune Internet Sud Nord Est Ovest Centro Mezzogiorno Prefettura Questura Tribunale Comuni
    Regioni Provincia Province Ministero Ministeri Governo Stati Università Chiesa Covid Natale
    Pasqua Ramadan On In At Monday Tuesday Wednesday Thursday Friday Saturday Sunday Lunedì
    Martedì Mercoledì Giovedì Venerdì Sabato Domenica Agenzia Entrate DURC DUVRI HACCP OSS PFI
    UNILAV
    """.split()  # noqa: SIM905 - they are read best so
)
"""Bodies, programmes and things that everybody may speak of."""


class Finder:
    """Finds what may single somebody out.

    A word of the session itself (its title, areas, roles, questions) singles nobody out, unless it
    is one of the names of those who are `named`. What is a name in one of the `texts` is one where
    it begins a sentence, too. A name that is not common and
    is written small, or begins every sentence it is in, is not found: nobody but a reader can.
    """

    def __init__(
        self, ordinary: Iterable[str], texts: Iterable[str] = (), named: Iterable[str] = ()
    ) -> None:
        names = {word.casefold() for text in named for word in _capitals(text)}
        words = {word.casefold() for text in ordinary for word in _WORD.findall(text)}
        self._ordinary = (words - names) | {word.casefold() for word in _KNOWN}
        self._known = GIVEN_NAMES | names
        self._known |= self._learnt(tuple(texts))

    def __call__(self, text: str) -> tuple[Found, ...]:
        """What is found, from left to right, none upon another."""
        found: list[Found] = []
        all_found = (*shapes(text), *self._small_names(text), *self._names(text))
        for one in sorted(all_found, key=_widest_first):
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

    def _small_names(self, text: str) -> Iterator[Found]:
        for word in _WORD.finditer(text):
            if word[0] in SMALL_NAMES and word[0] not in self._ordinary:
                yield Found(*word.span(), Why.NAME)

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


def _capitals(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text) if word[0].isupper() and not _is_small(word))


def _is_small(word: str) -> bool:
    """Whether any text has it, so that its capital tells nothing."""
    return COMMON.issuperset(spelled(word))


def _opens_a_sentence(text: str, word: re.Match[str]) -> bool:
    """Whether it has its capital from where it stands: a name after it is one without it."""
    return _is_small(word[0]) and bool(_STARTS.search(text[: word.start()]))


def _widest_first(one: Found) -> tuple[int, int]:
    return one.start, -one.end
