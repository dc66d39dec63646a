"""What every tap sends, and the shapes of its fields."""

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

CHOICE_INPUT = "q:"
"""The id of an input of option ids begins so; the question's id follows."""


TEXT_INPUT = "t:"
"""The id of an input of free text begins so; the question's id follows."""


NUMBER_INPUT = "n:"
"""The id of an input of a place begins so; the question's id, a colon, the option's id follow."""


INPUTS = (CHOICE_INPUT, TEXT_INPUT, NUMBER_INPUT)


WireId = Annotated[
    str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")
]
"""No id of ours has control characters, and a database may take offence at them."""


Page = Annotated[int, Field(ge=0, le=1000)]
"""Which part of what does not fit one card, counted from 0."""


class Wire(BaseModel):
    """What one tap sends; inputs ride along, and what we do not know is ignored."""

    model_config = ConfigDict(frozen=True)

    verb: ClassVar[str]

    @property
    def data(self) -> dict[str, Any]:
        """What the card carries for it."""
        return self.model_dump(mode="json", exclude_defaults=True)


class Apart(Wire):
    """A tap of a card that goes on changing, which would wipe out what is shown in its place."""

    session: WireId
    apart: bool = False
    """Whether what it brings up is shown below that card, where that is in a 1:1."""
