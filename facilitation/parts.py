"""What every part of a plan is made of."""

import re
from datetime import date, time
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema


def _hour(written: object) -> object:
    """Keep 14.30 from meaning 14 seconds past midnight, as pydantic reads a number."""
    if isinstance(written, time):
        return written
    if isinstance(written, str) and re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d(:00)?", written):
        return f"{written:0>5}"
    raise ValueError("hour_expected")


def _day(written: object) -> object:
    """Keep 20201124 from meaning so many seconds after 1970, as pydantic reads a number."""
    if isinstance(written, str):
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise ValueError("day_expected") from None
    if isinstance(written, date):
        return written
    raise ValueError("day_expected")


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=60)]
"""A short name that other parts refer to."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""A text that must fit a card's heading or row."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""A paragraph or several."""

Hour = Annotated[
    time,
    BeforeValidator(_hour),
    WithJsonSchema({"type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9](:00)?$"}),
]
"""A time of day in hours and minutes: "14:30"."""

Day = Annotated[date, BeforeValidator(_day)]
"""A date: 2020-11-24."""


class Part(BaseModel):
    """A frozen piece of a plan that knows no field but its own."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
