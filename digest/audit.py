"""Checks a digest against the facts it was made of, by code that shares nothing with its making.

The criteria are those by which syntheses of focus groups are judged (Krueger; COREQ).
"""

from digest.criteria import (
    claims,
    coverage,
    faithful,
    points,
    privacy,
    spreads,
    stable,
    traceable,
    validated,
)
from digest.digest import Digest
from digest.facts import SessionFacts
from digest.faults import AuditError, Fault
from digest.points.replaying import recast


def audit(facts: SessionFacts, digest: Digest) -> tuple[Fault, ...]:
    """Give everything that is wrong with the digest."""
    facts = recast(facts)
    return (
        *points.faults(facts, digest),
        *claims.faults(facts, digest),
        *spreads.faults(digest),
        *traceable.faults(facts, digest),
        *faithful.faults(facts, digest),
        *coverage.faults(facts, digest),
        *privacy.faults(facts, digest),
        *validated.faults(facts, digest),
        *stable.faults(facts, digest),
    )


def check(facts: SessionFacts, digest: Digest) -> None:
    """Raise AuditError where anything is wrong with the digest."""
    found = audit(facts, digest)
    if found:
        raise AuditError(found)
