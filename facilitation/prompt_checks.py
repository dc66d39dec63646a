"""How a prompt can be wrong: its time, its addressees, its questions."""

from collections.abc import Iterator

from facilitation.cuts import frees
from facilitation.findings import Finding, Place, repeated, too_long, too_many
from facilitation.plan import Block, Plan
from facilitation.priorities import PriorityVote
from facilitation.prompts import Asking, Material, Prompt, Questionnaire, ReadBack, Round
from facilitation.questions import MultipleChoiceQuestion, Option, Question, RatingQuestion
from facilitation.statements import MOST_WITH_PROPOSALS, Statements

MOST_ROWS = 12
"""Options of one card, each a row to tap."""
MOST_BOXES = 15
"""Options of one list to tick or to pick from."""
MOST_QUESTIONS = 8
LONGEST_QUESTION = 160
LONGEST_OPTION = 80
LONGEST_MATERIAL = 120
LONGEST_INTRODUCTION = 600


def prompt_findings(plan: Plan, block: Block, prompt: Prompt, place: Place) -> Iterator[Finding]:
    """Everything that is wrong with one prompt of a block."""
    yield from _time(block, prompt, place)
    yield from _shortening(block, prompt, place)
    yield from _addressees(plan, prompt, place)
    yield from too_long((*place, _heading(prompt)), prompt.heading, LONGEST_QUESTION)
    if prompt.material is not None:
        yield from _material(prompt.material, (*place, "material"))
    if isinstance(prompt, Asking):
        yield from _asking(plan, prompt, place)
    if isinstance(prompt, Questionnaire):
        yield from _questionnaire(prompt, place)
    else:
        for question in prompt.asks:
            on_rows = not isinstance(question, MultipleChoiceQuestion)
            yield from _options(question, place, on_rows=on_rows)
    if isinstance(prompt, Round):
        yield from _round(plan, prompt, place)
    if isinstance(prompt, ReadBack) and prompt.points:
        at = (*place, "points")
        yield Finding.at(at, "finding_made_when_it_opens", key="points")
    if isinstance(prompt, Statements):
        yield from _statements(prompt, (*place, "statements"))
    if isinstance(prompt, PriorityVote):
        yield from _priority_vote(plan, block, prompt, place)


def _time(block: Block, prompt: Prompt, place: Place) -> Iterator[Finding]:
    opens = 0 if prompt.opens == "facilitator" else prompt.opens
    left = block.minutes - opens
    if left <= 0:
        yield Finding.at(
            (*place, "opens"),
            "finding_prompt_opens_too_late",
            prompt=prompt.id,
            opens=opens,
            block=block.id,
            minutes=block.minutes,
        )
    elif prompt.minutes > left:
        yield Finding.at(
            (*place, "minutes"),
            "finding_prompt_outlasts_block",
            prompt=prompt.id,
            block=block.id,
            count=prompt.minutes - left,
            left=left,
        )


def _shortening(block: Block, prompt: Prompt, place: Place) -> Iterator[Finding]:
    if prompt.at_least is not None and prompt.at_least > prompt.minutes:
        at = (*place, "at_least")
        values = {"count": prompt.at_least, "most": prompt.minutes}
        yield Finding(at, "finding_at_least_too_long", values)
    if prompt.optional and not block.optional and not frees(block, prompt):
        yield Finding.at((*place, "optional"), "finding_optional_frees_nothing", prompt=prompt.id)


def _material(material: Material, place: Place) -> Iterator[Finding]:
    yield from too_long((*place, "title"), material.title, LONGEST_MATERIAL)
    yield from too_long((*place, "speaker"), material.speaker or "", LONGEST_OPTION)


def _addressees(plan: Plan, prompt: Prompt, place: Place) -> Iterator[Finding]:
    known = tuple(role.id for role in plan.roles)
    for position, role_id in enumerate(prompt.roles):
        if role_id not in known:
            at = (*place, "roles", position)
            yield Finding.at(at, "finding_unknown_role", role=role_id, known=known)
    for position, role_id in repeated(prompt.roles):
        yield Finding.at((*place, "roles", position), "finding_duplicate_text", text=role_id)


def _asking(plan: Plan, prompt: Asking, place: Place) -> Iterator[Finding]:
    observers = {role.id for role in plan.roles if role.observer}
    for position, role_id in enumerate(prompt.roles):
        if role_id in observers:
            at = (*place, "roles", position)
            yield Finding.at(at, "finding_observer_asked", role=role_id, prompt=prompt.id)
    # Two states of a running result, one answer apart, show what one person chose.
    if prompt.anonymous and prompt.results == "at_once":
        yield Finding.at((*place, "results"), "finding_anonymous_at_once", prompt=prompt.id)


