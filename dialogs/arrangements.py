"""A digest's points as cards show them, and what acts on those cards mean."""

from typing import Any

from dialogs.arranged import act_rows
from dialogs.commands.arranging import (
    Arrange,
    Arranging,
    PointsCommand,
    ShowArranged,
    ShowPoint,
    ShowPoints,
    UndoArranging,
)
from dialogs.views.arranging import ArrangedView, ArrangingView, PointsView, PointView
from digest.digest import Digest, Section
from digest.points.corrections import (
    Act,
    Correction,
    Hide,
    Recast,
    Rename,
    confirmed,
    merged,
    moved,
    split,
)
from digest.points.listing import Listed, find_listed, nearest
from facilitation.contributions import clean
from facilitation.plan import Plan
from facilitation.refusals.arranging import ActIsIncomplete, NoSuchPoint
from facilitation.refusals.refusal import Refusal
from facilitation.sessions import Session
from facilitation.signing import signs
from storage.store import Work


def act_meant(command: Arrange, digest: Digest, plan: Plan) -> Act:
    """What is to be put in the log, by the digest that was seen.

    Raises NoSuchPoint, and ActIsIncomplete where something is lacking.
    """
    point = find_listed(digest, command.point_id)
    if point is None:
        raise NoSuchPoint
    act = _act(command, point, plan)
    if act is None:
        raise ActIsIncomplete
    return act


def _act(command: Arrange, point: Listed, plan: Plan) -> Act | None:
    group = point.group
    chosen = group.members & {*command.chosen}
    other = next(
        (one.group for one in nearest(point) if one.point.point_id == command.other_id), None
    )
    match command.how:
        case Arranging.CONFIRM:
            return confirmed(group)
        case Arranging.RENAME:
            return Rename(group, _line(command.name))
        case Arranging.MERGE:
            return merged(group, other) if other else None
        case Arranging.SPLIT:
            new_id = f"v{command.version}.{min(group.members)}"
            return split(group, chosen, new_id) if chosen and chosen != group.members else None
        case Arranging.MOVE:
            return moved(chosen, group, other) if chosen and other else None
        case Arranging.HIDE:
            reason = _line(command.reason)
            return Hide(chosen, reason) if chosen and reason else None
        case Arranging.RECAST:
            area_id = next((one.id for one in plan.areas if one.id == command.area_id), None)
            members = chosen or group.members
            recast = Recast(members=members, kind=command.kind, area_id=area_id)
            return recast if command.kind or area_id else None


def last_of(log: tuple[Correction, ...]) -> Correction | None:
    """The last act that stands."""
    return next((one for one in reversed(log) if one.undone_at is None), None)


async def arranging_view(
    work: Work, session: Session, command: PointsCommand, problem: Refusal | None = None
) -> ArrangingView:
    """What a command leaves to see: its point if there still is one, else the section's points.

    The list of acts, where it was asked there.
    """
    version = await work.digests.latest(session.id)
    digest = await work.digests.read(version)
    log = await work.corrections.of(session.id)
    common: dict[str, Any] = {
        "session": session,
        "version": version.number,
        "header": digest.header,
        "last": last_of(log),
        "acts": len(log),
        "signs": signs(session.plan, command.sender),
        "problem": problem,
    }
    if isinstance(command, ShowArranged | UndoArranging) and command.page is not None:
        rows = await act_rows(work, session, log)
        return ArrangedView(**common, rows=rows, page=command.page)
    if isinstance(command, ShowPoint | Arrange):
        point = find_listed(digest, command.point_id)
        if point is not None:
            draft = command if isinstance(command, Arrange) and problem else None
            return PointView(**common, point=point, page=command.page, draft=draft)
    sections = tuple(one for one in digest.sections if one.points)
    return PointsView(
        **common,
        sections=sections,
        section=await _section(work, session, command, sections),
        hidden=len(digest.set_aside),
        page=command.page if isinstance(command, ShowPoints) else 0,
    )


async def _section(
    work: Work, session: Session, command: PointsCommand, sections: tuple[Section, ...]
) -> Section | None:
    """The section asked for, or the one in which the point was; else the first."""
    key = ""
    if isinstance(command, ShowPoints | UndoArranging):
        key = command.section
    elif isinstance(command, Arrange):
        seen = await work.digests.version(session.id, command.version)
        point = find_listed(await work.digests.read(seen), command.point_id)
        key = point.section.key if point else ""
    named = [one for one in sections if one.key == key]
    return next(iter([*named, *sections]), None)


def _line(written: str) -> str:
    return " ".join(clean(written).split())
