"""What an organiser let stand is read by everybody, and what they cut by nobody."""

import re
from collections.abc import Iterator

from rehearsal.cast.books import Books, Ruled
from rehearsal.oracle.verdicts import Row
from rehearsal.wire import Json

_QUOTE = re.compile(r"[AB]\d+-\d+")


def rulings(books: Books, public: Json) -> Row:
    """Hold every decision against the edition for everybody, text by text."""
    quotes = dict(_quotes(public))
    found = [one for one in books.ruled if _holds(one, quotes)]
    wrong = [one.reference or "any text" for one in books.ruled if one not in found]
    return Row(
        claim="organisers' decisions on cuts / read so in the public edition",
        told=str(len(books.ruled)),
        found=str(len(found)),
        holds=not wrong,
        detail=", ".join(wrong),
    )


def _holds(ruled: Ruled, quotes: dict[str, str]) -> bool:
    """Other texts than quotes have no reference that readers know, and are not looked for."""
    if ruled.reference and not _QUOTE.fullmatch(ruled.reference):
        return True
    texts = [quotes[ruled.reference]] if ruled.reference else list(quotes.values())
    is_word = re.compile(rf"(?<!\w){re.escape(ruled.words)}(?!\w)")
    return any(is_word.search(text) for text in texts) is ruled.stands


def _quotes(public: Json) -> Iterator[tuple[str, str]]:
    for section in public["sections"]:
        for voice in section["voices"]:
            for cell in voice["cells"]:
                yield from ((one["reference"], one["text"]) for one in cell["quotes"])
