"""Joins what is alike, the most alike first, until no two groups are alike enough on average."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

EXACT = 9
"""Decimal places that count: beyond, sums differ by the order in which they were made."""

Apart = Callable[[frozenset[int], frozenset[int]], bool]
"""Whether two groups must not be joined, however alike."""


def linked(
    sizes: Sequence[int], alike: Sequence[Mapping[int, float]], cut: float, apart: Apart
) -> list[frozenset[int]]:
    """Average linkage of numbered things, each of which counts for several; equals by number.

    `alike` has, for each, those that it is like at all, and how much.
    """
    groups = _Groups(sizes, alike, cut)
    for one, other in groups.nearest():
        if not apart(groups.members[one], groups.members[other]):
            groups.join(one, other)
    return list(groups.members.values())


class _Groups:
    """Groups by their least member, and how alike any two are, summed over their members."""

    def __init__(
        self, sizes: Sequence[int], alike: Sequence[Mapping[int, float]], cut: float
    ) -> None:
        self.members = {one: frozenset({one}) for one in range(len(sizes))}
        self._sizes = list(sizes)
        self._cut = cut
        self._alike = [
            {other: likeness * sizes[one] * sizes[other] for other, likeness in row.items()}
            for one, row in enumerate(alike)
        ]
        self._queue = [
            (-likeness, one, other, sizes[one] + sizes[other])
            for one, row in enumerate(alike)
            for other, likeness in row.items()
            if one < other and likeness >= cut
        ]
        heapify(self._queue)

    def nearest(self) -> Iterator[tuple[int, int]]:
        """The groups that are most alike as they stand, while any are enough so; each pair once."""
        while self._queue:
            _, one, other, size = heappop(self._queue)
            are_there = one in self.members and other in self.members
            if are_there and size == self._sizes[one] + self._sizes[other]:
                yield one, other

    def join(self, one: int, other: int) -> None:
        """Make two groups one."""
        self.members[one] |= self.members.pop(other)
        self._sizes[one] += self._sizes[other]
        mine, theirs = self._alike[one], self._alike[other]
        del mine[other], theirs[one]
        for third, total in theirs.items():
            del self._alike[third][other]
            mine[third] = self._alike[third][one] = mine.get(third, 0.0) + total
        size = self._sizes[one]
        for third, total in mine.items():
            if total >= self._cut * size * self._sizes[third]:
                average = round(total / (size * self._sizes[third]), EXACT)
                pair = (one, third) if one < third else (third, one)
                heappush(self._queue, (-average, *pair, size + self._sizes[third]))
