"""Words as they are compared: no capitals, no accents, no signs."""

import re
import unicodedata

WORD = re.compile(r"\w+|\+(?=\s*\d)")
"""A plus before a number says "more"."""


def plain(word: str) -> str:
    """A word without capitals and accents."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in bare if not unicodedata.combining(character))


def plain_words(text: str) -> list[str]:
    """The words of a text, each plain."""
    return [plain(word) for word in WORD.findall(text)]
