"""What a flag says of a stretch of somebody's words."""

from enum import StrEnum
from typing import NamedTuple


class Why(StrEnum):
    """By what somebody could be told."""

    NAME = "name"
    PLACE = "place"
    ORIGIN = "origin"
    DATE = "date"
    NUMBER = "number"


class Found(NamedTuple):
    """A stretch of a text, from its first letter to after its last."""

    start: int
    end: int
    why: Why
