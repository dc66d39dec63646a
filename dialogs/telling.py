"""What the room, or the one person it is for, is shown of an announcement."""

from dataclasses import replace
from datetime import datetime

from dialogs.viewing import prompt_view, result_view
from dialogs.views.opening import (
    ActView,
    AwayView,
    BlockView,
    BrokenOffView,
    PassedOverView,
    PersonNudgeView,
    RoleNudgeView,
    WelcomeView,
)
from dialogs.views.view import View
from facilitation import announcements as told
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.runs import PromptRun
from facilitation.sessions import Session, area_place
from storage.work import Work


def as_told(
    session: Session,
    announcement: told.SessionPrepared
    | told.BlockOpened
    | told.PromptPassedOver
    | told.ActAnnounced
    | told.LeaderAway,
) -> View:
    """What needs no reading: the announcement says it all."""
    match announcement:
        case told.SessionPrepared():
            return WelcomeView(session=session)
        case told.BlockOpened():
            return block_view(session, announcement.block_id, by=announcement.by)
        case told.PromptPassedOver():
            return _passed_over_view(session, announcement)
        case told.ActAnnounced() | told.LeaderAway():
            return _act_view(session, announcement)


async def told_of_run(
    work: Work,
    session: Session,
    announcement: told.PromptOpened
    | told.PromptReminded
    | told.PromptClosed
    | told.PromptBrokenOff,
    now: datetime,
) -> View:
    run = await work.runs.get(announcement.run_id)
    if isinstance(announcement, told.PromptClosed):
        return await result_view(work, session, run)
    if isinstance(announcement, told.PromptBrokenOff):
        block = session.plan.block(run.block_id)
        place = area_place(session.plan, block)
        return BrokenOffView(session=session, run=run, block=block, place=place)
    view = await prompt_view(work, session, run, viewer=None, now=now)
    return replace(view, reminder=isinstance(announcement, told.PromptReminded))


def block_view(session: Session, block_id: str, by: str | None = None) -> BlockView:
    blocks = {block.id: block for block in (*session.plan.agenda, *session.agenda)}
    if block_id not in blocks:
        raise NoSuchPrompt
    block = blocks[block_id]
    is_current = block_id == session.block_id
    return BlockView(
        session=session,
        block=block,
        place=area_place(session.plan, block),
        opened_at=session.block_opened_at if is_current else None,
        ends_at=session.block_ends_at if is_current else None,
        by=by,
    )


def _passed_over_view(session: Session, announcement: told.PromptPassedOver) -> PassedOverView:
    block = session.plan.block(announcement.block_id)
    return PassedOverView(
        session=session,
        prompt=next(one for one in block.prompts if one.id == announcement.prompt_id),
        block=block,
        place=area_place(session.plan, block),
    )


def nudge_view(
    session: Session, run: PromptRun, nudge: told.RoleNudged | told.PersonNudged
) -> View:
    if isinstance(nudge, told.PersonNudged):
        return PersonNudgeView(session=session, run=run)
    return RoleNudgeView(session=session, run=run, role_id=nudge.role_id, about=nudge.about)


def _act_view(session: Session, announcement: told.ActAnnounced | told.LeaderAway) -> View:
    if isinstance(announcement, told.LeaderAway):
        return AwayView(session=session, names=announcement.names)
    return ActView(
        session=session,
        act=announcement.act,
        by=announcement.by,
        heading=announcement.heading,
        until=announcement.until,
    )
