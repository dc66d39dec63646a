"""The cards on which points are put right, as who asked sees them."""

from typing import Any

from dialogs.arranged import act_rows
from dialogs.arrangements import last_of
from dialogs.commands.arranging import (
    Arrange,
    PointsCommand,
    ShowArranged,
    ShowPoint,
    ShowPoints,
    UndoArranging,
)
from dialogs.current_points import current_points
from dialogs.seats import is_here
from dialogs.views.arranging import ArrangedView, ArrangingView, PointsView, PointView
from digest.digest import Section
from digest.points.listing import find_listed
from digest.points.replaying import steps
from facilitation.leading import leads
from facilitation.refusals.refusal import Refusal
from facilitation.sessions import Session
from facilitation.signing import signs
from storage.work import Work


async def arranging_view(
    work: Work, session: Session, command: PointsCommand, problem: Refusal | None = None
) -> ArrangingView:
    """What a command leaves to see: its point if there still is one, else the section's points.

    The list of acts, where it was asked there.
    """
    points = await current_points(work, session)
    log = await work.corrections.of(session.id)
    common: dict[str, Any] = {
        "session": session,
        "version": points.version,
        "seen": steps(log),
        "header": points.digest.header,
        "last": last_of(log),
        "acts": len(log),
        "signs": signs(session.plan, command.sender),
        "has_control": leads(session, command.sender) and is_here(session, command),
        "problem": problem,
    }
    if isinstance(command, ShowArranged | UndoArranging) and command.page is not None:
        rows = await act_rows(work, session, log)
        return ArrangedView(**common, rows=rows, page=command.page)
    if isinstance(command, ShowPoint | Arrange):
        point = find_listed(points.digest, command.point_id)
        if point is not None:
            draft = command if isinstance(command, Arrange) and problem else None
            return PointView(**common, point=point, page=command.page, draft=draft)
    sections = tuple(one for one in points.digest.sections if one.points)
    return PointsView(
        **common,
        sections=sections,
        section=_section(session, command, sections),
        hidden=len(points.digest.set_aside),
        page=command.page if isinstance(command, ShowPoints) else 0,
    )


def _section(
    session: Session, command: PointsCommand, sections: tuple[Section, ...]
) -> Section | None:
    """The section asked for, or the one in which the point was; else what is talked about now."""
    key = ""
    if isinstance(command, ShowPoints | UndoArranging | Arrange):
        key = command.section
    named = [one for one in sections if one.key == key]
    current = [one for one in sections if session.block_id in one.block_ids]
    return next(iter([*named, *current, *sections]), None)
