"""The same facts give the same digest, whoever came first."""

from collections.abc import Iterator
from dataclasses import replace

from digest.compose import compose
from digest.digest import Digest
from digest.facts import SessionFacts
from digest.faults import Fault


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Compose again, as if everything had come in the opposite order."""
    if compose(turned_round(facts)) != digest:
        yield Fault("stable", "digest", "is another when the facts come in another order")


def turned_round(facts: SessionFacts) -> SessionFacts:
    """The same facts, the last contribution having been written first."""
    times = sorted((one.number, one.written_at) for one in facts.contributions)
    standing = sorted(facts.contributions, key=lambda one: one.number, reverse=True)
    return replace(
        facts,
        attendees=facts.attendees[::-1],
        runs=facts.runs[::-1],
        contributions=tuple(
            replace(one, number=number, written_at=written_at)
            for one, (number, written_at) in zip(standing, times, strict=True)
        ),
    )
