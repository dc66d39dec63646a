"""How answers are counted: people in slots, and the scores that follow from them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

Counted = tuple[tuple[str, int], ...]
"""(slot id, people), in the order of the slots."""

Measure = Literal["people", "points", "dots"]
"""What an option's score is a number of."""


class Slot(BaseModel):
    """What people are counted in: an option, an option at a place, an option with some dots."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    option: str
    """The id of the option that it is about."""
    points: int = 1
    """What each person in it adds to the option's score."""
    stance: str
    """The same for all slots whose people said the same of it, as far as that can hurt."""


class Score(BaseModel):
    """What an option came to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    option: str
    points: int
    people: int
    """Those who gave it any point; how many of each is in the counts."""


def scores(slots: Iterable[Slot], counts: Counted) -> tuple[Score, ...]:
    """What each option came to, in the order shown."""
    people = dict(counts)
    by_option: dict[str, list[Slot]] = {}
    for slot in slots:
        by_option.setdefault(slot.option, []).append(slot)
    return tuple(
        Score(
            option=option,
            points=sum(slot.points * people[slot.id] for slot in mine),
            people=sum(people[slot.id] for slot in mine),
        )
        for option, mine in by_option.items()
    )


class Placed(NamedTuple):
    """An option's place in an order."""

    place: int
    is_tied: bool
    """Whether another one has the same place."""
    score: Score


def ranked(given: Iterable[Score]) -> tuple[Placed, ...]:
    """The highest first; equals share a place, and the next ones are left empty."""
    in_order = sorted(given, key=lambda score: -score.points)
    points = [score.points for score in in_order]
    return tuple(
        Placed(points.index(score.points) + 1, points.count(score.points) > 1, score)
        for score in in_order
    )


def leaders(slots: Iterable[Slot], counts: Counted) -> set[str]:
    """The options with the highest score."""
    given = scores(slots, counts)
    highest = max((score.points for score in given), default=0)
    return {score.option for score in given if score.points == highest}


def stances(slots: Sequence[Slot], counts: Counted) -> Counter[str]:
    """How many people said the same, whatever they said."""
    stance_of = {slot.id: slot.stance for slot in slots}
    people: Counter[str] = Counter()
    for slot_id, number in counts:
        people[stance_of[slot_id]] += number
    return people
