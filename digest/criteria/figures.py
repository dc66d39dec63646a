"""Whether the digest's figures are those that were published and those the database counts."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from digest.digest import Digest
from digest.facts import RunFacts, SessionFacts
from digest.faults import Fault
from digest.outcomes import PollOutcome, QuestionOutcome, SpeakingOutcome
from digest.points.replaying import hidden
from facilitation.privacy import Counts, QuestionResult
from facilitation.prompts import Asking, ReadBack, Round
from facilitation.speaking_rounds import SpeakingRound


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Look for numbers that disagree with their sources or with each other."""
    runs = {one.run.id: one for one in facts.runs}
    for section in digest.sections:
        for poll in section.polls:
            if poll.run_id in runs:
                yield from _poll(poll, runs[poll.run_id], facts)
        for told in section.speaking:
            if told.run_id in runs:
                yield from _speaking(told, runs[told.run_id])
    yield from _compare(_claimed(digest), _counted(facts))


def _poll(poll: PollOutcome, one: RunFacts, facts: SessionFacts) -> Iterator[Fault]:
    published = {result.question_id: result for result in one.run.results}
    if poll.answered != one.answered or poll.asked not in {None, one.asked}:
        yield _fault(poll.run_id, "miscounts who was asked or who answered")
    for question in poll.questions:
        where = f"{poll.run_id}/{question.question_id}"
        if question.question_id in published:
            yield from _published(where, question, published[question.question_id])
        elif question.detail != "still_open":
            yield _fault(where, "tells a result that was not published")
        if not poll.anonymous and question.detail != "still_open":
            yield from _recounted(where, question, facts, poll.run_id)
        yield from _sums(where, question)


def _speaking(told: SpeakingOutcome, one: RunFacts) -> Iterator[Fault]:
    if told.spoke not in {None, one.answered} or told.passed not in {None, one.passed}:
        yield _fault(told.run_id, "miscounts who spoke or who passed")
    if told.groups and sum(group.people for group in told.groups) != one.answered:
        yield _fault(told.run_id, "has groups that do not add up to those who spoke")


def _published(where: str, question: QuestionOutcome, result: QuestionResult) -> Iterator[Fault]:
    if question.answered != result.total.answered:
        yield _fault(where, "miscounts the answers")
    if question.options and question.counts != result.total.counts:
        yield _fault(where, "has other counts than were published")
    if question.groups and _by_roles(question.groups) != _by_roles(result.groups):
        yield _fault(where, "has other groups than were published")
    if question.options and result.groups and not question.groups:
        yield _fault(where, "leaves out the groups that were published")
    if question.diverging != _diverges(question):
        yield _fault(where, "misjudges whether the groups disagree")


def _by_roles(groups: tuple[Counts, ...]) -> dict[frozenset[str], object]:
    return {frozenset(group.roles): (group.answered, group.counts) for group in groups}


def _diverges(question: QuestionOutcome) -> bool:
    """Whether every option has a group in which another one scored higher."""
    scored: list[Counter[str]] = []
    for group in question.groups:
        points: Counter[str] = Counter()
        for slot, (_, people) in zip(question.slots, group.counts, strict=True):
            points[slot.option] += slot.points * people
        scored.append(points)
    options = {slot.option for slot in question.slots}
    return bool(scored) and not any(
        all(points[option] == max(points.values()) for points in scored) for option in options
    )


def _recounted(
    where: str, question: QuestionOutcome, facts: SessionFacts, run_id: str
) -> Iterator[Fault]:
    recount = facts.recounts.get((run_id, question.question_id))
    if recount is None:
        yield _fault(where, "was not recounted from the answers")
        return
    answered, counts = recount
    if question.answered != answered:
        yield _fault(where, f"says {question.answered} answered where the answers are {answered}")
    if question.counts and dict(question.counts) != dict(counts):
        yield _fault(where, "has other counts than the answers give")


