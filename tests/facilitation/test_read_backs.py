"""Pages of a read-back: ten points each, never beyond the last."""

import pytest

from facilitation.read_backs import paged


@pytest.mark.parametrize(
    ("number", "page", "shown"),
    [
        (0, 0, (slice(0, 10), 0, 1)),
        (10, 0, (slice(0, 10), 0, 1)),
        (11, 1, (slice(10, 20), 1, 2)),
        (11, 7, (slice(10, 20), 1, 2)),
        (25, -1, (slice(0, 10), 0, 3)),
    ],
)
def test_a_page_stays_within_the_points(
    number: int, page: int, shown: tuple[slice, int, int]
) -> None:
    assert paged(number, page) == shown
