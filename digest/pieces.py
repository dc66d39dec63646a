"""What the values of a digest have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[int, Field(ge=0)]

Roles = tuple[str, ...]
"""A group that is told apart, by the roles in it."""


class Piece(BaseModel):
    """A frozen piece of a digest that knows no field but its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)
