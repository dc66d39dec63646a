"""Typed words: which command somebody means, however they write it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape

from bot.wording.words import LANGUAGES, Words
from dialogs.commands import Act

MENTION = re.compile(r"<at[^>]*>.*?</at>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^>]+>")
LINE_END = re.compile(r"<br\s*/?>|</(?:p|div|li)>", re.IGNORECASE)
WORD = re.compile(r"\w+")
LEADING = " \t\r\n\u00a0,.:;!…–-"
"""What may stand between a command and what it is about."""

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
            return Typed(key, _number(written), written[found.end() :].lstrip(LEADING).rstrip())
    return None


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
    keys = [*ACTS, "command_ask", "command_prepare", "command_status", "command_help"]
    return {
        word: key
        for language in LANGUAGES
        for key in keys
        for word in Words(language, "UTC")(key).split("|")
    }
