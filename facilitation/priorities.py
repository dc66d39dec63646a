"""Priorities: dots given to what was written, the more the better."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from facilitation.contributions import Contribution, ContributionKind
from facilitation.counting import Measure, Slot
from facilitation.findings import Finding, Place
from facilitation.parts import Id
from facilitation.prompts import Poll, Prompt
from facilitation.questions import Chosen, Option, Question
from facilitation.refusals.answering import NothingToVoteOn, TooManyDots

MOST_DOTS = 10

FEWEST_OPTIONS = 2
"""With less there is nothing to choose among."""

LONGEST_OPTION = 160
"""In characters, of what was written, on a card that asks to vote on it."""

CUT = "[…]"


class PriorityQuestion(Question):
    """Some dots for each person, to give to one thing or to several."""

    kind: Literal["priority_vote"] = "priority_vote"
    dots: Annotated[int, Field(ge=1, le=MOST_DOTS)] = 3
    """How many dots each person has."""
    most_each: Annotated[int, Field(ge=1, le=MOST_DOTS)] = 1
    """How many of them may go to the same thing."""
    options: tuple[Option, ...] = ()
    """Left out of a plan: what is voted on is what stands when it opens."""
    withdrawn: tuple[Id, ...] = ()
    """Left out of a plan: what its authors took back since."""

    @property
    def choices(self) -> tuple[Option, ...]:
        return self.options

    @property
    def measure(self) -> Measure:
        return "dots"

    @property
    def takes_several(self) -> bool:
        return True

    @property
    def worded(self) -> Mapping[str, str]:
        return dict.fromkeys(self.withdrawn, "withdrawn")

    @property
    def from_people(self) -> bool:
        return True

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Each option with each number of dots; however many, they say it matters."""
        return tuple(
            Slot(id=_slot(option.id, dots), option=option.id, points=dots, stance=option.id)
            for option in self.options
            for dots in range(1, self.most_each + 1)
        )

    def slot(self, option_id: str, *, place: int, times: int) -> str:  # noqa: ARG002 - in no order
        return _slot(option_id, times)

    def check(self, chosen: Chosen) -> None:
        super().check(chosen)
        most = max((chosen.count(option) for option in chosen), default=0)
        if not chosen or len(chosen) > self.dots or most > self.most_each:
            raise TooManyDots(dots=self.dots, most_each=self.most_each)

    def tapped(self, standing: Chosen, given: Chosen) -> Chosen:
        """So many dots on one option as the tap says; the others keep theirs."""
        added = list(given)
        for option in standing:
            if option in added:
                added.remove(option)
        return (*standing, *added)

    def findings(self, place: Place) -> Iterator[Finding]:
        """Find dots that nobody can give, and options that are not the plan's to name."""
        if self.most_each > self.dots:
            at = (*place, "most_each")
            yield Finding.at(
                at, "finding_most_each_above_dots", most_each=self.most_each, dots=self.dots
            )
        for key in ("options", "withdrawn"):
            if getattr(self, key):
                yield Finding.at((*place, key), "finding_made_when_it_opens", key=key)


class PriorityVote(Poll, PriorityQuestion):
    """Dots for the contributions that stand when it opens."""

    called = "priority"

    kind: Literal["priority_vote"] = "priority_vote"
    area: Id | None = None
    """The area whose contributions are voted on; without it all of the session's."""
    kinds: tuple[ContributionKind, ...] = ()
    """Which kinds of contribution are voted on; without them all."""

    @property
    def is_built_up(self) -> bool:
        return True

    @property
    def is_made_of_contributions(self) -> bool:
        return True

    def made_of(self, written: Iterable[Contribution]) -> "Prompt":
        """With an option for each contribution, in an order that tells nothing."""
        options = tuple(
            _option(one) for one in sorted(written, key=lambda one: one.id) if self._takes(one)
        )
        if len(options) < FEWEST_OPTIONS:
            raise NothingToVoteOn(self.heading)
        return self.model_copy(update={"options": options})

    def retold(self, contribution: Contribution) -> "Prompt":
        """What was withdrawn keeps its dots, not its words; what was corrected has the new ones."""
        if contribution.id not in {option.id for option in self.options}:
            return self
        new = _option(contribution)
        others = tuple(one for one in self.withdrawn if one != new.id)
        gone = (new.id,) if contribution.withdrawn_at is not None else ()
        return self.model_copy(
            update={
                "options": tuple(new if one.id == new.id else one for one in self.options),
                "withdrawn": (*others, *gone),
            }
        )

    def _takes(self, contribution: Contribution) -> bool:
        if self.area not in (None, contribution.area_id):
            return False
        if self.kinds:
            return contribution.kind in self.kinds
        # What speaks against a point is nothing to put first.
        return contribution.kind is not ContributionKind.OBJECTION


def _option(contribution: Contribution) -> Option:
    """A contribution as what can be voted on: on one line, cut where a row ends."""
    if contribution.withdrawn_at is not None:
        return Option(id=contribution.id, text=CUT)
    text = " ".join(contribution.text.split())
    short = text if len(text) <= LONGEST_OPTION else f"{text[:LONGEST_OPTION].rstrip()} {CUT}"
    return Option(id=contribution.id, text=short)


def _slot(option_id: str, dots: int) -> str:
    return f"{option_id}:{dots}"
