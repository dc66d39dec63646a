"""What came of the check after the end, in which participants saw how their words are used."""

from collections.abc import Iterable

from digest.digest import Check, Section
from digest.facts import SessionFacts


def checked(facts: SessionFacts, composed: Iterable[Section]) -> Check | None:
    """Tell it once the check is over; of corrections the references, never the words of before."""
    if facts.check is None:
        return None
    corrected = {one.id for one in facts.contributions if one.first_text is not None}
    return Check(
        until=facts.check.until,
        confirmed=facts.check.confirmed,
        corrected=tuple(
            quote.reference
            for section in composed
            for voice in section.voices
            for cell in voice.cells
            for quote in cell.quotes
            if quote.contribution_id in corrected
        ),
        withdrawn=facts.check.withdrawn,
    )
