"""Everything in the digest comes from a contribution or a prompt, and says rightly which."""

from collections import Counter
from collections.abc import Iterator

from digest.digest import Digest, Section
from digest.facts import SessionFacts
from digest.faults import Fault
from digest.quotes import Quote, Voice
from facilitation.contributions import Contribution, ContributionKind


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Look for sources that do not exist or are not what the digest takes them for."""
    standing = {one.id: one for one in facts.contributions}
    blocks = {one.run.id: one.run.block_id for one in facts.runs}
    if digest.session_id != facts.session.id:
        yield _fault("digest", "is of another session")
    references: Counter[str] = Counter()
    for section in digest.sections:
        yield from _prompts(section, blocks)
        for voice in section.voices:
            for cell in voice.cells:
                for quote in cell.quotes:
                    references[quote.reference] += 1
                    source = standing.get(quote.contribution_id)
                    yield from _quote(quote, source, section)
                    yield from _speaker(quote, source, voice, cell.kind)
    yield from (_fault(name, "names two quotes") for name, n in references.items() if n > 1)


def _prompts(section: Section, blocks: dict[str, str]) -> Iterator[Fault]:
    polls = [poll.run_id for poll in section.polls]
    rounds = [one.run_id for one in section.rounds]
    read_backs = [one.run_id for one in section.read_backs]
    for run_id in (*polls, *rounds, *read_backs):
        if blocks.get(run_id) not in section.block_ids:
            yield _fault(section.key, f"tells prompt {run_id}, which was not put there")


def _quote(quote: Quote, source: Contribution | None, section: Section) -> Iterator[Fault]:
    if source is None:
        yield _fault(quote.reference, "quotes no contribution that stands")
    elif source.area_id != section.area_id:
        yield _fault(quote.reference, "was written on another area")
    if not quote.reference.startswith(f"{section.key}-"):
        yield _fault(quote.reference, f"stands in section {section.key}")


def _speaker(
    quote: Quote, source: Contribution | None, voice: Voice, kind: ContributionKind
) -> Iterator[Fault]:
    if source is None:
        return
    if source.kind is not kind:
        yield _fault(quote.reference, "was meant as another kind")
    if (quote.reported, quote.code is None) != (source.reported, source.code is None):
        yield _fault(quote.reference, "misjudges whether it was reported, or for whom")
    if voice.label != "everyone" and source.role_id not in voice.roles:
        yield _fault(quote.reference, "was written by another role")


def _fault(where: str, what: str) -> Fault:
    return Fault("traceable", where, what)
