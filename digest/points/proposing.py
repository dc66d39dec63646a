"""Proposes which contributions make the same point; people decide whether they do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from digest.points.likeness import Likeness
from digest.points.linkage import linked
from facilitation.contributions import Contribution, ContributionKind

CUT = 0.05
"""Groups less alike than this on average are different points (decisions/10)."""

ALIKE = {ContributionKind.SOLUTION: ContributionKind.PROPOSAL}
"""What one has done and another proposes to do is one point; every other kind stands alone."""

Supporters = Mapping[str, frozenset[str]]
"""The participants who support each contribution, by its id."""


def proposed(
    contributions: Iterable[Contribution], likeness: Likeness, supporters: Supporters
) -> tuple[frozenset[str], ...]:
    """The contributions of one area, those of like kinds that are near to each other together.

    What a participant told apart stays apart: whoever supports a contribution beside their own,
    or beside another that they support, does not mean the same by both.
    """
    families: dict[tuple[ContributionKind, str | None], list[Contribution]] = defaultdict(list)
    for one in contributions:
        # Objections to different points are different, however alike their words.
        families[ALIKE.get(one.kind, one.kind), one.objects_to].append(one)
    found = (_within(family, likeness, supporters) for family in families.values())
    return tuple(sorted(chain.from_iterable(found), key=min))


def _within(
    family: list[Contribution], likeness: Likeness, supporters: Supporters
) -> Iterator[frozenset[str]]:
    backers = _backers(family, supporters)
    alike: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in family:
        alike[likeness.bag(one.id), one.id if one.id in backers else ""].add(one.id)
    # Contributions in the same words are one from the start, but for those that people back.
    nodes = sorted(alike)

    def held(group: frozenset[int]) -> frozenset[str]:
        return frozenset(chain.from_iterable(alike[nodes[place]] for place in group))

    def apart(one: frozenset[int], other: frozenset[int]) -> bool:
        supporting = [_people(supporters, held(group)) for group in (one, other)]
        backing = [_people(backers, held(group)) for group in (one, other)]
        return bool(supporting[0] & backing[1] or supporting[1] & backing[0])

    rows = likeness.among([bag for bag, _ in nodes])
    return map(held, linked([len(alike[node]) for node in nodes], rows, CUT, apart))


def _backers(family: list[Contribution], supporters: Supporters) -> Supporters:
    """Whoever supports a contribution, or wrote it and supports another, by its id."""
    supporting = _people(supporters, (one.id for one in family))
    backers = {
        one.id: supporters.get(one.id, frozenset())
        | ({one.participant_id} & supporting if not one.reported else frozenset())
        for one in family
    }
    return {key: people for key, people in backers.items() if people}


def _people(known: Supporters, ids: Iterable[str]) -> frozenset[str]:
    return frozenset(chain.from_iterable(known.get(one, ()) for one in ids))
