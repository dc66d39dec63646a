"""Roles, and those that are counted together."""

from digest.pieces import Number, Piece


class RoleName(Piece):
    """A role of the plan, as it is written."""

    id: str
    name: str
    plural: str
    observer: bool


class RoleGroup(Piece):
    """Roles counted together, and the people who joined in them."""

    roles: tuple[str, ...]
    people: Number
