"""Reading back: of what, what may be added, and which part of it one card shows."""

from collections.abc import Collection, Iterable, Mapping

from facilitation.contributions import Contribution, ContributionKind
from facilitation.plan import Block, Plan
from facilitation.prompts import ReadBack, Round
from facilitation.refusals.unknown import NoSuchContribution

PAGE = 10
"""Points on one page of the card."""


def read_in(plan: Plan, block: Block, prompt: ReadBack) -> tuple[Block, ...]:
    """The blocks in which what a read-back of a block reads was written."""
    if prompt.of == "session":
        return plan.agenda
    if block.area is None:
        return (block,)
    return tuple(one for one in plan.agenda if one.area == block.area)


def may_be_added(plan: Plan, block: Block, prompt: ReadBack) -> tuple[ContributionKind, ...]:
    """What somebody may write who misses something, in the order of kinds."""
    asked = {kind for one in rounds(read_in(plan, block, prompt)) for kind in one.kinds}
    wanted = {*prompt.kinds} or asked or {*ContributionKind} - {ContributionKind.OBJECTION}
    return tuple(kind for kind in ContributionKind if kind in wanted)


def rounds(blocks: Iterable[Block]) -> list[Round]:
    """Where something is written in those blocks."""
    return [one for block in blocks for one in block.prompts if isinstance(one, Round)]


def gathered(
    read: Iterable[Block], contributions: Iterable[Contribution], homes: Mapping[str, str]
) -> list[Contribution]:
    """What was written in those blocks, by kind and by alphabet, which tells nothing of when.

    `homes` gives the block in which each run was put.
    """
    kinds = list(ContributionKind)
    areas_of = {one.id: one.area for one in read}
    areas = {area for area in areas_of.values() if area is not None}
    here = [
        one
        for one in contributions
        if (one.area_id in areas if one.area_id else homes[one.run_id] in areas_of)
    ]
    return sorted(here, key=lambda one: (kinds.index(one.kind), one.text.casefold(), one.id))


def check_read(read: Collection[str], contribution_id: str) -> None:
    """Refuse what is about a contribution that is not read back."""
    if contribution_id not in read:
        raise NoSuchContribution


def paged(number: int, page: int) -> tuple[slice, int, int]:
    """Which of so many points a page shows, its number from 0 as it can be, and how many are."""
    pages = max(1, -(-number // PAGE))
    page = min(max(page, 0), pages - 1)
    return slice(page * PAGE, (page + 1) * PAGE), page, pages
