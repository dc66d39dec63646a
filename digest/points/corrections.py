"""What organisers put right in the points: each act kept, each undoable, no word touched."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from facilitation.contributions import ContributionKind


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
    taken: frozenset[str] = frozenset()
    """Those of them that the act itself brought from one point into another."""


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
    taken = frozenset[str]().union(*(other.members for other in others))
    return Regroup("merge", (Group(first.point_id, first.members | taken),), taken)


def split(point: Group, out: frozenset[str], new_id: str) -> Regroup:
    """Some contributions of a point are another one, under an id that no point has had."""
    taken = point.members & out
    return Regroup(
        "split", (Group(point.point_id, point.members - out), Group(new_id, taken)), taken
    )


def moved(some: frozenset[str], source: Group, target: Group) -> Regroup:
    """Some contributions of one point belong to another."""
    taken = source.members & some
    return Regroup(
        "move",
        (
            Group(source.point_id, source.members - taken),
            Group(target.point_id, target.members | taken),
        ),
        taken,
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
