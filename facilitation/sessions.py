"""One run of a plan in one meeting: its state, its agenda, its time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from facilitation.cuts import Cut, cut_to
from facilitation.plan import Area, Block, Plan
from facilitation.refusals.leading import SessionHasEnded, SessionHasNotStarted


class SessionState(StrEnum):
    """Where a session is in its life."""

    PREPARED = "prepared"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAct:
    """When something was last done to a session, and by whom."""

    number: int
    """Its place among all acts, counted from 1."""
    by: str | None
    """The key of who did it, none for the agenda's own clock."""
    name: str | None
    at: datetime
    given_at: datetime | None = None
    """When they did it by Teams' clock, where that is known: brought again, it is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the last act found: only what it may have changed, to be brought back by an undo."""

    act: str
    at: datetime
    started_at: datetime | None
    block_id: str | None
    block_opened_at: datetime | None
    block_ends_at: datetime | None
    cuts: Mapping[str, Cut]
    runs: Mapping[str, datetime]
    """When the prompts that were open would have closed, by run id."""
    asked: tuple[str, ...]
    """The ids of all runs there were."""
    opens: Mapping[str, datetime]
    """When the clock would have opened the block's other prompts, by prompt id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """Somebody who was let in to lead: known by key once they joined, else by e-mail."""

    key: str | None
    name: str
    email: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One run of a plan in one meeting."""

    id: str
    tenant_id: str
    conversation_id: str
    service_url: str
    meeting_id: str | None
    plan: Plan
    state: SessionState
    prepared_at: datetime
    started_at: datetime | None = None
    paused_at: datetime | None = None
    ended_at: datetime | None = None
    block_id: str | None = None
    block_opened_at: datetime | None = None
    block_ends_at: datetime | None = None
    acts: int = 0
    """How many acts there were; a control card says which one it was made after."""
    last_acts: Mapping[str, LastAct] = field(default_factory=dict)
    """The last time of each act, by its name."""
    cuts: Mapping[str, Cut] = field(default_factory=dict)
    """By block id: the time it has since the minutes left were shared out."""
    undoable: Before | None = None
    """What the last act found, where it can be undone."""
    leaders: tuple[Leader, ...] = ()
    """Who may lead besides those whom the plan names; the last of them came last."""
    leader_left_at: datetime | None = None
    """When whoever leads left the meeting, while they are away."""

    @property
    def agenda(self) -> tuple[Block, ...]:
        """The plan's blocks with the time they have now; those left out are not among them."""
        blocks = (cut_to(block, self.cuts.get(block.id)) for block in self.plan.agenda)
        return tuple(block for block in blocks if block.minutes)

    @property
    def block(self) -> Block | None:
        """The block that the agenda stands at."""
        if self.block_id is None:
            return None
        return next(block for block in self.agenda if block.id == self.block_id)

    @property
    def next_block(self) -> Block | None:
        """The block after it; the first one before the start."""
        agenda = self.agenda
        ids = [block.id for block in agenda]
        place = 0 if self.block_id is None else ids.index(self.block_id) + 1
        return agenda[place] if place < len(ids) else None

    def clock(self, now: datetime) -> datetime:
        """The session's own time: it stands still while paused."""
        return now if self.paused_at is None else self.paused_at

    def check_begun(self) -> None:
        """Refuse what needs a session under way, paused or not."""
        if self.state is SessionState.PREPARED:
            raise SessionHasNotStarted
        self.check_not_ended()

    def check_not_ended(self) -> None:
        """Refuse what an ended session no longer takes."""
        if self.state is SessionState.ENDED:
            raise SessionHasEnded(self.ended_at)


@dataclass(frozen=True, slots=True)
class AreaPlace:
    """An area and its place among the areas, counted from 1."""

    area: Area
    number: int
    of: int


def area_place(plan: Plan, block: Block) -> AreaPlace | None:
    """Where the block's area stands among the plan's areas, if it has one."""
    if block.area is None:
        return None
    ids = [area.id for area in plan.areas]
    return AreaPlace(plan.area(block.area), ids.index(block.area) + 1, len(ids))
