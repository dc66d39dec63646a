"""The facilitators' card: where we are, who is silent, and what can be done next."""

from datetime import datetime, timedelta

from microsoft_teams.cards import Action, ActionSet, CardElement, Column, ColumnSet

from bot.cards.actions import execute
from bot.cards.control_actions import control_actions
from bot.cards.elements import (
    header,
    heading,
    line,
    measure,
    name,
    note,
    paragraph,
    section,
    subheading,
)
from bot.cards.frame import Json, card
from bot.cards.prompts.registry import called, run_name
from bot.cards.prompts.speaking import floor_lines
from bot.cards.taps.leading import ActTap
from bot.cards.taps.showing import ShowTap
from bot.cards.turnout import turnout
from bot.wording.words import Words
from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.views.leading import ControlView, OpenPrompt, RoleProgress
from facilitation.plan import Block, Plan
from facilitation.sessions import SessionState

PROGRESS = {"poll": "control_answered", "round": "control_wrote", "speaking": "control_spoke"}
"""The key of the sentence that says how far a prompt is, by what it is called."""


def control_card(view: ControlView, words: Words, *, done: str | None = None) -> Json:
    """The session as facilitators see it; `done` is the receipt for an act."""
    title = _title(view, words)
    return card(
        words,
        header(words("control_name"), _clock(view, words)),
        heading(title),
        *([note(done), *_undo(view, words)] if done else []),
        *_ends(view, words),
        *_open_prompts(view, words),
        *_waiting(view, words),
        *_next(view, words),
        *_notes(view, words),
        *_limits(view, words),
        speak=words("control_speak", title=title, state=_clock(view, words)),
        actions=control_actions(view, words),
        refresh=ShowTap(session=view.session.id, card=Card.CONTROL),
        wide=True,
    )


def _undo(view: ControlView, words: Words) -> list[CardElement]:
    """The way back, right below what has been done."""
    if not view.undoable:
        return []
    tap = ActTap(session=view.session.id, act=Act.UNDO, seen=view.session.acts)
    actions: list[Action] = [execute(tap, title=words("undo_button"))]
    return [ActionSet(actions=actions, spacing="Small")]


def _title(view: ControlView, words: Words) -> str:
    if view.session.state is SessionState.ENDED:
        return words("control_ended")
    if view.session.block is None:
        return words("control_ready")
    if view.place is None:
        return view.session.block.title
    return words(
        "control_area",
        number=view.place.number,
        of=view.place.of,
        title=view.place.area.short,
    )


def _clock(view: ControlView, words: Words) -> str:
    """The session's time, and how far it is behind the plan."""
    state, late = view.session.state, view.late_by_minutes
    if state is SessionState.PAUSED:
        return words("paused_at", at=view.now)
    if state is not SessionState.RUNNING:
        return words("clock", at=view.now)
    if late == 0:
        return words("on_time", at=view.now)
    return words("late_by" if late > 0 else "early_by", at=view.now, count=abs(late))


def _open_prompts(view: ControlView, words: Words) -> list[CardElement]:
    """What is open; where that is several things, the buttons name their numbers."""
    elements: list[CardElement] = []
    for number, one in enumerate(view.open_prompts, 1):
        what = run_name(words, one.run)
        if len(view.open_prompts) > 1:
            what = words("numbered", number=number, what=what)
        elements += _open_prompt(view, one, what, words)
    return elements


def _open_prompt(view: ControlView, one: OpenPrompt, what: str, words: Words) -> list[CardElement]:
    about: list[CardElement] = [note(words("now_label"), "None"), name(what, bold=True)]
    columns = [Column(width="stretch", items=about)]
    if view.session.state is not SessionState.PAUSED:
        closes = _time(view, "closes_label", one.run.closes_at, words)
        columns.append(Column(width="auto", items=closes))
    return [
        ColumnSet(columns=columns, separator=True, spacing="Medium"),
        paragraph(one.run.prompt.heading),
        *_floor(view, one, words),
        *_progress(view, one, words),
    ]


