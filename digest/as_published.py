"""What a digest that was published is made of, though more has come since."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from digest.digest import Digest
from digest.facts import SessionFacts
from digest.points.corrections import Correction
from facilitation.contributions import Contribution, ContributionKind

Told = Mapping[str, tuple[ContributionKind, str]]
"""By a contribution's id: as what it was quoted, in which words."""


def as_published(facts: SessionFacts, published: Digest, at: datetime) -> SessionFacts:
    """The facts as they were when a digest was composed, at `at`, less what is forgotten since.

    Of what was put right later, and what nobody has signed yet, nothing is in them.
    """
    told = {
        quote.contribution_id: (cell.kind, quote.text)
        for section in published.sections
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
    }
    return replace(
        facts,
        contributions=tuple(_as_told(one, told, at) for one in facts.contributions),
        corrections=tuple(_as_it_stood(one, at) for one in facts.corrections if one.at < at),
        check=facts.check if published.check else None,
    )


def _as_told(contribution: Contribution, told: Told, at: datetime) -> Contribution:
    """In the words that were published, where its author has put it otherwise since."""
    if contribution.edited_at is None or contribution.edited_at < at:
        return contribution
    kind, text = told.get(contribution.id, (contribution.kind, contribution.text))
    return replace(contribution, kind=kind, text=text, first_text=None)


def _as_it_stood(correction: Correction, at: datetime) -> Correction:
    undone_at = correction.undone_at
    return replace(correction, undone_at=undone_at if undone_at and undone_at < at else None)
