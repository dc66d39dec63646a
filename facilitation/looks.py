"""How an organisation's documents look: its logo, its colour, and what heads each page."""

from typing import Annotated

from pydantic import Field

from facilitation.parts import Line, Part

COLOUR = "#444791"
LEAST_CONTRAST = 4.5
"""Of text on white paper: WCAG 2.2, success criterion 1.4.3."""

_LINEAR_BELOW = 0.04045
_SHARES = (0.2126, 0.7152, 0.0722)


class DigestSettings(Part):
    """How the digest is made, and how its documents look."""

    threshold: Annotated[int, Field(ge=3, le=20)] = 3
    """The fewest people a published group may have."""
    check_days: Annotated[int, Field(ge=0, le=60)] = 7
    """How many days participants have after the end to check their words; 0 for no check."""
    logo: Annotated[str, Field(pattern=r"^[\w-]+(/[\w-]+)*\.(png|svg)$", max_length=200)] | None = (
        None
    )
    """A PNG or SVG picture beside the plan's file, for the first page."""
    colour: Annotated[
        str,
        Field(pattern=r"^#[0-9a-fA-F]{6}$", examples=[COLOUR]),
    ] = COLOUR
    """Of headings and bars, as #444791; dark enough to be read on white."""
    header: Line | None = None
    """What heads each page beside the title; else who holds the session."""


def contrast_on_white(colour: str) -> float:
    """How far a colour stands out from white, from 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    luminance = sum(share * _linear(part) for share, part in zip(_SHARES, parts, strict=True))
    return 1.05 / (luminance + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
