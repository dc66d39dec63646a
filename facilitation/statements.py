"""Statements: each is agreed with, disagreed with or passed."""

from collections.abc import Mapping
from itertools import count
from typing import Annotated, Literal

from pydantic import Field, field_validator

from facilitation.parts import Line
from facilitation.prompts import Asking
from facilitation.questions import Chosen, Option, Question, may_be_plain
from facilitation.refusals.answering import WrongNumberOfChoices

STANDS = ("agree", "disagree", "pass")
"""What can be said to a statement; the catalogues have the words."""
MOST_STATEMENTS = 20
"""Each with three things to tap, so many fit a card."""
MOST_WITH_PROPOSALS = 12
"""So many stand on a card once participants have added to them: people wrote them, and long."""


class Statement(Question):
    """One thing to agree with or not."""

    question: Line
    """What it says."""
    proposed: bool = False
    """Left out of a plan: whether a participant proposed it."""

    @property
    def choices(self) -> tuple[Option, ...]:
        return tuple(Option(id=one, text=one) for one in STANDS)

    @property
    def worded(self) -> Mapping[str, str]:
        return {one: one for one in STANDS}

    @property
    def from_people(self) -> bool:
        return self.proposed

    @property
    def is_proposed(self) -> bool:
        return self.proposed

    def check(self, chosen: Chosen) -> None:
        super().check(chosen)
        if len(chosen) != 1:
            raise WrongNumberOfChoices(least=1, most=1, given=len(chosen))


class Statements(Asking):
    """A list of statements, each answered by a tap, each of which may be left out."""

    called = "statements"

    kind: Literal["statements"] = "statements"
    question: Line
    """What is asked of all of them."""
    statements: Annotated[
        tuple[Statement, ...],
        Field(min_length=1, max_length=MOST_STATEMENTS, json_schema_extra=may_be_plain),
    ]
    """Plain texts, or texts with ids."""
    proposals: bool = False
    """Whether participants may propose statements of their own; a facilitator admits each."""
    proposals_each: Annotated[int, Field(ge=1, le=5)] = 2
    """How many each of them may propose."""

    @field_validator("statements", mode="before")
    @classmethod
    def _number_plain_statements(cls, statements: object) -> object:
        """Let a plan write plain texts; their ids are s1, s2, s3 in order."""
        if not isinstance(statements, list | tuple):
            return statements
        return [
            {"id": f"s{number}", "question": one} if isinstance(one, str) else one
            for number, one in enumerate(statements, 1)
        ]

    @property
    def asks(self) -> tuple[Question, ...]:
        return self.statements

    @property
    def heading(self) -> str:
        return self.question

    @property
    def takes_proposals(self) -> bool:
        return self.proposals

    def with_proposed(self, text: str) -> "Statements":
        """The same prompt with a participant's statement at its end."""
        taken = {one.id for one in self.statements}
        free = next(one for number in count(1) if (one := f"p{number}") not in taken)
        admitted = Statement(id=free, question=text, proposed=True)
        return self.model_copy(update={"statements": (*self.statements, admitted)})

    @property
    def is_one_tap(self) -> bool:
        return True

    @property
    def is_built_up(self) -> bool:
        return True
