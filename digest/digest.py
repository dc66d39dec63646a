"""The digest as organisers get it: a value that is the same whenever the facts are."""

from datetime import date, datetime
from typing import Literal

from digest.claims import Claims, Outlook
from digest.flags.flag import Why
from digest.groups import RoleGroup, RoleName
from digest.outcomes import PollOutcome, ReadBackOutcome, RoundOutcome, SpeakingOutcome
from digest.pieces import Number, Piece
from digest.quotes import Point, SetAside, Voice
from facilitation.contributions import ContributionKind


class Header(Piece):
    """What the session was, when, and who was there."""

    title: str
    organiser: str
    objectives: tuple[str, ...]
    day: date
    planned_start: datetime
    planned_end: datetime
    started_at: datetime | None
    ended_at: datetime | None
    roles: tuple[RoleName, ...]
    invited: Number
    """People whom the plan knows by e-mail."""
    participants: Number
    observers: Number
    guests: Number
    """Of the participants and observers, those without an account of the organisation."""
    groups: tuple[RoleGroup, ...]
    """A partition of the participants; empty where only their number is safe."""
    absent: tuple[str, ...]
    """Roles in which nobody joined."""


class Section(Piece):
    """An area, or a block of the agenda that belongs to none."""

    key: str
    """A1, A2 for areas, B1, B2 for blocks; references to its quotes begin with it."""
    area_id: str | None
    block_ids: tuple[str, ...]
    title: str
    polls: tuple[PollOutcome, ...]
    rounds: tuple[RoundOutcome, ...]
    speaking: tuple[SpeakingOutcome, ...] = ()
    read_backs: tuple[ReadBackOutcome, ...] = ()
    """Those that were put in its blocks."""
    is_read_back: bool = False
    """Whether its points were read back, here or with all of the session's."""
    contributions: Number
    authors: Number | None
    """People who wrote them for themselves, where they are not too few to be counted."""
    backers: Number | None = None
    """Those people and whoever supports what is shown, where they are not too few."""
    voices: tuple[Voice, ...]
    points: tuple[Point, ...] = ()
    """Every quote of its voices in one of them; what was said most widely first in each kind."""
    silent: tuple[str, ...]
    """Roles that were asked and wrote nothing."""
    kinds_missing: tuple[ContributionKind, ...]
    """Kinds that were asked for and that nobody gave."""
    claims: Claims = Claims()
    contrasting: bool
    """Whether both strengths and critical issues were given."""


class Hidden(Piece):
    """What is not shown, and why."""

    merged: Number
    """Answers of one role to one question that are shown only together with another role's."""
    total_only: Number
    """Questions that several roles were asked and whose answers are shown without roles."""
    withheld: Number
    """Questions that too few people answered, or too much alike."""


class Method(Piece):
    """The numbers by which the digest can be checked."""

    threshold: Number
    prompts_planned: Number
    prompts_opened: Number
    """Of those planned."""
    prompts_unplanned: Number = 0
    """Asked on the spot by a facilitator."""
    not_opened: tuple[str, ...]
    """The headings of prompts that were planned and never put."""
    polls: Number
    rounds: Number
    speaking_rounds: Number = 0
    answers: Number
    """People's answers to polls and questionnaires, one for each person and prompt."""
    written: Number
    withdrawn: Number
    quoted: Number
    reported: Number = 0
    """Of the contributions that stand, those that observers wrote for others."""
    authors: Number | None
    """People who wrote for themselves, where they are not too few to be counted."""
    hidden: Hidden


class Check(Piece):
    """What came of the check after the end."""

    until: datetime
    confirmed: Number
    """Contributions that their authors let stand."""
    corrected: tuple[str, ...]
    """References to those that their authors put in other words."""
    withdrawn: Number


class Cuts(Piece):
    """How many stretches of people's words the public edition leaves out, of one sort."""

    why: Why | None
    """None where an organiser cut what nobody had flagged."""
    cut: Number
    unread: Number
    """Of those, the ones that no organiser has decided on yet."""


class Digest(Piece):
    """What the organisers get; or, where `cuts` says so, everybody."""

    version: Literal[1] = 1
    session_id: str
    plan_id: str
    language: str
    header: Header
    sections: tuple[Section, ...]
    not_quoted: tuple[str, ...]
    """Ids of contributions that stand and are quoted nowhere."""
    set_aside: tuple[SetAside, ...] = ()
    """Why they are not."""
    lessons: tuple[Outlook, ...] = ()
    """What the most groups, then the most people, say of what is; as counted, not as judged."""
    prospects: tuple[Outlook, ...] = ()
    """The same of what could be."""
    method: Method
    check: Check | None = None
    """Once it is over, where anything came of it."""
    cuts: tuple[Cuts, ...] | None = None
    """What is left out for everybody's eyes; none in the organisers' own edition."""
