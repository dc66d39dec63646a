"""What organisers put right in the points: each act kept, each undoable, no word touched."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from facilitation.contributions import Contribution, ContributionKind


@dataclass(frozen=True, slots=True)
class Group:
    """A point as whoever acted saw it: its id, and all its contributions by theirs."""

    point_id: str
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class Regroup:
    """These are points; whatever else their contributions belonged to, they leave."""

    how: Literal["confirm", "merge", "split", "move"]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """A point, which is thereby confirmed, is called something; an empty name is none."""

    group: Group
    name: str


@dataclass(frozen=True, slots=True)
class Hide:
    """Contributions are not to be shown, for a reason that is."""

    members: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recast:
    """Contributions were meant as another kind or for another area; None leaves it as it is."""

    members: frozenset[str]
    kind: ContributionKind | None = None
    area_id: str | None = None


Act = Regroup | Rename | Hide | Recast


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One act in the log, whether or not it was undone."""

    id: str
    by: str
    at: datetime
    act: Act
    undone_at: datetime | None = None


def confirmed(point: Group) -> Regroup:
    """The point is one, as proposed."""
    return Regroup("confirm", (point,))


def merged(first: Group, *others: Group) -> Regroup:
    """The points are one, which keeps the id, and so the name, of the first."""
    members = first.members.union(*(other.members for other in others))
    return Regroup("merge", (Group(first.point_id, members),))


def split(point: Group, out: frozenset[str], new_id: str) -> Regroup:
    """Some contributions of a point are another one, under an id that no point has had."""
    return Regroup(
        "split", (Group(point.point_id, point.members - out), Group(new_id, point.members & out))
    )


def moved(some: frozenset[str], source: Group, target: Group) -> Regroup:
    """Some contributions of one point belong to another."""
    went = source.members & some
    return Regroup(
        "move",
        (
            Group(source.point_id, source.members - went),
            Group(target.point_id, target.members | went),
        ),
    )


def undone(log: Sequence[Correction], correction_id: str, at: datetime) -> tuple[Correction, ...]:
    """The log after one of its acts was undone; the act stays in it. Undone again, it is as was."""
    return tuple(
        replace(one, undone_at=at) if one.id == correction_id and one.undone_at is None else one
        for one in log
    )


def reworded(correction: Correction, say: Callable[[str], str]) -> Correction:
    """The correction with what somebody wrote in it said otherwise."""
    match correction.act:
        case Rename(name=name):
            return replace(correction, act=replace(correction.act, name=say(name)))
        case Hide(reason=reason):
            return replace(correction, act=replace(correction.act, reason=say(reason)))
        case _:
            return correction


def standing(log: Iterable[Correction]) -> tuple[Act, ...]:
    """The acts that were not undone, in the order of the log."""
    return tuple(one.act for one in log if one.undone_at is None)


def hidden(log: Iterable[Correction]) -> dict[str, str]:
    """Why each contribution is hidden that is, by its id; the last reason holds."""
    acts = standing(log)
    return {one: act.reason for act in acts if isinstance(act, Hide) for one in act.members}


def recast(
    contributions: Iterable[Contribution], log: Iterable[Correction]
) -> tuple[Contribution, ...]:
    """The contributions under the kinds and areas that they were put right to."""
    kinds: dict[str, ContributionKind] = {}
    areas: dict[str, str] = {}
    for act in standing(log):
        if isinstance(act, Recast):
            kinds |= dict.fromkeys(act.members, act.kind) if act.kind else {}
            areas |= dict.fromkeys(act.members, act.area_id) if act.area_id else {}
    return tuple(
        replace(one, kind=kinds.get(one.id, one.kind), area_id=areas.get(one.id, one.area_id))
        for one in contributions
    )
