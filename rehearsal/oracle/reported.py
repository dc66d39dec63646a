"""Reports: what observers wrote for others, marked as such, and nobody counted for it."""

from collections.abc import Iterator

from rehearsal.cast.books import Books, Written
from rehearsal.oracle.verdicts import Row
from rehearsal.wire import Json


def reports(books: Books, digest: Json) -> Row:
    """Every report that was confirmed is marked, under its code and role; it adds no author."""
    standing = [one for one in books.contributed if not one.is_withdrawn]
    told = {one.code: one for one in standing if one.code}
    found = list(_reported(digest))
    wrong = [quote["reference"] for voice, quote in found if not _is_told(voice, quote, told)]
    authors = len({one.author for one in standing if not one.code})
    method = digest["method"]
    # Fewer than that are not counted at all.
    counted = authors if authors >= method["threshold"] else None
    return Row(
        claim="said aloud, reported / marked in the digest",
        told=f"{len(told)}, and {authors} wrote for themselves",
        found=f"{len(found)}, and {method['authors']} are counted",
        holds=not wrong
        and len(told) == len(found) == method["reported"] > 0
        and method["authors"] == counted,
        detail=", ".join(wrong),
    )


def _reported(digest: Json) -> Iterator[tuple[Json, Json]]:
    """Every quote that is marked, with the voice that it stands under."""
    for section in digest["sections"]:
        for voice in section["voices"]:
            for cell in voice["cells"]:
                yield from ((voice, quote) for quote in cell["quotes"] if quote["reported"])


def _is_told(voice: Json, quote: Json, told: dict[str, Written]) -> bool:
    """Whether these words were reported under this code, and of a role that stands here."""
    one = told.get(quote["code"])
    if one is None:
        return False
    is_verbatim = quote["text"] == one.text or "[…]" in quote["text"]
    return is_verbatim and (voice["label"] == "everyone" or one.role_id in voice["roles"])
