"""Who has the floor, who comes next, and who would like to add something."""

import pytest

from facilitation.floor import (
    Ending,
    Floor,
    begun,
    check_speaks,
    check_turn,
    gone_writing,
    held,
    moved_on,
    released,
    with_addition,
    without_addition,
)
from facilitation.refusals.speaking import HasAddedAlready, NotYourTurn, TurnIsOver

QUEUE = ("anna", "bruno", "carla")


def test_the_floor_goes_round_and_then_to_nobody() -> None:
    floor = begun(QUEUE)
    speakers = []
    while floor.speaking:
        speakers.append((floor.turn, floor.speaking))
        floor = moved_on(floor, Ending.SPOKEN)

    assert speakers == [(1, "anna"), (2, "bruno"), (3, "carla")]
    assert floor.spoken == QUEUE
    assert (floor.turn, floor.waiting) == (3, ())


def test_who_would_rather_write_passes_their_turn_now_or_to_come() -> None:
    floor = begun(QUEUE)

    now = gone_writing(floor, "anna")
    later = gone_writing(floor, "carla")
    twice = gone_writing(later, "carla")
    added = gone_writing(with_addition(floor, "dora"), "dora")

    assert (now.speaking, now.passed, now.turn) == ("bruno", ("anna",), 2)
    assert (later.speaking, later.waiting, later.passed) == ("anna", ("bruno",), ("carla",))
    assert twice == later
    assert added == floor


def test_a_whole_roles_turn_goes_on_without_who_would_rather_write() -> None:
    floor = begun(["role:host", "role:local"])

    assert gone_writing(floor, "anna") == floor


def test_a_round_of_nobody_waits_for_whoever_wants_to_speak() -> None:
    floor = begun(())

    later = with_addition(floor, "anna")

    assert floor.speaking is None
    assert (later.speaking, later.turn) == ("anna", 1)


@pytest.mark.parametrize(
    ("ending", "spoken", "passed"),
    [
        (Ending.SPOKEN, ("anna",), ()),
        (Ending.PASSED, (), ("anna",)),
        (Ending.ABSENT, (), ()),
    ],
)
def test_a_turn_ends_as_its_speaker_has_it(
    ending: Ending, spoken: tuple[str, ...], passed: tuple[str, ...]
) -> None:
    floor = moved_on(begun(QUEUE), ending)

    assert (floor.spoken, floor.passed, floor.speaking) == (spoken, passed, "bruno")


def test_who_wants_to_add_something_comes_last_and_once() -> None:
    floor = moved_on(moved_on(begun(("anna", "bruno")), Ending.SPOKEN), Ending.SPOKEN)
    floor = with_addition(floor, "anna")
    spoken_again = moved_on(floor, Ending.SPOKEN)

    assert floor.speaking == "anna"
    assert spoken_again.spoken == ("anna", "bruno", "anna")
    with pytest.raises(HasAddedAlready):
        with_addition(spoken_again, "anna")


def test_who_is_in_line_already_is_not_put_there_twice() -> None:
    floor = begun(QUEUE)

    assert with_addition(floor, "anna") == with_addition(floor, "carla") == floor


def test_an_addition_is_withdrawn_and_asked_for_again() -> None:
    floor = moved_on(begun(QUEUE), Ending.PASSED)
    longer = with_addition(floor, "anna")

    assert longer.waiting == ("carla", "anna")
    assert without_addition(longer, "anna") == floor
    assert without_addition(floor, "carla") == floor
    assert with_addition(without_addition(longer, "anna"), "anna") == longer


def test_what_was_meant_for_an_earlier_turn_does_nothing_now() -> None:
    floor = moved_on(begun(QUEUE), Ending.SPOKEN)

    check_turn(floor, 2)
    check_turn(floor, None)
    for stale in (floor, Floor()):
        with pytest.raises(TurnIsOver):
            check_turn(stale, 1)


def test_only_the_speaker_ends_their_turn() -> None:
    floor = begun(("anna", "role:host"))

    check_speaks(floor, {"anna", "role:local"})
    check_speaks(moved_on(floor, Ending.SPOKEN), {"bruno", "role:host"})
    with pytest.raises(NotYourTurn):
        check_speaks(floor, {"bruno", "role:host"})


def test_the_clock_of_a_turn_is_stopped_and_goes_on() -> None:
    floor = held(begun(QUEUE), 40)

    assert floor.is_held
    assert not released(floor).is_held
    assert not moved_on(floor, Ending.SPOKEN).is_held
