"""Giro's words in one language: every sentence comes from the catalogues beside this module."""

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.core import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from facilitation.plan import Plan

LANGUAGES = ("it", "en")
ITALY = "Europe/Rome"

# English as Europe writes it: "24 November", "Anna, Bruno and Carla".
LOCALES = {"it": Locale("it"), "en": Locale("en", "GB")}


SHORT = 1000
"""Integers nearer to zero are written alike everywhere."""


LENGTHS = {"date": "d MMMM y", "day": "d MMMM"}
ARTICLES = {"": ("", ""), "the": ("il ", "l’"), "to": ("al ", "all’")}
"""What Italian puts before a day of the month, in full and elided."""


class Words:
    """Says what a key means in one language, times being in one zone.

    `words("poll_until", at=moment)` fills the catalogue's "{at:time}"; the other formats are
    date ("24 novembre 2020"), day (without the year), list ("Giulia e Marco") and any ("Giulia
    o Marco"). Dates and days take the_ or to_ for what Italian puts before: "il 24 novembre",
    "al 24 novembre", "all’8 novembre". With `count` it takes the form that goes with that
    number. A key the catalogue lacks raises KeyError.
    """

    def __init__(self, language: str, time_zone: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._catalogue = catalogue(self.language)
        self._filling = Filling(LOCALES[self.language], ZoneInfo(time_zone))

    def __call__(self, key: str, /, **values: Any) -> str:
        return self._filling.vformat(self._catalogue.text(key, values.get("count")), (), values)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one language by key; a key with a plural has a text for each form."""

    texts: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]
    """Which form a number takes, counted from 0."""

    def text(self, key: str, count: int | None) -> str:
        """Give the text of a key, in the form that goes with the count."""
        forms = self.texts[key]
        if count is None or len(forms) == 1:
            return forms[0]
        return forms[self.form(count)]


@cache
def catalogue(language: str) -> Catalogue:
    """Read the .po files of one language; a key may stand in one of them only."""
    texts: dict[str, tuple[str, ...]] = {}
    plural = "n != 1"
    for path in sorted((Path(__file__).parent / language).glob("*.po")):
        with path.open(encoding="utf-8") as file:
            read = read_po(file, locale=language, abort_invalid=True)
        plural = read.plural_expr
        for message in read:
            if not message.id:
                continue
            key = _forms(message.id)[0]
            if key in texts:
                raise KeyError(f"{key} stands twice in the {language} catalogue")
            texts[key] = _forms(message.string)
    return Catalogue(texts, c2py(plural))


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


class Filling(string.Formatter):
    """Puts values into a text as one language writes them."""

    def __init__(self, locale: Locale, zone: ZoneInfo) -> None:
        self._locale = locale
        self._zone = zone

    def format_field(self, value: Any, format_spec: str) -> str:
        """Write one value; the formats are time, date, day, list and any, or none."""
        match format_spec:
            case "time":
                return f"{self._local(value):%H:%M}"
            case "date" | "the_date" | "to_date" | "day" | "the_day" | "to_day":
                before, _, length = format_spec.rpartition("_")
                return self._date(self._local(value), before, length)
            case "list":
                return format_list(tuple(value), locale=self._locale)
            case "any":
                return format_list(tuple(value), style="or", locale=self._locale)
            case "" if isinstance(value, int) and not -SHORT < value < SHORT:
                return format_decimal(value, locale=self._locale)
            case "":
                return str(value)
        raise ValueError(f"no value is written as {format_spec}")

    def _local(self, value: Any) -> Any:
        return value.astimezone(self._zone) if isinstance(value, datetime) else value

    def _date(self, day: date, before: str, length: str) -> str:
        written = format_date(day, LENGTHS[length], locale=self._locale)
        if self._locale.language != "it":
            return written
        # Italian counts the first day of a month (1º dicembre, 2 dicembre) and elides its
        # article before the eighth and the eleventh (l’otto, l’undici).
        if day.day == 1:
            written = written.replace("1 ", "1º ", 1)
        full, elided = ARTICLES[before]
        return (elided if day.day in (8, 11) else full) + written


@cache
def words_in(language: str, time_zone: str) -> Words:
    """The words of a language and a zone, made once."""
    return Words(language, time_zone)


def words_of(plan: Plan) -> Words:
    """The words that a plan's room is spoken to in."""
    return words_in(plan.language, plan.time_zone)


def words_spoken(language: str) -> Words:
    """The words of a language, for what is of no plan yet."""
    return words_in(language, ITALY)


def words_for(locale: str | None, plan: Plan | None) -> Words:
    """The words for one person: their own language where we have it, else their room's."""
    default, time_zone = (plan.language, plan.time_zone) if plan else (LANGUAGES[0], ITALY)
    spoken = (locale or "").replace("_", "-").split("-")[0].lower()
    return words_in(spoken if spoken in LANGUAGES else default, time_zone)
