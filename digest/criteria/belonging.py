"""Which contributions belong to a section of the digest, told apart from how it was composed."""

from collections.abc import Iterable

from digest.digest import Section
from digest.facts import SessionFacts
from facilitation.contributions import Contribution


def belonging(
    given: Iterable[Contribution], facts: SessionFacts, section: Section
) -> list[Contribution]:
    """Of some, those of a section: an area has what was put right to it, and nothing that left."""
    if section.area_id is not None:
        return [one for one in given if one.area_id == section.area_id]
    here = {one.run.id for one in facts.runs if one.run.block_id in section.block_ids}
    return [one for one in given if not one.area_id and one.run_id in here]
