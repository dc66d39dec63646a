"""What participants put right in the check after the end is told as it was, and counted."""

from collections.abc import Iterator
from itertools import chain

from digest.digest import Check, Digest
from digest.facts import CheckFacts, SessionFacts
from digest.faults import Fault


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Look for confirmations, corrections and withdrawals that are told otherwise."""
    if facts.check is None or digest.check is None:
        if facts.check is not None or digest.check is not None:
            yield _fault("tells of a check that is not over, or nothing of one that is")
        return
    yield from _check(facts, facts.check, digest.check)
    corrected = {one.id for one in facts.contributions if one.first_text is not None}
    quotes = chain.from_iterable(
        cell.quotes
        for section in digest.sections
        for voice in section.voices
        for cell in voice.cells
    )
    quoted = {quote.reference for quote in quotes if quote.contribution_id in corrected}
    if sorted(digest.check.corrected) != sorted(quoted):
        yield _fault("names other contributions as corrected than were")
    if len(corrected) != facts.check.corrected:
        yield _fault("is made of other corrections than the database counts")


def _check(facts: SessionFacts, counted: CheckFacts, told: Check) -> Iterator[Fault]:
    let_stand = sum(one.confirmed_at is not None for one in facts.contributions)
    if not told.confirmed == counted.confirmed == let_stand:
        yield _fault("miscounts what was confirmed")
    if told.withdrawn != counted.withdrawn or told.withdrawn > facts.withdrawn:
        yield _fault("miscounts what was withdrawn")
    if told.until != counted.until:
        yield _fault("tells of another deadline")


def _fault(what: str) -> Fault:
    return Fault("validated", "check", what)
