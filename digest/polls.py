"""What polls and questionnaires came to, as far as it was published at the close."""

from collections.abc import Mapping
from dataclasses import dataclass

from digest.facts import RunFacts
from digest.groups import RoleGroup
from digest.impromptu import is_planned
from digest.masking import Mask
from digest.outcomes import Detail, MaterialName, PollOutcome, QuestionOutcome
from digest.ratings import spreads
from facilitation.counting import leaders
from facilitation.plan import Plan
from facilitation.privacy import Counts, QuestionResult
from facilitation.prompts import Prompt
from facilitation.questions import Option, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who was there, and in which groups that may be told."""

    joined: Mapping[str, int]
    """By role, observers too."""
    observing: frozenset[str]
    """The roles that observe."""
    groups: tuple[RoleGroup, ...]
    """What the header tells of the participants."""
    threshold: int

    def present(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the roles in which anybody joined."""
        return tuple(role_id for role_id in roles if self.joined[role_id])

    def may_count(self, roles: tuple[str, ...]) -> bool:
        """Whether the people of these roles can be told without telling more than the header."""
        there = set(self.present(roles))
        everyone = {role_id for role_id, people in self.joined.items() if people}
        units = [set(group.roles) for group in self.groups] or [everyone - self.observing]
        units.append(everyone & self.observing)
        return all(unit <= there or not unit & there for unit in units)


def poll_outcome(one: RunFacts, plan: Plan, people: People, mask: Mask) -> PollOutcome:
    """Tell a prompt whose answers are counted."""
    prompt = one.run.asking
    roles = plan.asked(prompt)
    results = {result.question_id: result for result in one.run.results}
    # Some of those who answered may have left, or changed their role, since.
    countable = people.may_count(roles) and one.asked >= max(one.answered, people.threshold)
    return PollOutcome(
        run_id=one.run.id,
        called=prompt.called,
        heading=prompt.heading,
        anonymous=prompt.anonymous,
        roles=roles,
        asked=one.asked if countable else None,
        answered=one.answered,
        questions=tuple(
            _told(question, results[question.id], roles, people, mask)
            if question.id in results
            else _outcome(question, "still_open", mask)
            for question in prompt.asks
        ),
        material=material_name(prompt),
        on_the_spot=not is_planned(plan, prompt),
    )


def material_name(prompt: Prompt) -> MaterialName | None:
    """What a prompt asked about, without its link."""
    material = prompt.material
    if material is None:
        return None
    return MaterialName(title=material.title, speaker=material.speaker)


def _told(
    question: Question,
    result: QuestionResult,
    asked: tuple[str, ...],
    people: People,
    mask: Mask,
) -> QuestionOutcome:
    """What was published of the question; roles in which nobody joined are not missed."""
    roles = people.present(asked)
    detail = _detail(question, result, roles, people.threshold)
    groups = _in_order(result.groups, roles) if detail == "by_role" else ()
    heard = {role_id for group in groups for role_id in group.roles}
    texts = sorted(map(mask, result.texts), key=lambda text: (text.casefold(), text))
    return _outcome(question, detail, mask).model_copy(
        update={
            "answered": result.total.answered,
            "counts": result.total.counts,
            "groups": groups,
            "silent": tuple(role_id for role_id in roles if groups and role_id not in heard),
            "diverging": _diverges(question, groups),
            "texts": tuple(texts),
            "spreads": spreads(question, result.total, groups) if result.total.counts else (),
        }
    )


def _in_order(groups: tuple[Counts, ...], roles: tuple[str, ...]) -> tuple[Counts, ...]:
    """Single roles as the plan has them, those merged last."""

    def place(role_id: str) -> tuple[int, str]:
        return roles.index(role_id) if role_id in roles else len(roles), role_id

    return tuple(
        one.model_copy(update={"roles": tuple(sorted(one.roles, key=place))})
        for one in sorted(groups, key=lambda one: (len(one.roles), min(map(place, one.roles))))
    )


def _detail(
    question: Question, result: QuestionResult, roles: tuple[str, ...], threshold: int
) -> Detail:
    if not result.total.answered:
        return "unanswered"
    if result.is_withheld:
        return "withheld" if result.total.answered < threshold else "alike"
    if not question.choices:
        return "texts"
    if result.groups:
        return "by_role"
    return "one_role" if len(roles) == 1 else "total_only"


def _outcome(question: Question, detail: Detail, mask: Mask) -> QuestionOutcome:
    def told(text: str) -> str:
        return mask(text) if question.from_people else text

    return QuestionOutcome(
        question_id=question.id,
        question=told(question.question),
        options=tuple(Option(id=option.id, text=told(option.text)) for option in question.choices),
        worded=tuple(question.worded.items()),
        from_people=question.from_people,
        proposed=question.is_proposed,
        measure=question.measure,
        several=question.takes_several,
        slots=question.slots,
        detail=detail,
    )


def _diverges(question: Question, groups: tuple[Counts, ...]) -> bool:
    """Whether no option has the highest score in every group."""
    first = [leaders(question.slots, group.counts) for group in groups]
    return bool(first) and not set.intersection(*first)
