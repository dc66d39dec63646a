"""Ranking: options put in order, the most important first."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from facilitation.counting import Measure, Slot
from facilitation.findings import Finding, Place
from facilitation.prompts import Poll
from facilitation.questions import ChoiceQuestion, Chosen, Option, may_be_plain
from facilitation.refusals.answering import OrderIsUnclear, WrongNumberOfChoices

MOST_RANKED = 8
"""More than this nobody puts in order with care."""


class RankingQuestion(ChoiceQuestion):
    """Options put in order, all of them or as many as there are places."""

    kind: Literal["ranking"] = "ranking"
    options: Annotated[
        tuple[Option, ...],
        Field(min_length=2, max_length=MOST_RANKED, json_schema_extra=may_be_plain),
    ]
    """Plain texts, lettered A, B, C in order, or texts with ids; up to eight."""
    places: Annotated[int, Field(ge=1)] | None = None
    """How many places there are to fill; without it one for each option."""
    least: Annotated[int, Field(ge=1)] | None = None
    """From how many places on an order counts; without it only once all are filled."""

    @property
    def filled(self) -> int:
        """How many places there are to fill."""
        return len(self.options) if self.places is None else self.places

    @property
    def enough(self) -> int:
        """From how many places on an order counts."""
        return self.filled if self.least is None else self.least

    @property
    def measure(self) -> Measure:
        return "points"

    @property
    def takes_several(self) -> bool:
        return True

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Each option at each place; the first is worth most (Borda), what is left out nothing."""
        # Where everybody must place everything, having placed an option says nothing.
        leaves_out = self.enough < len(self.options)
        return tuple(
            Slot(
                id=_slot(option.id, place),
                option=option.id,
                points=self.filled + 1 - place,
                stance=option.id if leaves_out else _slot(option.id, place),
            )
            for option in self.options
            for place in range(1, self.filled + 1)
        )

    def slot(self, option_id: str, *, place: int, times: int) -> str:  # noqa: ARG002 - named once
        return _slot(option_id, place)

    def is_whole(self, chosen: Chosen) -> bool:
        return len(chosen) >= self.enough

    def check(self, chosen: Chosen) -> None:
        super().check(chosen)
        different = len(set(chosen))
        if different != len(chosen) or not 1 <= different <= self.filled:
            raise WrongNumberOfChoices(least=self.enough, most=self.filled, given=len(chosen))

    def tapped(self, standing: Chosen, given: Chosen) -> Chosen:
        """The next place goes to what is tapped; what has one keeps it."""
        return (*standing, *(option for option in given if option not in standing))

    def numbered(self, written: Mapping[str, str]) -> Chosen:
        """Numbers that leave a gap tell the order as well; the same one twice does not."""
        numbers = {option: text.strip() for option, text in written.items() if text.strip()}
        if not all(text.isdecimal() for text in numbers.values()):
            raise OrderIsUnclear
        in_order = sorted(numbers, key=lambda option: int(numbers[option]))
        if len({int(text) for text in numbers.values()}) != len(in_order):
            raise OrderIsUnclear
        return tuple(in_order)

    def findings(self, place: Place) -> Iterator[Finding]:
        """Find places that can never be filled."""
        number = len(self.options)
        if self.filled > number:
            at = (*place, "places")
            yield Finding.at(at, "finding_places_above_options", places=self.filled, number=number)
        if self.enough > self.filled:
            at = (*place, "least")
            yield Finding.at(at, "finding_least_above_most", least=self.enough, most=self.filled)


class Ranking(Poll, RankingQuestion):
    """A poll on what comes first."""

    called = "ranking"

    kind: Literal["ranking"] = "ranking"

    @property
    def is_built_up(self) -> bool:
        return True


def _slot(option_id: str, place: int) -> str:
    return f"{option_id}:{place}"
