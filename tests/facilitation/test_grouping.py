"""Small roles are counted together."""

import pytest

from facilitation.grouping import partition


@pytest.mark.parametrize(
    ("people", "groups"),
    [
        ({}, ()),
        ({"a": 5, "b": 4}, (("a",), ("b",))),
        ({"a": 5, "b": 2, "c": 1}, (("a",), ("b", "c"))),
        ({"a": 5, "b": 4, "c": 1}, (("a",), ("b", "c"))),
        ({"a": 4, "b": 4, "c": 1}, (("a",), ("b", "c"))),
        ({"a": 5, "b": 2}, (("a", "b"),)),
        ({"a": 1, "b": 1}, (("a", "b"),)),
        ({"a": 2}, (("a",),)),
        ({"a": 0, "b": 3, "c": 4}, (("c",), ("a", "b"))),
    ],
)
def test_a_small_role_is_merged_with_others_until_they_are_enough(
    people: dict[str, int], groups: tuple[tuple[str, ...], ...]
) -> None:
    assert partition(people, 3) == groups
