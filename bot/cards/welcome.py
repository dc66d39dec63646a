"""Coming in: the notice in short, the role, and what it leads to."""

from datetime import datetime, timedelta

from microsoft_teams.cards import ActionSet, CardElement

from bot.cards.actions import execute
from bot.cards.agenda import agenda_lines
from bot.cards.elements import (
    bullets,
    detail,
    foot,
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
from bot.cards.naming import role_name
from bot.cards.notice import notice_button
from bot.cards.prompts.registry import run_name
from bot.cards.roles import role_rows
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.replies import Joined
from dialogs.views.opening import WelcomeView
from facilitation.sessions import Session


def welcome_card(view: WelcomeView, words: Words) -> Json:
    """The notice and the roles; for who has joined, what comes next."""
    if view.role_id is not None and not view.choosing:
        return _joined_card(view, view.role_id, words)
    plan = view.session.plan
    return card(
        words,
        header(words("welcome"), words("from_to", starts=plan.starts_at, ends=_ends(view.session))),
        heading(plan.title),
        *([paragraph(plan.introduction)] if plan.introduction else []),
        section(subheading(words("notice_heading")), *bullets(plan.privacy.points)),
        ActionSet(actions=[notice_button(view.session, words)]),
        *role_rows(view.session, view.given_role_id, words, current=view.role_id),
        foot(words("welcome_foot", controller=plan.privacy.controller)),
        speak=words("welcome_speak", title=plan.title),
        refresh=ShowTap(session=view.session.id, card=Card.WELCOME),
    )


def joined_card(reply: Joined, words: Words, *, then: Json | None) -> Json:
    """The role is taken; what had been kept for it shows what became of it."""
    role = role_name(reply.session.plan, reply.role_id)
    if then is None:
        view = WelcomeView(session=reply.session, role_id=reply.role_id, open_runs=reply.open_runs)
        return _joined_card(view, reply.role_id, words)
    taken = note(words("joined_note", role=role))
    first = taken.model_dump(by_alias=True, exclude_none=True)
    return {**then, "body": [first, *then["body"]]}


def _joined_card(view: WelcomeView, role_id: str, words: Words) -> Json:
    session = view.session
    role = role_name(session.plan, role_id)
    observer = session.plan.role(role_id).observer
    again = ShowTap(session=session.id, card=Card.ROLES)
    change = [] if view.given_role_id else [execute(again, title=words("change_role_button"))]
    at = view.joined_at
    return card(
        words,
        header(words("only_you"), words("recorded_state")),
        heading(words("joined_heading", role=role)),
        paragraph(words("joined_observer" if observer else "joined_text")),
        *_open_rows(view, words),
        *agenda_lines(session, words, role_id),
        foot(words("notice_acknowledged", at=at) if at else words("welcome_safe")),
        speak=words("joined_speak", role=role),
        actions=[*change, notice_button(session, words)],
        refresh=ShowTap(session=session.id, card=Card.WELCOME),
    )


def _open_rows(view: WelcomeView, words: Words) -> list[CardElement]:
    """What who comes late can answer at once: a row for each open prompt, with its end."""
    if not view.open_runs:
        return []
    rows = [
        row(
            name(run.prompt.heading),
            detail(words("open_until", what=run_name(words, run), until=run.closes_at)),
            invitation=words("open_row"),
            action=execute(
                ShowTap(session=view.session.id, card=Card.PROMPT, thing=run.id),
                title=words("open_title", heading=run.prompt.heading),
            ),
        )
        for run in view.open_runs
    ]
    return [subheading(words("open_now", count=len(rows))), *rows]


def _ends(session: Session) -> datetime:
    """When it is meant to end."""
    return session.plan.starts_at + timedelta(minutes=session.plan.minutes)
