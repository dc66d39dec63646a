"""A giro di tavolo: everybody, or every role, is given the floor in turn."""

from datetime import timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from facilitation.parts import Line
from facilitation.prompts import Prompt


class SpeakingRound(Prompt):
    """A prompt that is answered aloud, one after the other."""

    called: ClassVar[str] = "speaking"

    kind: Literal["speaking_round"] = "speaking_round"
    question: Line
    """What everybody speaks about."""
    queue: Literal["people", "roles"] = "people"
    """Who is given the floor in turn."""
    seconds: Annotated[int, Field(ge=30, le=600)] = 90
    """How long a turn is."""

    @property
    def heading(self) -> str:
        return self.question

    @property
    def lasts_a_turn(self) -> timedelta:
        """How long one has the floor."""
        return timedelta(seconds=self.seconds)

    @property
    def is_one_tap(self) -> bool:
        return True
