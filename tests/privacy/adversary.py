"""Who knows the rules, everybody's role, who answered, and perhaps one answer: their own."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product

from facilitation.questions import Chosen, Question

Given = tuple[Chosen, ...]
"""What the people of one role answered, in no order."""
World = Mapping[str, Given]
"""What everybody answered, by role."""
Publish = Callable[[World], Hashable]
"""All that the public learns of a world."""


def learnt(
    question: Question, possible: Sequence[Chosen], people: Mapping[str, int], publish: Publish
) -> Iterator[str]:
    """What follows about one person from anything that could be published of so few people.

    Every world is tried, so that nothing found means that nothing follows: neither for who
    looks on, nor for one of those who answered.
    """
    alike: dict[Hashable, list[World]] = defaultdict(list)
    for world in worlds(possible, people):
        alike[publish(world)].append(world)
    for told, consistent in alike.items():
        for known in (None, *product(people, possible)):
            yield from _certain(question, told, consistent, known)


def worlds(possible: Sequence[Chosen], people: Mapping[str, int]) -> Iterator[World]:
    """Every way in which so many people of each role can have answered."""
    given = [combinations_with_replacement(possible, number) for number in people.values()]
    for answers in product(*given):
        yield dict(zip(people, answers, strict=True))


def _certain(
    question: Question,
    told: Hashable,
    consistent: Sequence[World],
    known: tuple[str, Chosen] | None,
) -> Iterator[str]:
    """What all who are left of a role said in every world that is still possible."""
    left = [rest for world in consistent if (rest := _without(world, known)) is not None]
    for role in left[0] if left else ():
        others = [rest[role] for rest in left]
        facts = [_facts(question, one) for given in others for one in set(given)]
        if others[0] and (sure := set.intersection(*facts)):
            yield f"{role} said {sorted(sure)}, to who knows {known}, from {told}"


def _without(world: World, known: tuple[str, Chosen] | None) -> World | None:
    """The answers of the others; none where nobody of that role gave this one."""
    if known is None:
        return world
    role, chosen = known
    if chosen not in world[role]:
        return None
    left = Counter(world[role]) - Counter([chosen])
    return {**world, role: tuple(left.elements())}


def _facts(question: Question, chosen: Chosen) -> set[str]:
    """Everything that somebody has said with an answer."""
    stance = {slot.id: slot.stance for slot in question.slots}
    return {stance[slot] for slot, people in question.count([chosen]) if people} or {chosen[0]}
