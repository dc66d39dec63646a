"""Quotes are what was written, figures are what the database counts."""

from collections.abc import Iterator
from itertools import chain

from digest.criteria import figures
from digest.digest import Digest
from digest.facts import SessionFacts
from digest.faults import Fault

CUT = "[…]"


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Look for words nobody wrote and for numbers nobody counted."""
    yield from _quotes(facts, digest)
    yield from _texts(facts, digest)
    yield from figures.faults(facts, digest)


def _quotes(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    written = {one.id: one.text for one in facts.contributions}
    for section in digest.sections:
        for quote in chain.from_iterable(c.quotes for v in section.voices for c in v.cells):
            if not verbatim(quote.text, written.get(quote.contribution_id, "")):
                yield Fault("faithful", quote.reference, "is not what was written")


def _texts(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    answers = {
        (one.run.id, result.question_id): list(result.texts)
        for one in facts.runs
        for result in one.run.results
    }
    for poll in chain.from_iterable(section.polls for section in digest.sections):
        for question in poll.questions:
            left = answers.get((poll.run_id, question.question_id), [])
            for text in question.texts:
                source = next((one for one in left if verbatim(text, one)), None)
                if source is None:
                    yield Fault("faithful", poll.run_id, "has a text that nobody answered")
                else:
                    left.remove(source)
            if left:
                yield Fault("faithful", poll.run_id, "leaves out texts that were published")


def verbatim(quoted: str, written: str) -> bool:
    """Whether a quote is the text itself, but for stretches replaced by the sign of a cut."""
    first, *rest = quoted.split(CUT)
    if not rest:
        return quoted == written
    if not written.startswith(first):
        return False
    place = len(first)
    for fragment in rest[:-1]:
        found = written.find(fragment, place)
        if found < 0:
            return False
        place = found + len(fragment)
    return written.endswith(rest[-1]) and len(written) - len(rest[-1]) >= place
