"""Roles counted together, so that no published group is smaller than the threshold."""

from collections.abc import Mapping


def partition(people: Mapping[str, int], threshold: int) -> tuple[tuple[str, ...], ...]:
    """Split roles into groups of at least `threshold` people, small roles merged and last.

    `people` says how many joined in each role, in plan order. Where the small roles are too
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
