"""The parts that are played: who, in which role, with which habits, with what to say."""

from dataclasses import dataclass, field

from facilitation.plan import Role
from rehearsal.cast.statements import Statement
from rehearsal.people.persons import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What a player does that others do not."""

    joins_late: bool = False
    """Answers first; the role is asked for then."""
    taps_twice: bool = False
    changes: bool = False
    withdraws: bool = False
    waits_for_reminder: bool = False
    corrects: bool = False
    """Puts their first contribution in other words."""
    chats: bool = False
    """Types their first point in the chat instead of the card."""
    agrees: bool = False
    """Supports what is near to their own point instead of repeating it."""
    takes_back: bool = False
    """Withdraws their last contribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aloud:
    """What somebody says aloud, and an observer writes down: in which role, under which code."""

    role: str
    """As the form calls it: a role's id, or that of a video's protagonist."""
    code: str
    statement: Statement


@dataclass(eq=False, kw_only=True)
class Part:
    """One person's part; `comes_at` is in session minutes from the planned start."""

    person: Person
    role: Role
    habits: Habits
    comes_at: float = -4.0
    says: dict[str, list[Statement]] = field(default_factory=dict)
    """What they will write, by the round's id."""
    hears: dict[str, list[Aloud]] = field(default_factory=dict)
    """What they will report of others, by the round's id."""
