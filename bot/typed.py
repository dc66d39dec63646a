"""Typed words: which command somebody means, however they write it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape

from bot.wording.words import LANGUAGES, Words
from dialogs.commands.leading import Act
from facilitation.chat import Spoken
from facilitation.contributions import ContributionKind, clean

MENTION = re.compile(r"<at[^>]*>.*?</at>", re.IGNORECASE | re.DOTALL)
MENTION_TAG = re.compile(r"</?at[^>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^>]+>")
LINE_END = re.compile(r"<br\s*/?>|</(?:p|div|li)>", re.IGNORECASE)
WORD = re.compile(r"\w+")
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

HAND = "command_hand"
"""The command after which a person is named."""
LONGEST_NAME = 80

OWN, DATA = "command_own", "command_data"
"""What one has said, and all that is held about one: "mine" begins both."""

ACTS: Mapping[str, Act] = {f"command_{act}": act for act in Act}


@dataclass(frozen=True, slots=True)
class Typed:
    """The key of a command, the number that stood with it, and what was written after it."""

    key: str
    number: int | None = None
    rest: str = ""
    """As it was written, line by line."""


def read_words(text: str) -> Typed | None:
    """Find the command in a message; None if it has none.

    Capitals, accents, punctuation and the place of the mention do not matter.
    """
    written = _written(text)
    for found in WORD.finditer(written):
        key = _synonyms().get(_plain(found.group()))
        if key is not None:
            rest = written[found.end() :].lstrip(LEADING).rstrip()
            if key == HAND and _plain(person_named(rest)).split(" ")[0] in _synonyms():
                # "Passa al prossimo" is about the agenda, not about somebody of that name.
                continue
            if key == OWN and DATA in map(_synonyms().get, map(_plain, WORD.findall(rest))):
                key = DATA
            return Typed(key, _number(written), rest)
    return None


def read_point(text: str) -> Spoken:
    """Find the kind that a message of the chat begins with, by a word or a sign, if any."""
    whole = clean(text)
    if signed := SIGNED.match(whole):
        sign = signed.group(1)
        kind = SIGNS.get(sign, ContributionKind.CRITICAL_ISSUE)
        return Spoken(whole=whole, kind=kind, point=whole[signed.end() :])
    named = NAMED.match(whole)
    kind_named = _kinds().get(" ".join(_plain(named.group(1)).split())) if named else None
    if named is None or kind_named is None:
        return Spoken(whole=whole)
    return Spoken(whole=whole, kind=kind_named, point=whole[named.end() :])


def person_named(rest: str) -> str:
    """The name in what follows "passa": "a Marco", "over to Marco"."""
    said = rest[:LONGEST_NAME].split()
    while said and _plain(said[0]) in _fillers():
        said.pop(0)
    return " ".join(said)


def without_mention(text: str) -> str:
    """What was written apart from the bot's name, for its author to recognise."""
    return " ".join(TAG.sub(" ", MENTION.sub(" ", text)).split())


def _written(text: str) -> str:
    """What was written apart from the bot's name, with its line ends and without any markup."""
    lines = LINE_END.sub("\n", MENTION.sub(" ", text))
    return unicodedata.normalize("NFC", unescape(TAG.sub(" ", lines)))


def _number(written: str) -> int | None:
    words = [_plain(word) for word in WORD.findall(written)]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 6]  # noqa: PLR2004
    return numbers[0] if numbers else None


def _plain(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in bare if not unicodedata.combining(character))


@cache
def _synonyms() -> Mapping[str, str]:
    """Every word of every language with the key of its command."""
    keys = [
        *ACTS,
        "command_ask",
        "command_coverage",
        DATA,
        OWN,
        "command_plan",
        "command_points",
        "command_prepare",
        "command_proposals",
        "command_status",
        "command_help",
    ]
    return {
        word: key
        for language in LANGUAGES
        for key in keys
        for word in Words(language, "UTC")(key).split("|")
    }


@cache
def _kinds() -> Mapping[str, ContributionKind]:
    """Every word of every language for each kind of contribution."""
    return {
        _plain(word).strip(): kind
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
