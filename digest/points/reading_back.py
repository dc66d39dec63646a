"""The points that are read back to those who made them."""

from collections.abc import Iterable

from digest.digest import Digest
from digest.points.listing import listed
from facilitation.plan import Block
from facilitation.prompts import ReadPoint


def to_read_back(digest: Digest, blocks: Iterable[Block]) -> tuple[ReadPoint, ...]:
    """What was said in those blocks, as a digest made now would tell it, in its order."""
    wanted = {block.id for block in blocks}
    return tuple(
        ReadPoint(
            id=one.point.point_id,
            kind=one.point.kind,
            contributions=tuple(each.quote.contribution_id for each in one.citations),
        )
        for section in digest.sections
        if not wanted.isdisjoint(section.block_ids)
        for one in listed(section)
    )
