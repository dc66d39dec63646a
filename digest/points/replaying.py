"""The log of what was put right, played again: what each act does without those undone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from digest.facts import SessionFacts
from digest.points.corrections import Act, Correction, Group, Hide, Recast, Regroup, Rename
from facilitation.contributions import Contribution, ContributionKind


@dataclass(frozen=True, slots=True)
class Played:
    """One act of the log, and what it does as the log stands."""

    correction: Correction
    act: Act | None
    """None where it was undone, or where it rests on nothing but acts that were."""

    @property
    def is_whole(self) -> bool:
        """Whether it does all that whoever acted meant."""
        return self.act == self.correction.act


def played(log: Iterable[Correction]) -> tuple[Played, ...]:
    """Every act in its order, each without what rests on an act that was undone.

    A contribution rests on the act that had brought it where a later one found it. Is that act
    undone, the later one leaves the contribution alone, and does what it can with the others.
    """
    return tuple(_played(log))


def undone(log: Sequence[Correction], correction_id: str, at: datetime) -> tuple[Correction, ...]:
    """The log after one of its acts was undone; the act stays in it. Undone again, it is as was."""
    return tuple(
        replace(one, undone_at=at) if one.id == correction_id and one.undone_at is None else one
        for one in log
    )


def moment_after(log: Iterable[Correction], now: datetime) -> datetime:
    """Now, or just after whatever the log has: what came after what is told by its instants."""
    return max([now, *(at + datetime.resolution for at, _ in _steps(log))])


def steps(log: Iterable[Correction]) -> int:
    """How much was done, each act and each undoing counted: by this a stale card is known."""
    return len(_steps(log))


def touched_since(log: Iterable[Correction], step: int) -> frozenset[str]:
    """The contributions that whatever was done, or undone, after so many steps was about."""
    return frozenset[str]().union(*(about(one.act) for _, one in _steps(log)[step:]))


def about(act: Act) -> frozenset[str]:
    """The contributions that an act names."""
    match act:
        case Regroup(groups=groups):
            return frozenset[str]().union(*(one.members for one in groups))
        case Rename(group=group):
            return group.members
        case _:
            return act.members


def standing(log: Iterable[Correction]) -> tuple[Act, ...]:
    """What the log does, act by act."""
    return tuple(one.act for one in played(log) if one.act is not None)


def hidden(log: Iterable[Correction]) -> dict[str, str]:
    """Why each contribution is hidden that is, by its id; the last reason holds."""
    acts = standing(log)
    return {one: act.reason for act in acts if isinstance(act, Hide) for one in act.members}


def names(log: Iterable[Correction]) -> dict[str, str]:
    """What each point was called last that was called anything, by its id."""
    called = {one.group.point_id: one.name for one in standing(log) if isinstance(one, Rename)}
    return {point_id: name for point_id, name in called.items() if name}


def recast(facts: SessionFacts) -> SessionFacts:
    """The contributions, withdrawn ones too, under the kinds and areas they were put right to."""
    kinds: dict[str, ContributionKind] = {}
    areas: dict[str, str] = {}
    for act in standing(facts.corrections):
        if isinstance(act, Recast):
            kinds |= dict.fromkeys(act.members, act.kind) if act.kind else {}
            areas |= dict.fromkeys(act.members, act.area_id) if act.area_id else {}

    def put_right(given: Iterable[Contribution]) -> tuple[Contribution, ...]:
        return tuple(
            replace(one, kind=kinds.get(one.id, one.kind), area_id=areas.get(one.id, one.area_id))
            for one in given
        )

    return replace(
        facts,
        contributions=put_right(facts.contributions),
        taken_back=put_right(facts.taken_back),
    )


def _steps(log: Iterable[Correction]) -> list[tuple[datetime, Correction]]:
    done = [(at, one) for one in log for at in (one.at, one.undone_at) if at is not None]
    return sorted(done, key=lambda step: step[0])


def _played(log: Iterable[Correction]) -> Iterator[Played]:
    brought: dict[str, list[tuple[Correction, bool]]] = defaultdict(list)
    for one in log:
        loose = frozenset(key for key, by in brought.items() if _is_loose(by, one.at))
        act = _without(one.act, loose) if one.undone_at is None else None
        yield Played(one, act)
        does = _brings(act)
        for key in _brings(one.act):
            brought[key].append((one, key in does))


def _is_loose(brought: Sequence[tuple[Correction, bool]], at: datetime) -> bool:
    """Whether the act that had brought a contribution where it was at that moment does not now."""
    then = [does for act, does in brought if act.undone_at is None or act.undone_at > at]
    return bool(then) and not then[-1]


def _brings(act: Act | None) -> frozenset[str]:
    match act:
        case Regroup(taken=taken):
            return taken
        case Recast(members=members, area_id=str()):
            return members
        case _:
            return frozenset()


def _without(act: Act, loose: frozenset[str]) -> Act | None:
    match act:
        case Regroup():
            return _regrouped(act, loose)
        case Rename(group=group, name=name):
            left = group.members - loose
            return Rename(Group(group.point_id, left), name) if left else None
        case _:
            return act


def _regrouped(act: Regroup, loose: frozenset[str]) -> Regroup | None:
    """None where nobody is left to be regrouped, or nobody to be joined or parted with."""
    groups = tuple(Group(one.point_id, one.members - loose) for one in act.groups)
    taken = act.taken - loose
    met = groups[0 if act.how == "split" else -1].members - taken
    if not met or (act.taken and not taken):
        return None
    return Regroup(act.how, groups, taken)
