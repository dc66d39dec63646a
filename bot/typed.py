"""Typed words: which command somebody means, however they write it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.wording.words import LANGUAGES, Words
from dialogs.commands import Act

MENTION = re.compile(r"<at[^>]*>.*?</at>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^>]+>")

ACTS: Mapping[str, Act] = {f"command_{act}": act for act in Act}


@dataclass(frozen=True, slots=True)
class Typed:
    """The key of a command and the number that stood with it."""

    key: str
    number: int | None = None


def read_words(text: str) -> Typed | None:
    """Find the command in a message; None if it has none.

    Capitals, accents, punctuation and the place of the mention do not matter.
    """
    words = _plain(text).split()
    keys = [_synonyms()[word] for word in words if word in _synonyms()]
    if not keys:
        return None
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 6]  # noqa: PLR2004
    return Typed(keys[0], numbers[0] if numbers else None)


def without_mention(text: str) -> str:
    """What was written apart from the bot's name, for its author to recognise."""
    return " ".join(TAG.sub(" ", MENTION.sub(" ", text)).split())


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", without_mention(text).casefold())
    kept = "".join(character for character in bare if not unicodedata.combining(character))
    return re.sub(r"[^\w]+", " ", kept)


@cache
def _synonyms() -> Mapping[str, str]:
    """Every word of every language with the key of its command."""
    keys = [*ACTS, "command_prepare", "command_status", "command_help"]
    return {
        word: key
        for language in LANGUAGES
        for key in keys
        for word in Words(language, "UTC")(key).split("|")
    }
