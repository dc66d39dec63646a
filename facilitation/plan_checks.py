"""How a plan can be wrong although every part of it has the right shape."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import available_timezones

from facilitation.findings import Finding, Place, repeated, too_long, too_many
from facilitation.looks import LEAST_CONTRAST, contrast_on_white
from facilitation.plan import Block, Plan
from facilitation.prompt_checks import prompt_findings

MOST_ROLES = 8
MOST_AREAS = 12
LONGEST_TITLE = 120
LONGEST_NAME = 40
LONGEST_DESCRIPTION = 100
LONGEST_POINT = 160
LONGEST_INTRODUCTION = 600
"""What still reads at a glance on a card 320 pixels wide (cards/design.md)."""


def findings(plan: Plan) -> list[Finding]:
    """Everything that is wrong with a plan, not the first thing only."""
    checks = (_times, _texts, _roles, _people, _areas, _agenda, _privacy, _looks)
    return [finding for check in checks for finding in check(plan)]


def _times(plan: Plan) -> Iterator[Finding]:
    if plan.time_zone not in available_timezones():
        yield Finding.at(("time_zone",), "finding_unknown_time_zone", given=plan.time_zone)
    lasts = datetime.combine(plan.day, plan.ends) - datetime.combine(plan.day, plan.starts)
    available = int(lasts.total_seconds()) // 60
    if available <= 0:
        yield Finding.at(("ends",), "finding_ends_before_start")
    elif plan.minutes != available:
        code = "finding_agenda_too_long" if plan.minutes > available else "finding_agenda_too_short"
        difference = abs(plan.minutes - available)
        yield Finding.at(
            ("agenda",), code, total=plan.minutes, available=available, count=difference
        )


def _texts(plan: Plan) -> Iterator[Finding]:
    yield from too_long(("title",), plan.title, LONGEST_TITLE)
    yield from too_long(("organiser",), plan.organiser, LONGEST_TITLE)
    yield from too_long(("introduction",), plan.introduction or "", LONGEST_INTRODUCTION)


def _roles(plan: Plan) -> Iterator[Finding]:
    yield from _duplicate_ids("roles", [role.id for role in plan.roles])
    yield from too_many(("roles",), len(plan.roles), MOST_ROLES, "finding_too_many_roles")
    if not plan.asked_by_default:
        yield Finding.at(("roles",), "finding_only_observers")
    for position, name in repeated(role.name for role in plan.roles):
        yield Finding.at(("roles", position, "name"), "finding_duplicate_text", text=name)
    for position, role in enumerate(plan.roles):
        place = ("roles", position)
        yield from too_long((*place, "name"), role.name, LONGEST_NAME)
        yield from too_long((*place, "plural"), role.plural, LONGEST_NAME)
        yield from too_long((*place, "description"), role.description or "", LONGEST_DESCRIPTION)


def _people(plan: Plan) -> Iterator[Finding]:
    if not any(person.organiser for person in plan.people):
        yield Finding.at(("people",), "finding_no_organiser")
    for position, email in repeated(person.email for person in plan.people):
        yield Finding.at(("people", position, "email"), "finding_duplicate_email", email=email)
    roles = tuple(role.id for role in plan.roles)
    for position, person in enumerate(plan.people):
        if person.role is not None and person.role not in roles:
            yield Finding.at(
                ("people", position, "role"), "finding_unknown_role", role=person.role, known=roles
            )


def _areas(plan: Plan) -> Iterator[Finding]:
    yield from _duplicate_ids("areas", [area.id for area in plan.areas])
    yield from too_many(("areas",), len(plan.areas), MOST_AREAS, "finding_too_many_areas")
    for position, short in repeated(area.short for area in plan.areas):
        yield Finding.at(("areas", position, "short"), "finding_duplicate_text", text=short)
    treated = {block.area for block in plan.agenda}
    for position, area in enumerate(plan.areas):
        yield from too_long(("areas", position, "title"), area.title, LONGEST_TITLE)
        if area.id not in treated:
            yield Finding.at(("areas", position), "finding_area_without_block", area=area.id)


def _agenda(plan: Plan) -> Iterator[Finding]:
    yield from _duplicate_ids("agenda", [block.id for block in plan.agenda])
    places = [
        ("agenda", at, "prompts", position)
        for at, block in enumerate(plan.agenda)
        for position, _ in enumerate(block.prompts)
    ]
    for position, prompt_id in repeated(prompt.id for prompt in plan.prompts):
        yield Finding.at((*places[position], "id"), "finding_duplicate_id", id=prompt_id)
    for at, block in enumerate(plan.agenda):
        yield from _block(plan, ("agenda", at), block)


def _block(plan: Plan, place: Place, block: Block) -> Iterator[Finding]:
    areas = tuple(area.id for area in plan.areas)
    if block.area is not None and block.area not in areas:
        code = "finding_unknown_area" if areas else "finding_no_areas"
        yield Finding.at((*place, "area"), code, area=block.area, known=areas)
    if block.at_least is not None and block.at_least > block.minutes:
        at = (*place, "at_least")
        yield Finding.at(at, "finding_at_least_too_long", count=block.at_least, most=block.minutes)
    total = sum(step.minutes for step in block.steps)
    if block.steps and total != block.minutes:
        yield Finding.at(
            (*place, "steps"),
            "finding_steps_do_not_add_up",
            block=block.id,
            total=total,
            minutes=block.minutes,
        )
    yield from too_long((*place, "title"), block.title, LONGEST_TITLE)
    yield from too_long((*place, "introduction"), block.introduction or "", LONGEST_INTRODUCTION)
    for position, step in enumerate(block.steps):
        yield from too_long((*place, "steps", position, "title"), step.title, LONGEST_TITLE)
    for position, prompt in enumerate(block.prompts):
        yield from prompt_findings(plan, block, prompt, (*place, "prompts", position))


def _privacy(plan: Plan) -> Iterator[Finding]:
    privacy = plan.privacy
    if privacy.keep_until < plan.day:
        yield Finding.at(("privacy", "keep_until"), "finding_kept_too_short")
    elif not plan.day <= plan.names_until <= privacy.keep_until:
        yield Finding.at(("privacy", "names_until"), "finding_names_kept_wrongly")
    yield from too_long(("privacy", "controller"), privacy.controller, LONGEST_TITLE)
    for position, point in enumerate(privacy.points):
        yield from too_long(("privacy", "points", position), point, LONGEST_POINT)


def _looks(plan: Plan) -> Iterator[Finding]:
    colour = plan.digest.colour
    if contrast_on_white(colour) < LEAST_CONTRAST:
        yield Finding.at(("digest", "colour"), "finding_colour_too_pale", given=colour)
    yield from too_long(("digest", "header"), plan.digest.header or "", LONGEST_TITLE)


def _duplicate_ids(part: str, ids: list[str]) -> Iterator[Finding]:
    for position, repeated_id in repeated(ids):
        yield Finding.at((part, position, "id"), "finding_duplicate_id", id=repeated_id)
