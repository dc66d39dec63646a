"""What a facilitator most probably wants next."""

import pytest

from facilitation.likeliest import Likeliest, likeliest
from facilitation.sessions import SessionState
from tests.facilitation.sessions import a_session, three_blocks

LAST = three_blocks().agenda[-1].id


@pytest.mark.parametrize(
    ("session", "answered", "unasked", "expected"),
    [
        ({"state": SessionState.PREPARED}, [], [], Likeliest("start")),
        ({"state": SessionState.PAUSED}, ["r"], ["p"], Likeliest("resume")),
        ({"state": SessionState.ENDED}, ["r"], ["p"], None),
        ({}, ["r", "s"], ["p"], Likeliest("close", "r")),
        ({}, [], ["p", "q"], Likeliest("open", "p")),
        ({}, [], [], Likeliest("next")),
        ({"block_id": LAST}, [], [], Likeliest("end")),
        ({"block_id": LAST}, ["r"], [], Likeliest("close", "r")),
    ],
)
def test_the_likeliest_act_follows_from_the_state(
    session: dict[str, object],
    answered: list[str],
    unasked: list[str],
    expected: Likeliest | None,
) -> None:
    known = a_session(**{"state": SessionState.RUNNING} | session)

    found = likeliest(known, answered_by_all=answered, unasked=unasked)

    assert found == expected
