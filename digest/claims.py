"""What a section's points say together: each claim with the contributions that it rests on."""

from typing import Annotated, Literal

from pydantic import Field

from digest.pieces import Piece, Roles

Share = Literal["some", "most", "all"]
"""Of the people behind a section: up to half of them, more than half, every one."""


Sources = Annotated[tuple[str, ...], Field(min_length=1)]
"""References of contributions: nothing is told without any."""


class Shared(Piece):
    """A point behind which stand people of several groups."""

    groups: tuple[Roles, ...]
    share: Share | None = None
    """None where the people are too few to be counted."""
    sources: Sources
    """References of all its contributions, the most telling first."""


class Alone(Piece):
    """What several contributions of one group say, and those of no other."""

    roles: Roles
    points: tuple[str, ...]
    """By the first reference of each."""
    sources: Sources


class Side(Piece):
    """Those who see a theme one way."""

    groups: tuple[Roles, ...]
    """Empty where nobody is told apart."""
    sources: Sources


class Opposed(Piece):
    """A theme that is a strength for some and a critical issue for others.

    That both mean the same theme is a proposal, made by words they share.
    """

    strength: Side
    critical_issue: Side

    @property
    def is_between_groups(self) -> bool:
        """Whether each side has a group that the other lacks."""
        pro, contra = {*self.strength.groups}, {*self.critical_issue.groups}
        return bool(pro - contra and contra - pro)


class Claims(Piece):
    """What is shared in a section, what is not, and what only one person says."""

    shared: tuple[Shared, ...] = ()
    """The widest first."""
    alone: tuple[Alone, ...] = ()
    opposed: tuple[Opposed, ...] = ()
    single: tuple[str, ...] = ()
    """References of contributions like which there is no other, and that nobody supports."""


class Outlook(Piece):
    """A point of the whole session that is among the most widely backed of its sort."""

    section: str
    """By its key."""
    groups: tuple[Roles, ...]
    sources: Sources
    """References of all its contributions, the most telling first."""
    is_tied: bool = False
    """Whether another has as many groups and people behind it."""
