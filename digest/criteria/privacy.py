"""No name, no group under the threshold, and none that could be subtracted."""

from collections import Counter
from collections.abc import Iterator

from digest.criteria import naming
from digest.digest import Digest, PollOutcome, QuestionOutcome, Section
from digest.facts import SessionFacts
from digest.faults import Fault


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Look for whatever could tell who said something."""
    joined = Counter(attendee.role_id for attendee in facts.attendees)
    threshold = facts.session.plan.digest.threshold
    yield from naming.faults(facts, digest)
    yield from _header(digest, joined, threshold)
    for section in digest.sections:
        yield from _voices(section, joined, threshold)
        yield from _silences(facts, section, joined)
        for told in section.speaking:
            figures = (told.spoke, told.passed, *(group.people for group in told.groups))
            if any(count is not None and count < threshold for count in figures):
                yield _fault(told.run_id, "counts who spoke or passed though too few")
        for poll in section.polls:
            yield from _asked(poll, digest, joined)
            for question in poll.questions:
                where = f"{poll.run_id}/{question.question_id}"
                yield from _question(where, question, threshold, anonymous=poll.anonymous)
    authors = [digest.method.authors, *(section.authors for section in digest.sections)]
    if any(count is not None and count < threshold for count in authors):
        yield _fault("authors", "are counted though too few")


def _header(digest: Digest, joined: Counter[str], threshold: int) -> Iterator[Fault]:
    groups = digest.header.groups
    if not groups:
        return
    if any(group.people != sum(joined[role] for role in group.roles) for group in groups):
        yield _fault("header", "miscounts a group")
    if any(group.people < threshold for group in groups):
        yield _fault("header", "shows a group under the threshold")
    if sum(group.people for group in groups) != digest.header.participants:
        yield _fault("header", "has groups that leave something to subtract")
    if _overlap([group.roles for group in groups]):
        yield _fault("header", "counts a role in two groups")


def _voices(section: Section, joined: Counter[str], threshold: int) -> Iterator[Fault]:
    """A group whose words are shown apart is large enough, or nobody is told apart."""
    where = section.key
    if _overlap([voice.roles for voice in section.voices]):
        yield _fault(where, "counts a role in two groups")
    for voice in section.voices:
        if voice.label == "everyone":
            if len(section.voices) > 1 or voice.roles:
                yield _fault(where, "tells apart what belongs to everyone")
        elif sum(joined[role_id] for role_id in voice.roles) < threshold:
            yield _fault(where, f"quotes {'+'.join(voice.roles)} apart though too few")


def _silences(facts: SessionFacts, section: Section, joined: Counter[str]) -> Iterator[Fault]:
    """Naming a silent role must leave enough people who may have written the group's words."""
    threshold = facts.session.plan.digest.threshold
    runs = {one.run_id for one in section.rounds}
    possible = {one.role_id for one in facts.contributions if one.run_id in runs}
    for one in facts.runs:
        if one.run.id in runs:
            possible |= set(facts.session.plan.asked(one.run.prompt))
    for voice in section.voices:
        roles = set(voice.roles) or possible
        named = {role for role in roles & set(section.silent) if joined[role]}
        left = sum(joined[role] for role in roles - named)
        if voice.size and named and left < threshold:
            yield _fault(section.key, f"naming {'+'.join(sorted(named))} points at the others")


def _asked(poll: PollOutcome, digest: Digest, joined: Counter[str]) -> Iterator[Fault]:
    """A number of people asked must be a sum of groups that the header shows."""
    if poll.asked is None:
        return
    observing = {role.id for role in digest.header.roles if role.observer}
    roles = {role_id for role_id in poll.roles if joined[role_id]}
    taking_part = {role_id for role_id in joined if joined[role_id]} - observing
    shown = [set(group.roles) for group in digest.header.groups] or [taking_part]
    for unit in (*shown, {role_id for role_id in joined if role_id in observing}):
        if unit & roles and not unit <= roles:
            yield _fault(poll.run_id, "tells how many were asked of a group that is not shown")


def _question(
    where: str, question: QuestionOutcome, threshold: int, *, anonymous: bool
) -> Iterator[Fault]:
    if question.answered < threshold and (question.counts or question.groups or question.texts):
        yield _fault(where, "shows what fewer people than the threshold answered")
    if _overlap([group.roles for group in question.groups]):
        yield _fault(where, "counts a role in two groups")
    if len(question.groups) == 1:
        yield _fault(where, "shows a single group of several")
    for group in question.groups:
        if group.answered < threshold:
            yield _fault(where, "shows a group under the threshold")
        agreed: Counter[str] = Counter()
        for slot, (_, people) in zip(question.slots, group.counts, strict=True):
            agreed[slot.stance] += people
        most = max(agreed.values(), default=0)
        if anonymous and most >= group.answered - 1:
            yield _fault(where, "shows that everyone in a group, or all but one, said the same")


def _overlap(groups: list[tuple[str, ...]]) -> bool:
    return any(count > 1 for count in Counter(role for group in groups for role in group).values())


def _fault(where: str, what: str) -> Fault:
    return Fault("privacy", where, what)
