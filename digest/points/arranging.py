"""From proposals and what organisers put right to the points as they stand."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from digest.points.corrections import Correction, Group, Regroup, Rename
from digest.points.replaying import hidden, names, standing

Propose = Callable[[str, frozenset[str]], Iterable[frozenset[str]]]
"""Which of these contributions of a section make the same point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """A point: contributions of one section, by their ids."""

    id: str
    """Kept for as long as its members are; of a confirmed one for good."""
    section: str
    members: frozenset[str]
    name: str | None = None
    is_confirmed: bool = False
    """Whether an organiser put it together or let it stand; else the machine proposes it."""

    @property
    def group(self) -> Group:
        """How acts name it."""
        return Group(self.id, self.members)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every contribution in one point, or hidden for a reason."""

    points: tuple[Arranged, ...]
    hidden: tuple[tuple[str, str], ...]
    """(contribution id, reason)."""


def arranged(
    sections: Mapping[str, str], log: Sequence[Correction], propose: Propose
) -> Arrangement:
    """Apply the log to the contributions that stand, given the section of each by its id.

    Nothing is lost and nothing doubled, whatever was withdrawn since. What an act put together
    stays so, but a point cannot reach over two sections: where its contributions were sent to
    different ones, most of them keep it and the machine proposes where the others belong.
    """
    acts = standing(log)
    away = hidden(log)
    shown = {one: section for one, section in sections.items() if one not in away}
    called = names(log)
    settled = _settled(shown, acts)
    points = [
        Arranged(id=key, section=section, members=members, name=called.get(key), is_confirmed=True)
        for key, (section, members) in settled.items()
    ]
    points += _proposals(shown, settled, propose)
    return Arrangement(
        points=tuple(sorted(points, key=lambda point: (point.section, point.id))),
        hidden=tuple(sorted((one, why) for one, why in away.items() if one in sections)),
    )


def _settled(
    shown: Mapping[str, str], acts: Iterable[object]
) -> dict[str, tuple[str, frozenset[str]]]:
    """The section and the members of every point that acts put together."""
    home: dict[str, str] = {}
    for act in acts:
        match act:
            case Regroup(groups=groups):
                home |= {one: group.point_id for group in groups for one in group.members}
            case Rename(group=group):
                home |= dict.fromkeys(group.members, group.point_id)
    parts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in shown.keys() & home.keys():
        parts[home[one]][shown[one]].add(one)
    return {key: _largest(by_section) for key, by_section in parts.items()}


def _largest(parts: Mapping[str, set[str]]) -> tuple[str, frozenset[str]]:
    section = min(parts, key=lambda section: (-len(parts[section]), section))
    return section, frozenset(parts[section])


def _proposals(
    shown: Mapping[str, str],
    settled: Mapping[str, tuple[str, frozenset[str]]],
    propose: Propose,
) -> list[Arranged]:
    placed = frozenset[str]().union(*(members for _, members in settled.values()))
    loose: dict[str, set[str]] = defaultdict(set)
    for one in shown.keys() - placed:
        loose[shown[one]].add(one)
    return [
        Arranged(id=_own_id(members, settled), section=section, members=members)
        for section, ids in loose.items()
        for members in propose(section, frozenset(ids))
    ]


def _own_id(members: frozenset[str], taken: Mapping[str, object]) -> str:
    """The first of its members; a confirmed point may have kept that of one that has left it."""
    own = chain(sorted(members), (f"{min(members)}.{number}" for number in count(2)))
    return next(one for one in own if one not in taken)
