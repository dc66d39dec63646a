"""What is not parted by the end of a page, and how wide the columns of a table are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from digest.documents.blocks import AnyBlock, Chart, Heading, Paragraph, Quotes, Table

MOST_LINES = 24
"""Of a table or a chart in one piece; a longer table has its header again on the next page."""
LETTERS = 84
"""On a line from margin to margin."""
LABEL = 28
"""Letters on a line of a chart's label."""
LOWEST = 3
"""The level from which on a heading belongs to the paragraph above it."""

NAMES = 2
"""How wide the first column is, where a column of figures is one."""


def keeping(blocks: Sequence[AnyBlock]) -> Iterator[tuple[AnyBlock, bool]]:
    """Each block, and whether it stays in one piece or, a paragraph, with what it leads to."""
    following = (*blocks, None)
    for block, then in pairwise(following):
        match block:
            case Paragraph():
                yield block, _is_led_to(then)
            case Table():
                letters = LETTERS * NAMES // sum(widths(block))
                yield block, _lines((name for name, *_ in block.rows), letters) <= MOST_LINES
            case Chart():
                yield block, _lines((bar.label for bar in block.bars), LABEL) <= MOST_LINES
            case None:
                continue
            case _:
                yield block, False


def widths(table: Table) -> tuple[int, ...]:
    """How wide each column is, compared with one of figures."""
    return (NAMES, *(1 for _ in table.columns[1:]))


def _lines(names: Iterable[str], letters: int) -> int:
    return sum(1 + len(name) // letters for name in names)


def _is_led_to(block: AnyBlock | None) -> bool:
    if isinstance(block, Heading):
        return block.level >= LOWEST
    return isinstance(block, Chart | Table | Quotes)
