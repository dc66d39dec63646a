"""Who has said what kind of thing about which area, and the holes, the most telling first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from facilitation.contributions import ContributionKind
from facilitation.plan import Plan
from facilitation.prompts import Round
from facilitation.runs import PromptRun


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How many contributions one role gave of one kind in one round."""

    run_id: str
    role_id: str
    kind: ContributionKind
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that was asked and not given."""

    place: str
    """An area's id, or that of a block without one."""
    role_id: str | None = None
    """None where no role at all gave it."""
    kind: ContributionKind | None = None
    """None where the role gave nothing at all."""
    run_id: str | None = None
    """The open round in which it can still be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The grid of what has been asked so far, and its holes."""

    places: tuple[str, ...]
    """Ids of the areas asked about so far, and of blocks without one, in agenda order."""
    roles: tuple[str, ...]
    """The roles that were asked, in the plan's order."""
    absent: tuple[str, ...]
    """Those of them in which nobody has joined."""
    by_role: Mapping[tuple[str, str], int]
    """Contributions by (place, role)."""
    by_kind: Mapping[tuple[str, ContributionKind], int]
    """Contributions by (place, kind), with every kind that was asked."""
    gaps: tuple[Gap, ...]
    """What can still be given first, then in agenda order from the latest place back."""


Asked = tuple[str, str, ContributionKind]
"""(place, role id, kind)."""


def coverage(
    plan: Plan, runs: Sequence[PromptRun], cells: Iterable[Cell], joined: Mapping[str, int]
) -> Coverage:
    """Lay out what the rounds asked so far against what was written in them.

    Votes have no part in it, so that nothing anonymous can show.
    """
    rounds = [run for run in runs if isinstance(run.prompt, Round)]
    asked = {one: run for run in rounds for one in _asked_by(plan, run)}
    places = tuple(dict.fromkeys(place_of(plan, run) for run in rounds))
    roles = tuple(role.id for role in plan.roles if any(role.id == one[1] for one in asked))
    given: dict[Asked, int] = {}
    known = {run.id: run for run in runs}
    for cell in cells:
        key = (place_of(plan, known[cell.run_id]), cell.role_id, cell.kind)
        given[key] = given.get(key, 0) + cell.number
    return Coverage(
        places=places,
        roles=roles,
        absent=tuple(role_id for role_id in roles if not joined.get(role_id)),
        by_role={
            (place, role_id): sum(n for one, n in given.items() if one[:2] == (place, role_id))
            for place, role_id in product(places, roles)
        },
        by_kind={
            (place, kind): sum(n for one, n in given.items() if (one[0], one[2]) == (place, kind))
            for place, kind in dict.fromkeys((one[0], one[2]) for one in asked)
        },
        gaps=_in_order(
            places, _gaps(asked, given, [role_id for role_id in roles if joined.get(role_id)])
        ),
    )


def place_of(plan: Plan, run: PromptRun) -> str:
    """The area that a run is about, or its block where there is none."""
    return plan.block(run.block_id).area or run.block_id


def _asked_by(plan: Plan, run: PromptRun) -> Iterator[Asked]:
    for role_id, kind in product(plan.asked(run.prompt), run.round.kinds):
        yield place_of(plan, run), role_id, kind


def _gaps(
    asked: Mapping[Asked, PromptRun], given: Mapping[Asked, int], present: Sequence[str]
) -> Iterator[Gap]:
    """Roles that wrote nothing, kinds that nobody gave, then kinds that one role did not."""
    for place, role_id in dict.fromkeys(one[:2] for one in asked if one[1] in present):
        if not _sum(given, place, role_id=role_id):
            runs = [run for one, run in asked.items() if one[:2] == (place, role_id)]
            yield Gap(place=place, role_id=role_id, run_id=_open(runs))
    for place, kind in dict.fromkeys((one[0], one[2]) for one in asked):
        if not _sum(given, place, kind=kind):
            if _sum(given, place):
                runs = [run for one, run in asked.items() if one[::2] == (place, kind)]
                yield Gap(place=place, kind=kind, run_id=_open(runs))
            continue
        for one, run in asked.items():
            is_heard = one[1] in present and _sum(given, place, role_id=one[1])
            if one[::2] == (place, kind) and is_heard and not given.get(one):
                yield Gap(place=place, role_id=one[1], kind=kind, run_id=_open([run]))


def _sum(
    given: Mapping[Asked, int],
    place: str,
    *,
    role_id: str | None = None,
    kind: ContributionKind | None = None,
) -> int:
    return sum(
        number
        for one, number in given.items()
        if one[0] == place and role_id in (None, one[1]) and kind in (None, one[2])
    )


def _open(runs: Sequence[PromptRun]) -> str | None:
    return next((run.id for run in runs if run.closed_at is None), None)


def _in_order(places: Sequence[str], gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    return tuple(sorted(gaps, key=lambda gap: (gap.run_id is None, -places.index(gap.place))))