def _sums(where: str, question: QuestionOutcome) -> Iterator[Fault]:
    whole = Counts(roles=(), answered=question.answered, counts=question.counts)
    for group in (whole, *question.groups):
        chosen = sum(people for _, people in group.counts)
        wrong = chosen < group.answered if question.several else chosen != group.answered
        if group.counts and wrong:
            yield _fault(where, "has counts that do not add up to its answers")
    if not question.groups:
        return
    added: Counter[str] = Counter()
    for group in question.groups:
        added.update(dict(group.counts))
    if sum(group.answered for group in question.groups) != question.answered:
        yield _fault(where, "has groups that do not add up to its answers")
    if any(added[option_id] != people for option_id, people in question.counts):
        yield _fault(where, "has groups that do not add up to its counts")


def _claimed(digest: Digest) -> dict[str, int]:
    header, method = digest.header, digest.method
    claims: dict[str, int] = {
        "participants": header.participants,
        "observers": header.observers,
        "guests": header.guests,
        "invited": header.invited,
        "contributions written": method.written,
        "contributions withdrawn": method.withdrawn,
        "contributions reported": method.reported,
        "contributions standing": method.quoted + len(digest.not_quoted),
        "prompts planned": method.prompts_planned,
        "prompts opened": method.prompts_opened,
        "prompts unplanned": method.prompts_unplanned,
        "polls": method.polls,
        "rounds": method.rounds,
        "speaking rounds": method.speaking_rounds,
        "answers": method.answers,
    }
    for section in digest.sections:
        claims[f"contributions on {_name(section.area_id, section.block_ids)}"] = (
            section.contributions
        )
        for one in section.rounds:
            claims[f"contributions to {one.run_id}"] = one.contributions
        for told in section.read_backs:
            claims[f"contributions to {told.run_id}"] = len(told.objections) + len(told.added)
        for quote in chain.from_iterable(c.quotes for v in section.voices for c in v.cells):
            claims[f"supports of {quote.contribution_id}"] = quote.supports
    return claims


def _counted(facts: SessionFacts) -> dict[str, int]:
    plan = facts.session.plan
    observers = {role.id for role in plan.roles if role.observer}
    watching = sum(one.role_id in observers for one in facts.attendees)
    polls = [one for one in facts.runs if isinstance(one.run.prompt, Asking)]
    planned = {prompt.id for block in plan.agenda for prompt in block.prompts}
    put = {one.run.prompt.id for one in facts.runs}
    speaking = [one for one in facts.runs if isinstance(one.run.prompt, SpeakingRound)]
    blocks = {one.run.id: one.run.block_id for one in facts.runs}
    away = hidden(facts.corrections)
    read_back = {one.run.id for one in facts.runs if isinstance(one.run.prompt, ReadBack)}
    counts: Counter[str] = Counter()
    for one in facts.contributions:
        counts[f"contributions on {_name(one.area_id, (blocks[one.run_id],))}"] += 1
        # What is hidden counts in the round that it was written to; of a read-back each is named.
        if one.run_id not in read_back or one.id not in away:
            counts[f"contributions to {one.run_id}"] += 1
    return {
        "participants": len(facts.attendees) - watching,
        "observers": watching,
        "guests": sum(one.guest for one in facts.attendees),
        "invited": len(plan.people),
        "contributions written": len(facts.contributions) + facts.withdrawn,
        "contributions withdrawn": facts.withdrawn,
        "contributions reported": sum(one.reported for one in facts.contributions),
        "contributions standing": len(facts.contributions),
        "prompts planned": sum(len(block.prompts) for block in plan.agenda),
        "prompts opened": len(put & planned),
        "prompts unplanned": len(put - planned),
        "polls": len(polls),
        "rounds": sum(isinstance(one.run.prompt, Round) for one in facts.runs),
        "speaking rounds": len(speaking),
        "answers": sum(one.answered for one in polls),
        **counts,
        **{
            f"supports of {one}": people
            for one, people in facts.supports.items()
            if one not in away
        },
    }


def _name(area_id: str | None, block_ids: tuple[str, ...]) -> str:
    return f"area {area_id}" if area_id else f"block {block_ids[0]}"


def _compare(claimed: dict[str, int], counted: dict[str, int]) -> Iterator[Fault]:
    for name in sorted(claimed.keys() | counted.keys()):
        if claimed.get(name, 0) != counted.get(name, 0):
            yield _fault(name, f"says {claimed.get(name, 0)}, there are {counted.get(name, 0)}")


def _fault(where: str, what: str) -> Fault:
    return Fault("faithful", where, what)
