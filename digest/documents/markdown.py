"""A document as Markdown."""

from collections.abc import Iterator

from digest.documents.blocks import (
    AnyBlock,
    Bullets,
    Chart,
    Document,
    Heading,
    Paragraph,
    Quotes,
    Table,
)
from digest.documents.markup import broken, escaped, table


def markdown(document: Document) -> str:
    """Lay a document out; what people wrote stays text, whatever signs it has."""
    opening = [f"# {escaped(document.title)}", escaped(document.subtitle)]
    blocks = ["\n".join(_lines(block)) for block in document.blocks]
    return "\n\n".join([*opening, *(block for block in blocks if block)]) + "\n"


def _lines(block: AnyBlock) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {escaped(block.text)}"
        case Paragraph():
            yield escaped(block.text)
        case Bullets():
            for term, text in block.items:
                yield f"- **{escaped(term)}**: {escaped(text)}" if term else f"- {escaped(text)}"
        case Quotes():
            for quote in block.quotes:
                whose = f" — {escaped(quote.aside)}" if quote.aside else ""
                yield f"- {broken(quote.text, '  ')}{whose}"
        case Table():
            yield from table([*block.columns], [[*row] for row in block.rows])
        case Chart():
            # Its table says the same.
            return
