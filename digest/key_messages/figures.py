"""The numbers that a sentence tells, in digits or in Italian and English words."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

_DIGITS = re.compile(r"\d{1,3}(?:[.,']\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+")

_ITALIAN = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove"
)
_ITALIAN_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TEN, _TWENTY, _HUNDRED, _THOUSAND = 10, 20, 100, 1000
_ROUND = {
    "decina": 10, "dozzina": 12, "quindicina": 15, "ventina": 20, "trentina": 30,
    "quarantina": 40, "cinquantina": 50, "centinaio": 100, "migliaio": 1000, "mille": 1000,
    "dozen": 12,
}  # fmt: skip
_ONE = {"un", "uno", "una", "one", "single", "sola", "solo"}
_COUNTED = {
    "persona", "partecipante", "contributo", "voce", "gruppo", "ruolo",
    "person", "participant", "contribution", "voice", "group", "role",
}  # fmt: skip
"""Only before these is "one" a number rather than an article."""


def figures(text: str) -> frozenset[str]:
    """Each number once, however it is written; "one" only where something is counted."""
    spelled_out = unicodedata.normalize("NFKC", text).casefold()
    found = {_plain(match.group()) for match in _DIGITS.finditer(spelled_out)}
    words = _words(spelled_out)
    found |= {str(number) for number in (*_italian(words), *_english(words))}
    if any(one in _ONE and counted in _COUNTED for one, counted in pairwise(words)):
        found.add("1")
    return frozenset(found)


def is_number_word(word: str) -> bool:
    """Whether a word, as facilitation.words spells it, tells a number."""
    return bool(figures(word)) or word in {"one", "uno", "hundred", "thousand"}


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text)
    return _WORD.findall("".join(one for one in bare if not unicodedata.combining(one)))


def _plain(digits: str) -> str:
    parts = re.split(r"[.,']", digits)
    grouped = len(parts) > 1 and all(len(part) == len("000") for part in parts[1:])
    if len(parts) == 1 or grouped:
        return str(int("".join(parts)))
    whole, after = parts
    places = "".join(str(int(digit)) for digit in after).rstrip("0")
    return f"{int(whole)}.{places}" if places else str(int(whole))


def _italian(words: list[str]) -> Iterator[int]:
    for word, following in pairwise([*words, ""]):
        if word == "uno" or (word, following) == ("due", "to"):
            continue
        thousands, is_many, rest = word.partition("mila")
        known = _italian_words()
        if word in known:
            yield known[word]
        elif is_many and thousands in known and (not rest or rest in known):
            yield known[thousands] * _THOUSAND + known.get(rest, 0)
        elif word.startswith("mille") and word.removeprefix("mille") in known:
            yield _THOUSAND + known[word.removeprefix("mille")]


@cache
def _italian_words() -> dict[str, int]:
    """How the numbers below a thousand are written."""
    known = {form: number for number in range(_HUNDRED) for form in _below_hundred(number)}
    for hundreds in range(1, _TEN):
        start = ("" if hundreds == 1 else _ITALIAN.split()[hundreds]) + "cento"
        for number in range(1, _HUNDRED):
            for form in _below_hundred(number):
                # Centotto, as some write it, beside centootto.
                begins = (start, start[:-1]) if form.startswith("o") else (start,)
                known |= {begin + form: hundreds * _HUNDRED + number for begin in begins}
        known[start] = hundreds * _HUNDRED
    return known | _ROUND


def _below_hundred(number: int) -> tuple[str, ...]:
    units = _ITALIAN.split()
    if number < _TWENTY:
        return (units[number],)
    tens, unit = _ITALIAN_TENS.split()[number // _TEN - 2], number % _TEN
    match unit:
        case 0:
            return (tens,)
        case 1:
            return (f"{tens[:-1]}uno", f"{tens[:-1]}un")
        case 8:
            return (f"{tens[:-1]}otto",)
        case _:
            return (tens + units[unit],)


@cache
def _english_words() -> dict[str, int]:
    units = {word: number for number, word in enumerate(_ENGLISH.split())}
    tens = {word: _TEN * number for number, word in enumerate(_ENGLISH_TENS.split(), 2)}
    return units | tens


def _english(words: list[str]) -> Iterator[int]:
    """Runs of number words; a "one" that stands alone is none."""
    total: int | None = None
    for word in [*words, ""]:
        longer = _longer(total, word)
        if longer is None and total is not None and total != 1:
            yield total
        total = _english_words().get(word) if longer is None else longer


def _longer(total: int | None, word: str) -> int | None:
    """The number so far with one more word; None where that word begins another or ends it."""
    if word in {"hundred", "thousand"}:
        times = _HUNDRED if word == "hundred" else _THOUSAND
        thousands, rest = divmod(total or 1, _THOUSAND)
        return thousands * _THOUSAND + rest * times if 0 < rest < times else None
    if not total:
        return None
    if word == "and":
        return None if total % _HUNDRED else total
    number = _english_words().get(word)
    is_open = total % _HUNDRED == 0 or (total % _HUNDRED >= _TWENTY and not total % _TEN)
    fits = number is not None and (total % _HUNDRED == 0 or 0 < number < _TEN)
    return total + (number or 0) if is_open and fits else None
