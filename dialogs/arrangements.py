"""What acts on the cards of points mean, and whether they still fit what their cards showed."""

import hashlib

from dialogs.commands.arranging import Arrange, Arranging
from digest.digest import Digest
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
from digest.points.listing import Listed, find_among, find_listed, nearest
from digest.points.replaying import touched_since
from facilitation.contributions import clean
from facilitation.plan import Plan
from facilitation.refusals.arranging import ActIsIncomplete, NoSuchPoint, PointsAreNewer


def mark_of(command: Arrange) -> str:
    """By what an act is known: the same card sent twice by the same person is one act."""
    said = (
        command.sender.key,
        command.seen,
        command.how,
        command.point_id,
        command.chosen,
        command.other_id,
        command.name,
        command.reason,
        command.kind,
        command.area_id,
    )
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32]


def act_meant(command: Arrange, digest: Digest, plan: Plan, log: tuple[Correction, ...]) -> Act:
    """What is to be put in the log, by the points as they stand.

    Raises NoSuchPoint, ActIsIncomplete where something is lacking, and PointsAreNewer where
    what the card showed of it has changed since; what was done to others does not matter.
    """
    point = find_listed(digest, command.point_id)
    if point is None:
        raise NoSuchPoint
    other = find_among(nearest(point), command.other_id)
    act = _act(command, point, other, plan)
    if act is None:
        raise ActIsIncomplete
    meant = point.group.members | (other.group.members if other else frozenset())
    if len(point.citations) != command.size or meant & touched_since(log, command.seen):
        raise PointsAreNewer
    return act


def _act(command: Arrange, point: Listed, to: Listed | None, plan: Plan) -> Act | None:
    group = point.group
    chosen = group.members & {*command.chosen}
    other = to.group if to else None
    match command.how:
        case Arranging.CONFIRM:
            return confirmed(group)
        case Arranging.RENAME:
            return Rename(group, _line(command.name))
        case Arranging.MERGE:
            return merged(group, other) if other else None
        case Arranging.SPLIT:
            new_id = f"s{command.seen}.{min(group.members)}"
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


def _line(written: str) -> str:
    return " ".join(clean(written).split())
