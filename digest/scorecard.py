"""How a digest stands by the measures of its craft: a figure for each, and what is wrong."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from digest.audit import audit
from digest.criteria.claims import ratios
from digest.digest import Digest, Section
from digest.editions import PublicEdition
from digest.facts import SessionFacts
from digest.faults import Criterion, Fault
from digest.flags.flag import Why
from digest.passages import passages
from digest.points.replaying import recast
from digest.quotes import Voice
from digest.spans import Spans


@dataclass(frozen=True, slots=True)
class Score:
    """One criterion."""

    criterion: Criterion
    measured: str
    """What was looked at, in figures."""
    faults: tuple[Fault, ...]


def scorecard(facts: SessionFacts, digest: Digest, edition: PublicEdition) -> tuple[Score, ...]:
    """Every criterion in its order, the public edition judged beside the organisers' own."""
    found = [*audit(facts, digest), *_public(digest, edition)]
    measured = dict(_measured(facts, digest, edition))
    return tuple(
        Score(one, measured[one], tuple(fault for fault in found if fault.criterion == one))
        for one in get_args(Criterion)
    )


def _public(digest: Digest, edition: PublicEdition) -> Iterator[Fault]:
    """What everybody may read has no name, place, date or number but what a person let stand.

    A capital behind […] only looks like a name where it was there before, and none then.
    """
    texts = {one.reference: one.text for one in passages(digest)}
    before = _by_reference((reference, words) for reference, words, _ in _flagged(digest))
    stands = _by_reference((one.reference, one.words) for one in edition.stands)
    for reference, words, why in _flagged(edition.digest):
        was_flagged = any(words in one or one in words for one in before[reference])
        only_looks_so = words in texts.get(reference, "") and not was_flagged
        if not only_looks_so and not any(words in one for one in stands[reference]):
            yield Fault("privacy", f"public edition/{reference}", f"shows a {why}")


def _flagged(digest: Digest) -> Iterator[tuple[str, str, Why | None]]:
    """Whatever is flagged, by the reference of its text."""
    spans = Spans(digest, ())
    for passage in passages(digest):
        for one in spans(passage):
            yield passage.reference, passage.text[one.start : one.end], one.why


def _by_reference(several: Iterable[tuple[str, str]]) -> defaultdict[str, set[str]]:
    found = defaultdict[str, set[str]](set)
    for reference, words in several:
        found[reference].add(words)
    return found


def _measured(
    facts: SessionFacts, digest: Digest, edition: PublicEdition
) -> Iterator[tuple[Criterion, str]]:
    quotes = [
        quote for voice in _voices(digest.sections) for cell in voice.cells for quote in cell.quotes
    ]
    yield "traceable", _traceable(digest, len(quotes))
    yield (
        "faithful",
        _listed(
            f"{len(quotes)} quotes word for word but for what is masked",
            f"{len(facts.recounts)} questions counted again by the database",
        ),
    )
    yield (
        "coverage",
        _listed(
            f"{len(quotes)} of {len(facts.contributions)} contributions quoted",
            f"{len(digest.set_aside)} set aside with a reason",
            f"{sum(len(section.silent) for section in digest.sections)} silences named",
        ),
    )
    yield "balance", _balance(facts, digest)
    yield "disagreement", _disagreement(digest)
    yield "privacy", _privacy(digest, edition)
    yield "validated", _validated(digest)
    yield "stable", "composed again with everything in the opposite order"


def _traceable(digest: Digest, quotes: int) -> str:
    sections = digest.sections
    claims = [section.claims for section in sections]
    return _listed(
        f"{quotes} quotes",
        f"{sum(len(poll.questions) for one in sections for poll in one.polls)} questions",
        f"{sum(len(section.points) for section in sections)} points",
        f"{sum(len(one.shared) + len(one.alone) + len(one.opposed) for one in claims)} statements"
        " lead to their sources",
    )


def _disagreement(digest: Digest) -> str:
    claims = [section.claims for section in digest.sections]
    return _listed(
        f"{sum(len(one.opposed) for one in claims)} points meant both ways",
        f"{sum(one.contrasting for one in digest.sections)} areas of strengths and critical issues",
        f"{sum(len(one.single) for one in claims)} single voices kept",
    )


def _privacy(digest: Digest, edition: PublicEdition) -> str:
    hidden = digest.method.hidden
    return _listed(
        f"no group under {digest.method.threshold}",
        f"{hidden.merged} answers by role merged",
        f"{hidden.total_only} questions in all only",
        f"{hidden.withheld} not shown",
        f"{len(edition.cuts)} cuts in the public edition",
        f"{len(edition.stands)} let stand there by an organiser",
    )


def _listed(*parts: str) -> str:
    return ", ".join(parts)


def _validated(digest: Digest) -> str:
    points = [one for section in digest.sections for one in section.points]
    told = [one for section in digest.sections for one in section.read_backs]
    written = [section for section in digest.sections if section.points]
    read = _listed(
        f"{sum(one.is_read_back for one in written)} of {len(written)} sections read back",
        f"{sum(one.agreed > 0 for one in points)} points agreed to then",
        f"{sum(len(one.objections) for one in told)} objections",
        f"{sum(len(one.added) for one in told)} added",
    )
    check = digest.check
    if check is None:
        return f"{read}; the check by those who took part is not over, or brought nothing"
    return _listed(
        f"{read}; {check.confirmed} confirmed",
        f"{len(check.corrected)} corrected",
        f"{check.withdrawn} withdrawn after the end",
    )


def _voices(sections: Iterable[Section]) -> Iterator[Voice]:
    return (voice for section in sections for voice in section.voices)


def _balance(facts: SessionFacts, digest: Digest) -> str:
    """From the least to the most, section by section."""
    facts = recast(facts)
    found = [ratio for section in digest.sections for _, ratio in ratios(facts, digest, section)]
    if not found:
        return "nobody is told apart"
    return f"a group's share of the quotes is {min(found):.2f} to {max(found):.2f} of its own"
