"""What the room is shown on the way in, from block to block and at the end."""

from dataclasses import dataclass
from datetime import date, datetime

from dialogs.views.view import View
from facilitation.contributions import ContributionKind
from facilitation.plan import Block
from facilitation.prompts import Prompt
from facilitation.runs import PromptRun
from facilitation.sessions import AreaPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeView(View):
    """The notice to acknowledge and the roles to choose from."""

    role_id: str | None = None
    """The role of the person it is shown to, once they joined."""
    given_role_id: str | None = None
    """The role that the plan gives them."""
    joined_at: datetime | None = None
    choosing: bool = False
    """Whether somebody who has joined asked for the roles again."""
    open_runs: tuple[PromptRun, ...] = ()
    """What is open now and asks them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView(View):
    """The privacy notice in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView(View):
    """A stretch of the agenda as the room sees it."""

    block: Block
    place: AreaPlace | None
    opened_at: datetime | None
    """None once the agenda has left it, as is the end."""
    ends_at: datetime | None
    by: str | None = None
    steps_in: bool = False
    """Whether the viewer is a deputy, and nobody seems to lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOverView(View):
    """A prompt that would have been empty."""

    prompt: Prompt
    block: Block
    place: AreaPlace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenOffView(View):
    """An anonymous prompt whose key was lost."""

    run: PromptRun
    block: Block
    place: AreaPlace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayView(View):
    """Whoever leads has left the meeting: who may step in."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNudgeView(View):
    """A role is reminded of an open prompt, in the room."""

    run: PromptRun
    role_id: str
    about: ContributionKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNudgeView(View):
    """Somebody is reminded of an open prompt, alone."""

    run: PromptRun


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView(View):
    """What the room is shown at the end."""

    participants: int
    observers: int
    contributions: int
    polls: int
    answers: int
    areas: tuple[tuple[str, int], ...]
    """(area id, contributions), in plan order."""
    keep_until: date
    check_until: datetime | None = None
    """Until when participants can check how their words are used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView(View):
    """What a facilitator has just done."""

    act: str
    by: str
    heading: str | None
    until: datetime | None
