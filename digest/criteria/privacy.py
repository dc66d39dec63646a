"""No name, no group under the threshold, and none that could be subtracted."""

from collections import Counter
from collections.abc import Iterable, Iterator

from digest.criteria import naming
from digest.criteria.belonging import belonging
from digest.digest import Digest, Section
from digest.facts import SessionFacts
from digest.faults import Fault
from digest.outcomes import PollOutcome, QuestionOutcome
from facilitation.contributions import Contribution
from facilitation.privacy import Counts
from facilitation.runs import PromptRun


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Look for whatever could tell who said something."""
    joined = Counter(attendee.role_id for attendee in facts.attendees)
    threshold = facts.session.plan.digest.threshold
    yield from naming.faults(facts, digest)
    yield from _header(digest, joined, threshold)
    for section in digest.sections:
        for told in section.speaking:
            figures = (told.spoke, told.passed, *(group.people for group in told.groups))
            if any(count is not None and count < threshold for count in figures):
                yield _fault(told.run_id, "counts who spoke or passed though too few")
        hiding = _hiding(facts, section, joined)
        yield from _voices(section, hiding, threshold)
        yield from _silences(facts, section, joined, hiding)
        for poll in section.polls:
            yield from _asked(poll, digest, joined)
            yield from _fixed(poll, facts)
            for question in poll.questions:
                where = f"{poll.run_id}/{question.question_id}"
                yield from _question(where, question, threshold, anonymous=poll.anonymous)
        yield from _authors(
            section.key, section.authors, belonging(facts.contributions, facts, section), threshold
        )
    yield from _authors("digest", digest.method.authors, facts.contributions, threshold)


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


def _authors(
    where: str, told: int | None, contributions: Iterable[Contribution], threshold: int
) -> Iterator[Fault]:
    """Whoever writes for others is not one of those who wrote."""
    if told is not None and told < threshold:
        yield _fault(where, "counts authors though too few")
    if told not in {None, len({one.participant_id for one in contributions if not one.reported})}:
        yield _fault(where, "miscounts the authors")


def _hiding(facts: SessionFacts, section: Section, joined: Counter[str]) -> Counter[str]:
    """How many people of each role may have written here for themselves."""
    plan, observing = facts.session.plan, _observing(facts)
    asked = {role_id for run in _rounds(facts, section) for role_id in plan.asked(run.prompt)}
    wrote = {one.role_id for one in _given(facts, section) if not one.reported}
    return Counter({role_id: joined[role_id] for role_id in (asked | wrote) - observing})


def _observing(facts: SessionFacts) -> set[str]:
    return {role.id for role in facts.session.plan.roles if role.observer}


def _rounds(facts: SessionFacts, section: Section) -> list[PromptRun]:
    told = {one.run_id for one in section.rounds}
    return [one.run for one in facts.runs if one.run.id in told]


def _given(facts: SessionFacts, section: Section) -> list[Contribution]:
    """What was written there, withdrawn or not."""
    return belonging((*facts.contributions, *facts.taken_back), facts, section)


def _voices(section: Section, hiding: Counter[str], threshold: int) -> Iterator[Fault]:
    """A group whose words are shown apart is large enough, or nobody is told apart."""
    where = section.key
    if _overlap([voice.roles for voice in section.voices]):
        yield _fault(where, "counts a role in two groups")
    for voice in section.voices:
        if voice.label == "everyone":
            if len(section.voices) > 1 or voice.roles:
                yield _fault(where, "tells apart what belongs to everyone")
        elif sum(hiding[role_id] for role_id in voice.roles) < threshold:
            yield _fault(where, f"quotes {'+'.join(voice.roles)} apart though too few")


def _silences(
    facts: SessionFacts, section: Section, joined: Counter[str], hiding: Counter[str]
) -> Iterator[Fault]:
    """Naming a silent role must leave enough people who may have written the group's words."""
    plan, written = facts.session.plan, _given(facts, section)
    said = {one.role_id for one in written}
    possible = said | {
        role_id for run in _rounds(facts, section) for role_id in plan.asked(run.prompt)
    }
    only_reported = said - {one.role_id for one in written if not one.reported}
    for voice in section.voices:
        roles = set(voice.roles) or possible
        named = {role for role in roles & set(section.silent) if joined[role]}
        left = sum(hiding[role] for role in roles - named - only_reported)
        heard = (roles & said) - _observing(facts)
        if heard and named and left < plan.digest.threshold:
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


def _fixed(poll: PollOutcome, facts: SessionFacts) -> Iterator[Fault]:
    """Roles that stood together when the prompt opened were not parted by its answers."""
    together = [
        group for one in facts.runs if one.run.id == poll.run_id for group in one.run.groups
    ]
    for question in poll.questions:
        for group in question.groups:
            if any(
                set(one) & set(group.roles) and not set(one) <= set(group.roles) for one in together
            ):
                where = f"{poll.run_id}/{question.question_id}"
                yield _fault(where, "parts roles that stood together when it opened")


def _question(
    where: str, question: QuestionOutcome, threshold: int, *, anonymous: bool
) -> Iterator[Fault]:
    if question.answered < threshold and (question.counts or question.groups or question.texts):
        yield _fault(where, "shows what fewer people than the threshold answered")
    if _overlap([group.roles for group in question.groups]):
        yield _fault(where, "counts a role in two groups")
    if len(question.groups) == 1:
        yield _fault(where, "shows a single group of several")
    if any(group.answered < threshold for group in question.groups):
        yield _fault(where, "shows a group under the threshold")
    if not anonymous:
        return
    whole = Counts(roles=(), answered=question.answered, counts=question.counts)
    for group in (whole, *question.groups) if question.counts else ():
        agreed: Counter[str] = Counter()
        for slot, (_, people) in zip(question.slots, group.counts, strict=True):
            agreed[slot.stance] += people
        if max(agreed.values()) >= group.answered - 1:
            yield _fault(where, "shows that everyone in a group, or all but one, said the same")
    written = Counter(text.strip().casefold() for text in question.texts)
    if written and max(written.values()) >= question.answered - 1:
        yield _fault(where, "shows that everyone, or all but one, wrote the same")


def _overlap(groups: list[tuple[str, ...]]) -> bool:
    return any(count > 1 for count in Counter(role for group in groups for role in group).values())


def _fault(where: str, what: str) -> Fault:
    return Fault("privacy", where, what)
