"""Reading back: what was written on an area so far, in an order that tells nothing of when."""

from collections.abc import Iterable, Mapping

from facilitation.contributions import Contribution, ContributionKind
from facilitation.plan import Block

PAGE = 10
"""Points on one page of the card."""


def gathered(
    block: Block, contributions: Iterable[Contribution], homes: Mapping[str, str]
) -> list[Contribution]:
    """The points of the block's area, or of the block where it has none: by kind, by alphabet.

    `homes` gives the block in which each run was put.
    """
    kinds = list(ContributionKind)
    here = [
        one
        for one in contributions
        if (one.area_id == block.area if block.area else homes[one.run_id] == block.id)
    ]
    return sorted(here, key=lambda one: (kinds.index(one.kind), one.text.casefold(), one.id))


def paged(number: int, page: int) -> tuple[slice, int, int]:
    """Which of so many points a page shows, its number from 0 as it can be, and how many are."""
    pages = max(1, -(-number // PAGE))
    page = min(max(page, 0), pages - 1)
    return slice(page * PAGE, (page + 1) * PAGE), page, pages