def _questionnaire(prompt: Questionnaire, place: Place) -> Iterator[Finding]:
    inside = (*place, "questions")
    yield from too_many(inside, len(prompt.questions), MOST_QUESTIONS, "finding_too_many_questions")
    introduction = prompt.introduction or ""
    yield from too_long((*place, "introduction"), introduction, LONGEST_INTRODUCTION)
    for position, question_id in repeated(question.id for question in prompt.questions):
        yield Finding.at((*inside, position), "finding_duplicate_question_id", id=question_id)
    for position, question in enumerate(prompt.questions):
        at = (*inside, position)
        yield from too_long((*at, "question"), question.question, LONGEST_QUESTION)
        yield from _options(question, at, on_rows=False)


def _options(question: Question, place: Place, *, on_rows: bool) -> Iterator[Finding]:
    entries = _entries(question, place)
    most = MOST_ROWS if on_rows else MOST_BOXES
    yield from too_many(place, len(entries), most, "finding_too_many_options")
    for position, option_id in repeated(option.id for _, option in entries):
        yield Finding.at(entries[position][0], "finding_duplicate_option_id", id=option_id)
    for position, text in repeated(option.text for _, option in entries):
        yield Finding.at(entries[position][0], "finding_duplicate_text", text=text)
    for at, option in entries:
        yield from too_long(at, option.text, LONGEST_OPTION)
    yield from question.findings(place)


def _entries(question: Question, place: Place) -> list[tuple[Place, Option]]:
    """What may be chosen, with the places where the plan says so, in the plan's order."""
    if not isinstance(question, RatingQuestion):
        return [((*place, "options", at), option) for at, option in enumerate(question.choices)]
    by_id = {option.id: option for option in question.choices}
    aside = [((*place, "no_opinion"), by_id["0"])] if "0" in by_id else []
    steps = range(len(question.steps))
    return [*(((*place, "steps", at), by_id[str(at + 1)]) for at in steps), *aside]


def _round(plan: Plan, prompt: Round, place: Place) -> Iterator[Finding]:
    for position, kind in repeated(prompt.kinds):
        yield Finding.at((*place, "kinds", position), "finding_duplicate_text", text=kind)
    known = tuple(role.id for role in plan.roles)
    for role_id, question in prompt.route.items():
        at = (*place, "route", role_id)
        yield from too_long(at, question, LONGEST_QUESTION)
        if role_id not in known:
            yield Finding.at(at, "finding_unknown_role", role=role_id, known=known)
        elif role_id not in plan.asked(prompt):
            yield Finding.at(at, "finding_route_not_asked", role=role_id, prompt=prompt.id)


def _statements(prompt: Statements, place: Place) -> Iterator[Finding]:
    for position, one in repeated(statement.id for statement in prompt.statements):
        yield Finding.at((*place, position), "finding_duplicate_question_id", id=one)
    for position, text in repeated(statement.question for statement in prompt.statements):
        yield Finding.at((*place, position), "finding_duplicate_text", text=text)
    for position, statement in enumerate(prompt.statements):
        yield from too_long((*place, position), statement.question, LONGEST_QUESTION)
    if prompt.proposals and len(prompt.statements) >= MOST_WITH_PROPOSALS:
        yield Finding.at(
            place,
            "finding_no_room_for_proposals",
            prompt=prompt.id,
            number=len(prompt.statements),
            most=MOST_WITH_PROPOSALS,
        )


def _priority_vote(
    plan: Plan, block: Block, prompt: PriorityVote, place: Place
) -> Iterator[Finding]:
    for position, kind in repeated(prompt.kinds):
        yield Finding.at((*place, "kinds", position), "finding_duplicate_text", text=kind)
    areas = tuple(area.id for area in plan.areas)
    if prompt.area is not None and prompt.area not in areas:
        code = "finding_unknown_area" if areas else "finding_no_areas"
        yield Finding.at((*place, "area"), code, area=prompt.area, known=areas)
    elif not any(_feeds(one, prompt) for one in _until(plan, block)):
        yield Finding.at(place, "finding_nothing_written_before", prompt=prompt.id)


def _until(plan: Plan, block: Block) -> tuple[Block, ...]:
    return plan.agenda[: plan.agenda.index(block) + 1]


def _feeds(block: Block, vote: PriorityVote) -> bool:
    """Whether a block collects anything that is voted on."""
    kinds = {kind for one in block.prompts if isinstance(one, Round) for kind in one.kinds}
    wanted = kinds & set(vote.kinds) if vote.kinds else kinds
    return bool(wanted) and vote.area in (None, block.area)


def _heading(prompt: Prompt) -> str:
    return "title" if isinstance(prompt, Questionnaire) else "question"