def _floor(view: ControlView, one: OpenPrompt, words: Words) -> list[CardElement]:
    """Who has the floor and who follows, where the prompt is a speaking round."""
    return [] if one.floor is None else floor_lines(view.session, one.floor, words)


def _ends(view: ControlView, words: Words) -> list[CardElement]:
    """When block and session end; in a pause nobody knows."""
    if view.session.state is not SessionState.RUNNING:
        return []
    times = [
        ("block_ends_label", view.session.block_ends_at),
        ("session_ends_label", view.session_ends_at),
    ]
    columns = [
        Column(width="stretch", items=_time(view, label, at, words))
        for label, at in times
        if at is not None
    ]
    return [ColumnSet(columns=columns, spacing="Medium")]


def _time(view: ControlView, label: str, at: datetime, words: Words) -> list[CardElement]:
    """A time of day; the minutes until then only where it is read at once."""
    shown: list[CardElement] = [
        note(words(label), "None"),
        name(words("clock", at=at), bold=True),
    ]
    minutes = (at - view.now) // timedelta(minutes=1)
    if view.just_asked and minutes >= 0:
        shown.append(note(words("minutes_left", count=minutes), "None"))
    return shown


def _progress(view: ControlView, one: OpenPrompt, words: Words) -> list[CardElement]:
    plan = view.session.plan
    said = note(_turnout(plan, one, words))
    figures = [_role(plan.role(role.role_id).plural, role, words) for role in one.roles]
    return [said, *(figure for figure in figures if figure is not None)]


def _turnout(plan: Plan, one: OpenPrompt, words: Words) -> str:
    if one.run.is_anonymous:
        return turnout(plan, one.run, words, answered=one.answered, asked=one.asked)
    return words(PROGRESS[called(one.run.prompt)], count=one.answered, asked=one.asked)


def _role(plural: str, role: RoleProgress, words: Words) -> CardElement | None:
    if role.answered is None:
        return None
    figure = words("count_of", count=role.answered, most=role.joined)
    if not role.joined:
        return line("–", plural, words("nobody_joined"))
    return measure(name(plural), figure, value=role.answered, most=role.joined)


def _waiting(view: ControlView, words: Words) -> list[CardElement]:
    """The prompts that wait for the facilitator's word; their buttons name the numbers."""
    if not view.waiting:
        return []
    lines: list[CardElement] = [
        line(str(number), prompt.heading, words("minutes", count=prompt.minutes))
        for number, prompt in enumerate(view.waiting, 1)
    ]
    return [section(subheading(words("waiting_heading")), *lines)]


def _next(view: ControlView, words: Words) -> list[CardElement]:
    if view.session.state is SessionState.ENDED:
        return []
    joined = note(words("joined_count", count=view.joined), "Medium")
    if view.next_block is None:
        return [joined]
    return [section(_following(view, view.next_block, words)), joined]


def _following(view: ControlView, block: Block, words: Words) -> CardElement:
    ends = view.session.block_ends_at
    facts = [block.title, words("minutes", count=block.minutes)]
    if block.opens == "facilitator":
        facts.append(words("opens_by_you"))
    elif ends is not None and view.session.state is SessionState.RUNNING:
        facts.append(words("from_time", at=ends))
    return line(words("then_label"), ", ".join(facts), width="40px")


def _notes(view: ControlView, words: Words) -> list[CardElement]:
    """What facilitators should know of the bot's own troubles."""
    notes = []
    if view.doubtful:
        notes.append(words("doubtful_count", count=view.doubtful))
    if view.undelivered:
        notes.append(words("undelivered_count", count=view.undelivered))
    return [section(*[note(text) for text in notes])] if notes else []


def _limits(view: ControlView, words: Words) -> list[CardElement]:
    """What Teams keeps from us here, and what that means."""
    if not view.limited:
        return []
    said = [note(words(f"limited_{what}")) for what in view.limited]
    return [section(subheading(words("limited_heading")), *said)]
