"""Who knows the rules, everybody's role, who answered, and perhaps one answer: their own."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product
from typing import Generic, TypeVar

Answer = TypeVar("Answer", bound=Hashable)
"""All that one person answered."""


class Adversary(Generic[Answer]):
    """Tries every world, so that nothing found means that nothing follows."""

    def __init__(
        self,
        possible: Sequence[Answer],
        *,
        publish: Callable[[Mapping[str, Sequence[Answer]]], Hashable],
        said: Callable[[Answer], set[str]],
    ) -> None:
        self._possible = possible
        self._publish = publish
        self._said = said

    def learns(self, people: Mapping[str, int]) -> Iterator[str]:
        """What follows about one person from anything that could be published of so many.

        Neither who looks on nor one of those who answered, and knows that answer, may learn it.
        """
        alike: dict[Hashable, list[Mapping[str, Sequence[Answer]]]] = defaultdict(list)
        for world in self._worlds(people):
            alike[self._publish(world)].append(world)
        for told, consistent in alike.items():
            for known in (None, *product(people, self._possible)):
                left = [rest for world in consistent if (rest := _without(world, known))]
                for role, sure in self._certain(left):
                    yield f"{role} said {sorted(sure)}, to who knows {known}, from {told}"

    def _worlds(self, people: Mapping[str, int]) -> Iterator[Mapping[str, Sequence[Answer]]]:
        """Every way in which so many people of each role can have answered, in no order."""
        given = [combinations_with_replacement(self._possible, size) for size in people.values()]
        for answers in product(*given):
            yield dict(zip(people, answers, strict=True))

    def _certain(
        self, left: Sequence[Mapping[str, Sequence[Answer]]]
    ) -> Iterator[tuple[str, set[str]]]:
        """What everybody of a role said in every world that is still possible."""
        for role in left[0] if left else ():
            said = [self._said(one) for rest in left for one in set(rest[role])]
            sure = set.intersection(*said) if said else set()
            if sure:
                yield role, sure


def _without(
    world: Mapping[str, Sequence[Answer]], known: tuple[str, Answer] | None
) -> Mapping[str, Sequence[Answer]] | None:
    """The answers of the others; none where nobody of that role gave this one."""
    if known is None:
        return world
    role, answer = known
    if answer not in world[role]:
        return None
    left = Counter(world[role]) - Counter([answer])
    return {**world, role: tuple(left.elements())}
