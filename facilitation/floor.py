"""A speaking round: who has the floor, who comes next, who would like to add something."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from facilitation.refusals.speaking import HasAddedAlready, NotYourTurn, TurnIsOver

ROLE = "role:"
"""Where a whole role is given the floor, its place in the queue begins so; its id follows."""


class Ending(StrEnum):
    """How a turn ends."""

    SPOKEN = "spoken"
    PASSED = "passed"
    ABSENT = "absent"
    """Passed over without a word, and counted nowhere."""


class Floor(BaseModel):
    """Where a speaking round stands; a place is a participant's id, or a role."""

    model_config = ConfigDict(frozen=True)

    turn: int = 0
    """Counted from 1; who moves on says which turn they saw, so that two taps are one."""
    speaking: str | None = None
    waiting: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    """Who asked to add something; each may once."""
    spoken: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    left_seconds: int | None = None
    """What was left of the turn when its clock was stopped."""

    @property
    def is_held(self) -> bool:
        """Whether the speaker may go on until the facilitator says otherwise."""
        return self.left_seconds is not None


def begun(queue: Iterable[str]) -> Floor:
    """The floor as it is given to the first of a queue."""
    return _given(Floor(waiting=tuple(queue)))


def check_turn(floor: Floor, turn: int | None) -> None:
    """Refuse what was meant for a turn that is over."""
    if floor.speaking is None or turn not in (None, floor.turn):
        raise TurnIsOver


def check_speaks(floor: Floor, places: Collection[str]) -> None:
    """Refuse to let anyone but the speaker end a turn as theirs."""
    if floor.speaking not in places:
        raise NotYourTurn


def moved_on(floor: Floor, ending: Ending) -> Floor:
    """The floor once the present turn has ended so, and the next one has begun."""
    speaker = floor.speaking or ""
    match ending:
        case Ending.SPOKEN:
            ended = floor.model_copy(update={"spoken": (*floor.spoken, speaker)})
        case Ending.PASSED:
            ended = floor.model_copy(update={"passed": (*floor.passed, speaker)})
        case Ending.ABSENT:
            ended = floor
    return _given(ended)


def with_addition(floor: Floor, participant_id: str) -> Floor:
    """The floor once somebody asked to add something: at the queue's end, once."""
    if participant_id in (floor.speaking, *floor.waiting):
        return floor
    if participant_id in floor.added:
        raise HasAddedAlready
    longer = floor.model_copy(
        update={
            "waiting": (*floor.waiting, participant_id),
            "added": (*floor.added, participant_id),
        }
    )
    return longer if longer.speaking else _given(longer)


def without_addition(floor: Floor, participant_id: str) -> Floor:
    """The floor once somebody no longer wants to add anything, while they still wait."""
    if participant_id not in floor.added or participant_id not in floor.waiting:
        return floor
    return floor.model_copy(
        update={
            "waiting": tuple(one for one in floor.waiting if one != participant_id),
            "added": tuple(one for one in floor.added if one != participant_id),
        }
    )


def gone_writing(floor: Floor, participant_id: str) -> Floor:
    """The floor once somebody would rather write: their own turn, now or to come, is passed.

    A role's turn goes on for the others of that role.
    """
    if floor.speaking == participant_id:
        return moved_on(floor, Ending.PASSED)
    if participant_id in floor.added:
        return without_addition(floor, participant_id)
    if participant_id not in floor.waiting:
        return floor
    return floor.model_copy(
        update={
            "waiting": tuple(one for one in floor.waiting if one != participant_id),
            "passed": (*floor.passed, participant_id),
        }
    )


def held(floor: Floor, left_seconds: int) -> Floor:
    """The floor with the speaker's clock stopped."""
    return floor.model_copy(update={"left_seconds": left_seconds})


def released(floor: Floor) -> Floor:
    """The floor with the speaker's clock going on."""
    return floor.model_copy(update={"left_seconds": None})


def _given(floor: Floor) -> Floor:
    if not floor.waiting:
        return floor.model_copy(update={"speaking": None, "left_seconds": None})
    return floor.model_copy(
        update={
            "turn": floor.turn + 1,
            "speaking": floor.waiting[0],
            "waiting": floor.waiting[1:],
            "left_seconds": None,
        }
    )
