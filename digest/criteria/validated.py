"""What participants said of points read back, and put right after the end, is told as it was."""

from collections.abc import Iterator
from itertools import chain

from digest.digest import Check, Digest
from digest.facts import CheckFacts, SessionFacts
from digest.faults import Fault
from digest.quotes import Quote


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Look for agreement, objections, corrections and withdrawals that are told otherwise."""
    yield from _read_back(facts, digest)
    yield from _checked(facts, digest)


def _read_back(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    ids = {one.reference: one.contribution_id for one in _quotes(digest)}
    written = {one.id: one for one in facts.contributions}
    quoted = {*ids.values()}
    for point in (one for section in digest.sections for one in section.points):
        members = {ids[one] for one in point.references if one in ids}
        agreeing = {
            who.participant_id
            for who in facts.supporters
            if who.read_back_id is not None and who.contribution_id in members
        }
        if point.agreed != len(agreeing):
            yield Fault("validated", point.point_id, "miscounts who agreed when it was read back")
        against = {one.id for one in written.values() if one.objects_to in members}
        if {ids.get(one) for one in point.objections} != against & quoted:
            yield Fault("validated", point.point_id, "tells other objections than were made")
    for told in (one for section in digest.sections for one in section.read_backs):
        given = {one.id for one in written.values() if one.run_id == told.run_id} & quoted
        if {ids.get(one) for one in (*told.objections, *told.added)} != given:
            yield Fault("validated", told.run_id, "tells otherwise what was said when it was read")


def _quotes(digest: Digest) -> Iterator[Quote]:
    for section in digest.sections:
        for voice in section.voices:
            yield from chain.from_iterable(cell.quotes for cell in voice.cells)


def _checked(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    if facts.check is None or digest.check is None:
        if facts.check is not None or digest.check is not None:
            yield _fault("tells of a check that is not over, or nothing of one that is")
        return
    yield from _check(facts, facts.check, digest.check)
    corrected = {one.id for one in facts.contributions if one.first_text is not None}
    quoted = {quote.reference for quote in _quotes(digest) if quote.contribution_id in corrected}
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
