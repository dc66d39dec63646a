"""Nothing that was said is left out, and whoever said nothing is named."""

from collections import Counter
from collections.abc import Iterator

from digest.criteria.belonging import belonging
from digest.digest import Digest, Section
from digest.facts import SessionFacts
from digest.faults import Fault
from facilitation.prompts import Round


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Look for contributions, prompts and roles that the digest does not account for."""
    yield from _contributions(facts, digest)
    yield from _runs(facts, digest)
    for area in facts.session.plan.areas:
        if [section.area_id for section in digest.sections].count(area.id) != 1:
            yield _fault(area.id, "has no section of its own")
    for section in digest.sections:
        yield from _roles(facts, section)
        yield from _kinds(facts, section)
        yield from _questions(facts, section)


def _contributions(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    told = Counter(digest.not_quoted)
    for section in digest.sections:
        for voice in section.voices:
            told.update(quote.contribution_id for cell in voice.cells for quote in cell.quotes)
    for one in facts.contributions:
        if told[one.id] != 1:
            yield _fault(one.id, f"is accounted for {told[one.id]} times")


def _runs(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    told: Counter[str] = Counter()
    for section in digest.sections:
        told.update(poll.run_id for poll in section.polls)
        told.update(one.run_id for one in section.rounds)
        told.update(one.run_id for one in section.speaking)
        told.update(one.run_id for one in section.read_backs)
    for one in facts.runs:
        if told[one.run.id] != 1:
            yield _fault(one.run.id, f"is told {told[one.run.id]} times")


def _roles(facts: SessionFacts, section: Section) -> Iterator[Fault]:
    """Every role that was asked has a voice or is named as silent, and rightly so."""
    given = (*facts.contributions, *facts.taken_back)
    wrote = {one.role_id for one in belonging(given, facts, section)}
    observing = {role.id for role in facts.session.plan.roles if role.observer}
    there = {attendee.role_id for attendee in facts.attendees}
    unnamed = any(voice.label == "everyone" for voice in section.voices)
    heard = {role_id for voice in section.voices for role_id in voice.roles}
    for role_id in wrote & set(section.silent):
        yield _fault(f"{section.key}/{role_id}", "is called silent but wrote")
    for role_id in (_asked(facts, section) | wrote) - heard - set(section.silent):
        if not (unnamed and role_id in there | wrote):
            yield _fault(f"{section.key}/{role_id}", "has no cell and is not called silent")
    for voice in section.voices:
        quiet = [role_id for role_id in voice.roles if role_id in there - wrote]
        # A video's protagonists, for whom observers write, break no role's silence.
        is_quiet = not (wrote - observing) & set(voice.roles)
        if is_quiet and not set(quiet) <= set(section.silent):
            yield _fault(f"{section.key}/{'+'.join(quiet)}", "said nothing and is not named")


def _kinds(facts: SessionFacts, section: Section) -> Iterator[Fault]:
    """Every group has a cell for every kind asked for; kinds that nobody gave are named."""
    asked = {kind for prompt in _rounds(facts, section) for kind in prompt.kinds}
    given = {one.kind for one in belonging(facts.contributions, facts, section)}
    if set(section.kinds_missing) != asked - given:
        yield _fault(section.key, "names other kinds as missing than are")
    quoted = {cell.kind for voice in section.voices for cell in voice.cells if cell.quotes}
    if section.contrasting != ({"strength", "critical_issue"} <= quoted):
        yield _fault(section.key, "misjudges whether strengths and critical issues meet")
    for voice in section.voices:
        if not asked <= {cell.kind for cell in voice.cells}:
            yield _fault(f"{section.key}/{'+'.join(voice.roles)}", "lacks a kind that was asked")


def _questions(facts: SessionFacts, section: Section) -> Iterator[Fault]:
    """No role is called silent that answered."""
    answered = {
        (one.run.id, result.question_id): set(result.total.roles)
        for one in facts.runs
        for result in one.run.results
    }
    for poll in section.polls:
        for question in poll.questions:
            heard = answered.get((poll.run_id, question.question_id), set())
            for role_id in heard & set(question.silent):
                yield _fault(f"{poll.run_id}/{role_id}", "is called silent but answered")


def _rounds(facts: SessionFacts, section: Section) -> list[Round]:
    put = [one.run.prompt for one in facts.runs if one.run.block_id in section.block_ids]
    return [prompt for prompt in put if isinstance(prompt, Round)]


def _asked(facts: SessionFacts, section: Section) -> set[str]:
    plan = facts.session.plan
    return {role for prompt in _rounds(facts, section) for role in plan.asked(prompt)}


def _fault(where: str, what: str) -> Fault:
    return Fault("coverage", where, what)
