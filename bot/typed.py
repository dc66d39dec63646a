"""Typed words: which command somebody means, however they write it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import pairwise

from bot.command_forms import DATA, HAND, OWN, Given, begins_a_command, given, number_of
from bot.plain_words import WORD, plain, plain_words
from bot.wording.words import LANGUAGES, Words
from facilitation.chat import Spoken
from facilitation.contributions import ContributionKind, clean

MENTION = re.compile(r"<at[^>]*>.*?</at>", re.IGNORECASE | re.DOTALL)
MENTION_TAG = re.compile(r"</?at[^>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^>]+>")
LINE_END = re.compile(r"<br\s*/?>|</(?:p|div|li)>", re.IGNORECASE)
LEADING = " \t\r\n\u00a0,.:;!…–-"
"""What may stand between a command and what it is about."""

SIGNS: Mapping[str, ContributionKind] = {
    "+": ContributionKind.STRENGTH,
    "-": ContributionKind.CRITICAL_ISSUE,
    "!": ContributionKind.PROPOSAL,
}
SIGNED = re.compile(r"([+!]|[-\u2010-\u2015\u2212])\1*\s*(?=\D)")
"""A sign, once or more; what is followed by a digit is a number."""
NAMED = re.compile(r"([^:\n]{1,40}?)\s*(?::\s*|\s[-\u2013\u2014]\s+)")
"""A few words before a colon or a dash."""

LONGEST_NAME = 80

MOST_WORDS = 200
"""A command stands among the first of them; a question may go on beyond."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The key of a command, the number that stood with it, and what was written after it."""

    key: str
    number: int | None = None
    rest: str = ""
    """As it was written, line by line."""


def read_words(text: str) -> Typed | None:
    """Find the command in a message; None if it has none.

    Capitals, accents, punctuation, politeness and the place of the mention do not matter. Raises
    nothing, whatever is written.
    """
    written = _written(text)
    found = [*WORD.finditer(written)][:MOST_WORDS]
    words = [plain(one.group()) for one in found]
    for one in given(words):
        rest = written[found[one.end - 1].end() :].lstrip(LEADING).rstrip()
        if one.key == HAND and begins_a_command(plain_words(person_named(rest))):
            # "Passa al prossimo" is about the agenda, not about somebody of that name.
            continue
        is_data = one.key == OWN and any(each.key == DATA for each in given(words[one.end :]))
        return Typed(DATA if is_data else one.key, _number(words, one), rest)
    return None


def read_point(text: str) -> Spoken:
    """Find the kind that a message of the chat begins with, by a word or a sign, if any."""
    whole = clean(text)
    if signed := SIGNED.match(whole):
        sign = signed.group(1)
        kind = SIGNS.get(sign, ContributionKind.CRITICAL_ISSUE)
        return Spoken(whole=whole, kind=kind, point=whole[signed.end() :])
    named = NAMED.match(whole)
    kind_named = _kinds().get(" ".join(plain(named.group(1)).split())) if named else None
    if named is None or kind_named is None:
        return Spoken(whole=whole)
    return Spoken(whole=whole, kind=kind_named, point=whole[named.end() :])


def person_named(rest: str) -> str:
    """The name in what follows "passa": "a Marco", "over to Marco"."""
    said = rest[:LONGEST_NAME].split()
    while said and plain(said[0]) in _fillers():
        said.pop(0)
    return " ".join(said)


def without_mention(text: str) -> str:
    """What was written apart from the bot's name, for its author to recognise."""
    return " ".join(TAG.sub(" ", MENTION.sub(" ", text)).split())


def _written(text: str) -> str:
    """What was written apart from the bot's name, with its line ends and without any markup."""
    lines = LINE_END.sub("\n", MENTION.sub(" ", text))
    return unicodedata.normalize("NFC", unescape(TAG.sub(" ", lines)))


def _number(words: list[str], one: Given) -> int | None:
    """The first number in digits, else in letters: one of the command's own or of minutes."""
    digits = (number_of(word) for word in words if word.isdecimal())
    own = map(number_of, words[one.start : one.end])
    minutes = (number_of(word) for word, unit in pairwise(words) if unit.startswith("min"))
    return next((found for found in (*digits, *own, *minutes) if found is not None), None)


@cache
def _kinds() -> Mapping[str, ContributionKind]:
    """Every word of every language for each kind of contribution."""
    return {
        plain(word).strip(): kind
        for language in LANGUAGES
        for kind in ContributionKind
        for word in Words(language, "UTC")(f"kind_said_{kind}").split("|")
    }


@cache
def _fillers() -> frozenset[str]:
    """Words that may stand before a name."""
    return frozenset(
        word for language in LANGUAGES for word in Words(language, "UTC")("hand_fillers").split("|")
    )
