"""A digest that is handed out only if nothing is wrong with it."""

from digest.audit import check
from digest.compose import compose
from digest.digest import Digest
from digest.facts import SessionFacts


def checked_digest(facts: SessionFacts) -> Digest:
    """Compose it of these facts; raises AuditError where its audit finds anything."""
    digest = compose(facts)
    check(facts, digest)
    return digest
