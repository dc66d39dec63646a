"""What a digest is made of, as the database has it when the session ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from digest.points.corrections import Correction
from facilitation.contributions import Contribution
from facilitation.counting import Counted
from facilitation.runs import PromptRun
from facilitation.sessions import Session

Recount = tuple[int, Counted]
"""(people who answered, people in each slot), counted by the database itself."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who joined, without a name."""

    role_id: str
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Supporter:
    """Whoever says "me too" to a contribution, by an id that is no name."""

    contribution_id: str
    participant_id: str
    role_id: str
    read_back_id: str | None = None
    """The read-back in which they said so, where it was in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """One prompt as it was put to the room, with the numbers of its close."""

    run: PromptRun
    asked: int
    """People who had joined in a role that is asked."""
    answered: int
    """People who answered at least one question, wrote or supported something, or spoke."""
    spoke: tuple[tuple[str, int], ...] = ()
    """(role id, people who spoke) of a speaking round."""
    passed: int = 0
    """People who passed in a speaking round and did not speak later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFacts:
    """What participants made of their words in the check after the end, counted by the database."""

    until: datetime
    confirmed: int
    """Contributions that their authors let stand."""
    corrected: int
    withdrawn: int
    """Those that were withdrawn after the end, of all that were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """Everything the digest may know of one session; the order of its tuples means nothing."""

    session: Session
    attendees: tuple[Attendee, ...] = ()
    runs: tuple[RunFacts, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    """Those that stand: none that was withdrawn."""
    taken_back: tuple[Contribution, ...] = ()
    """Those that were withdrawn, without their words: a role that gave one was not silent."""
    withdrawn: int = 0
    """How many of them there are, counted by the database."""
    reported: int = 0
    """How many that stand observers wrote for others, counted by the database."""
    supports: Mapping[str, int] = field(default_factory=dict)
    """How many people support each contribution, by its id, counted by the database."""
    supporters: tuple[Supporter, ...] = ()
    """The same people one by one, so that nobody is counted twice in a point."""
    corrections: tuple[Correction, ...] = ()
    """What organisers put right in the points, in the order in which they did."""
    check: CheckFacts | None = None
    """Once the check after the end is over, where anything came of it."""
    names: frozenset[str] = frozenset()
    """Names and e-mail addresses of people, to be masked in what anybody wrote."""
    recounts: Mapping[tuple[str, str], Recount] = field(default_factory=dict)
    """By (run id, question id), for every question of a named prompt."""
