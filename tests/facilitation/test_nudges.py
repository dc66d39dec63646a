"""Who may be reminded, and of what."""

import pytest

from facilitation.nudges import check_role_nudge, silent
from facilitation.people import Participant
from facilitation.refusals.answering import NotAsked
from facilitation.refusals.leading import NotNudgedAlone
from tests.facilitation.plans import a_choice, asking, read
from tests.facilitation.sessions import a_run, at, three_blocks

PLAN = three_blocks()


def somebody(name: str, role_id: str = "host") -> Participant:
    return Participant(id=name, session_id="s1", role_id=role_id, guest=False, joined_at=at(0))


def test_silent_is_who_was_asked_and_not_heard() -> None:
    people = [somebody("ada"), somebody("bo"), somebody("cleo", "notes")]

    found = silent(PLAN, a_run(), people, {"bo"})

    assert [one.id for one in found] == ["ada"]


def test_nobody_is_looked_for_behind_an_anonymous_prompt() -> None:
    secret = read(asking(a_choice(anonymous=True))).prompts[0]

    with pytest.raises(NotNudgedAlone):
        silent(PLAN, a_run(secret), [somebody("ada")], set())


def test_a_role_is_reminded_of_what_it_is_asked() -> None:
    check_role_nudge(PLAN, a_run(), "host")
    with pytest.raises(NotAsked):
        check_role_nudge(PLAN, a_run(), "notes")
