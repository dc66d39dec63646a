"""From the facts of a session to its digest, with nothing added and nothing left out."""

from collections import Counter
from datetime import datetime

from digest.checking import checked
from digest.digest import Digest, Header, Hidden, Method, Section
from digest.facts import SessionFacts
from digest.groups import RoleGroup, RoleName
from digest.impromptu import is_planned
from digest.points.claiming import LESSONS, PROSPECTS, outlook
from digest.points.replaying import recast
from digest.polls import People
from digest.reading_back import read_back
from digest.sections import author_count, sections
from facilitation.grouping import partition
from facilitation.plan import Role
from facilitation.prompts import Round
from facilitation.speaking_rounds import SpeakingRound


def compose(facts: SessionFacts) -> Digest:
    """Give the same digest for the same facts, in whatever order they come."""
    facts = recast(facts)
    joined = Counter(attendee.role_id for attendee in facts.attendees)
    header = _header(facts, joined)
    people = People(
        joined=joined,
        observing=frozenset(role.id for role in facts.session.plan.roles if role.observer),
        groups=header.groups,
        threshold=facts.session.plan.digest.threshold,
    )
    told, set_aside = sections(facts, people)
    composed = read_back(facts, told)
    return Digest(
        session_id=facts.session.id,
        plan_id=facts.session.plan.id,
        language=facts.session.plan.language,
        header=header,
        sections=composed,
        not_quoted=tuple(one.contribution_id for one in set_aside),
        set_aside=set_aside,
        lessons=outlook(composed, LESSONS),
        prospects=outlook(composed, PROSPECTS),
        method=_method(facts, composed, len(set_aside)),
        check=checked(facts, composed),
    )


def _header(facts: SessionFacts, joined: Counter[str]) -> Header:
    session, plan = facts.session, facts.session.plan
    taking_part = {role_id: joined[role_id] for role_id in plan.asked_by_default}
    participants = sum(taking_part.values())
    return Header(
        title=plan.title,
        organiser=plan.organiser,
        objectives=plan.objectives,
        day=plan.day,
        planned_start=plan.starts_at,
        planned_end=datetime.combine(plan.day, plan.ends, tzinfo=plan.zone),
        started_at=session.started_at,
        ended_at=session.ended_at,
        roles=tuple(map(_role_name, plan.roles)),
        invited=len(plan.people),
        participants=participants,
        observers=len(facts.attendees) - participants,
        guests=sum(attendee.guest for attendee in facts.attendees),
        groups=_groups(
            {role_id: people for role_id, people in taking_part.items() if people},
            plan.digest.threshold,
        ),
        absent=tuple(role_id for role_id, people in taking_part.items() if not people),
    )


def _role_name(role: Role) -> RoleName:
    return RoleName(id=role.id, name=role.name, plural=role.plural, observer=role.observer)


def _groups(people: dict[str, int], threshold: int) -> tuple[RoleGroup, ...]:
    if sum(people.values()) < threshold:
        return ()
    groups = partition(people, threshold)
    if len(groups) == 1 and len(people) > 1:
        return ()
    return tuple(
        RoleGroup(roles=roles, people=sum(people[role_id] for role_id in roles)) for roles in groups
    )


def _method(facts: SessionFacts, composed: tuple[Section, ...], set_aside: int) -> Method:
    plan = facts.session.plan
    opened = {one.run.prompt.id for one in facts.runs}
    polls = [poll for section in composed for poll in section.polls]
    return Method(
        threshold=plan.digest.threshold,
        prompts_planned=len(plan.prompts),
        prompts_opened=sum(one.id in opened for one in plan.prompts),
        prompts_unplanned=sum(not is_planned(plan, one.run.prompt) for one in facts.runs),
        not_opened=tuple(one.heading for one in plan.prompts if one.id not in opened),
        polls=len(polls),
        rounds=sum(isinstance(one.run.prompt, Round) for one in facts.runs),
        speaking_rounds=sum(isinstance(one.run.prompt, SpeakingRound) for one in facts.runs),
        answers=sum(poll.answered for poll in polls),
        written=len(facts.contributions) + facts.withdrawn,
        withdrawn=facts.withdrawn,
        quoted=len(facts.contributions) - set_aside,
        reported=facts.reported,
        authors=author_count(facts.contributions, plan.digest.threshold),
        hidden=_hidden(composed),
    )


def _hidden(composed: tuple[Section, ...]) -> Hidden:
    questions = [
        question for section in composed for poll in section.polls for question in poll.questions
    ]
    return Hidden(
        merged=sum(
            len(group.roles)
            for question in questions
            for group in question.groups
            if len(group.roles) > 1
        ),
        total_only=sum(question.detail == "total_only" for question in questions),
        withheld=sum(question.detail in {"withheld", "alike"} for question in questions),
    )
