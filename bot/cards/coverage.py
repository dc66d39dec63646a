"""Who has said what about which area: the holes in words first, each with its remedy."""

from collections.abc import Iterator

from microsoft_teams.cards import Action, CardElement

from bot.cards.actions import execute
from bot.cards.coverage_grid import grid
from bot.cards.elements import (
    detail,
    header,
    heading,
    name,
    note,
    paragraph,
    row,
    section,
    subheading,
)
from bot.cards.frame import Json, card
from bot.cards.naming import block_place, inner
from bot.cards.prompts.registry import run_name
from bot.cards.taps.leading import NudgeTap
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.leading import CoverageView, OpenPrompt, Reminded, RoleProgress
from facilitation.coverage import Gap

MOST_GAPS = 5
"""So many holes are told in words; the grid shows them all."""


def coverage_card(view: CoverageView, words: Words) -> Json:
    """The holes, who is still to be heard on what is open, and the grid."""
    title = words("coverage_heading")
    gaps = len(view.coverage.gaps)
    holes = words("coverage_holes", count=gaps) if gaps else words("coverage_no_holes")
    return card(
        words,
        header(words("control_name"), words("clock", at=view.now)),
        heading(title),
        *_said(view, words),
        paragraph(holes),
        *_gaps(view, words),
        *_open_prompts(view, words),
        *grid(view, words),
        speak=words("coverage_speak", title=title, holes=holes),
        actions=_actions(view, words),
        refresh=ShowTap(session=view.session.id, card=Card.COVERAGE),
        wide=True,
    )


def gap_text(view: CoverageView, gap: Gap, words: Words) -> str:
    """A hole in words: "Area 3, soggetti ospitanti: finora nessuna criticità"."""
    plan = view.session.plan
    who = inner(plan.role(gap.role_id).plural) if gap.role_id else words("gap_everybody")
    what = words(f"gap_{gap.kind}" if gap.kind else "gap_anything")
    return words("gap", place=block_place(words, plan, gap.place), who=who, what=what)


def _said(view: CoverageView, words: Words) -> list[CardElement]:
    """The receipt of a reminder."""
    said = view.said
    if said is None:
        return []
    if said.role_id is not None:
        role = inner(view.session.plan.role(said.role_id).plural)
        return [note(words("nudged_role", role=role))]
    return [note(" ".join(_figures(said, words)))]


def _figures(said: Reminded, words: Words) -> Iterator[str]:
    """How many were reached, and how many not: numbers, never names."""
    if said.reached:
        yield words("nudges_reached", count=said.reached)
    if said.on_their_way or not (said.reached or said.unreachable or said.enough):
        yield words("nudges_on_their_way", count=said.on_their_way)
    if said.unreachable:
        yield words("nudges_unreachable", count=said.unreachable)
    if said.enough:
        yield words("nudges_enough", count=said.enough)


def _gaps(view: CoverageView, words: Words) -> list[CardElement]:
    gaps = view.coverage.gaps
    rows: list[CardElement] = [
        _gap(view, gap, number, words) for number, gap in enumerate(gaps[:MOST_GAPS], 1)
    ]
    left = len(gaps) - MOST_GAPS
    return [*rows, *([note(words("coverage_more", count=left))] if left > 0 else [])]


def _gap(view: CoverageView, gap: Gap, number: int, words: Words) -> CardElement:
    text = gap_text(view, gap, words)
    if gap.run_id is None or gap.role_id is None:
        return row(name(text), mark=str(number))
    if (gap.role_id, gap.run_id) in view.enough:
        return row(name(text), detail(words("nudged_enough")), mark=str(number))
    tap = NudgeTap(
        session=view.session.id,
        run=gap.run_id,
        role=gap.role_id,
        kind=gap.kind,
        seen=view.session.acts,
    )
    action = execute(tap, title=words("nudge_gap", number=number, gap=text))
    return row(name(text), mark=str(number), invitation=words("nudge_ask"), action=action)


def _open_prompts(view: CoverageView, words: Words) -> list[CardElement]:
    return [
        section(subheading(run_name(words, one.run)), *_silent(view, one, words))
        for one in view.open_prompts
    ]


def _silent(view: CoverageView, one: OpenPrompt, words: Words) -> Iterator[CardElement]:
    """Which roles are still to be heard, in numbers."""
    yield note(one.run.prompt.heading, "None")
    waited_for = [role for role in one.roles if role.is_waited_for]
    if not waited_for:
        yield note(words("silent_none"))
    for role in waited_for:
        yield _role(view, one, role, words)
    for reminded in view.reminded:
        figures = list(_figures(reminded, words)) if _is_told(reminded, one) else []
        if figures:
            yield note(" ".join(figures))


def _is_told(reminded: Reminded, one: OpenPrompt) -> bool:
    is_any = reminded.reached or reminded.unreachable or reminded.on_their_way
    return reminded.run_id == one.run.id and bool(is_any)


def _role(view: CoverageView, one: OpenPrompt, role: RoleProgress, words: Words) -> CardElement:
    plural = view.session.plan.role(role.role_id).plural
    figures = _still_to_come(role, words)
    if (role.role_id, one.run.id) in view.enough:
        return row(name(plural), *figures, detail(words("nudged_enough")))
    tap = NudgeTap(
        session=view.session.id, run=one.run.id, role=role.role_id, seen=view.session.acts
    )
    action = execute(tap, title=words("nudge_role", role=inner(plural)))
    return row(name(plural), *figures, invitation=words("nudge_remind"), action=action)


def _still_to_come(role: RoleProgress, words: Words) -> list[CardElement]:
    if role.answered is None:
        return []
    count = role.joined - role.answered
    return [detail(words("silent_count", count=count, most=role.joined))]


def _actions(view: CoverageView, words: Words) -> list[Action]:
    """To each one alone, where it is known who has not answered; and back."""
    named = [one for one in view.open_prompts if not one.run.is_anonymous]
    actions: list[Action] = []
    for number, one in enumerate(named[:2], 1):
        tap = NudgeTap(session=view.session.id, run=one.run.id, seen=view.session.acts)
        several = len(named) > 1
        title = words("nudge_alone_number" if several else "nudge_alone", number=number)
        actions.append(execute(tap, title=title))
    back = ShowTap(session=view.session.id, card=Card.CONTROL)
    return [*actions, execute(back, title=words("back_to_control_button"))]
