"""Roles counted together, so that no published group is smaller than the threshold."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Unit = TypeVar("Unit", bound=Hashable)
"""What is counted together: a role, or several that are together already."""


def partition(people: Mapping[Unit, int], threshold: int) -> tuple[tuple[Unit, ...], ...]:
    """Split roles into groups of at least `threshold` people, small roles merged and last.

    `people` says how many there are of each role, in plan order. Where the small roles are too
    few even together, the smallest of the others joins them, the later one of equals. A single
    group is all that remains where everybody is too few.
    """
    small = [role for role, count in people.items() if count < threshold]
    large = [role for role in people if role not in small]
    while small and large and sum(people[role] for role in small) < threshold:
        smallest = min(reversed(large), key=people.__getitem__)
        large.remove(smallest)
        small.append(smallest)
    merged = tuple(role for role in people if role in small)
    return (*((role,) for role in large), *((merged,) if merged else ()))
