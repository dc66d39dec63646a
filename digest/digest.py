"""The digest as organisers get it: a value that is the same whenever the facts are."""

from datetime import date, datetime
from typing import Literal

from digest.claims import Claims, Outlook
from digest.flags.flag import Why
from digest.pieces import Number, Piece
from facilitation.contributions import ContributionKind
from facilitation.counting import Counted, Measure, Slot
from facilitation.privacy import Counts
from facilitation.questions import Option


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


class Quote(Piece):
    """One contribution, word for word but for what is masked."""

    reference: str
    """Given after sorting, so it tells nothing of when it was written."""
    contribution_id: str
    text: str
    supports: Number = 0
    """People who said "me too"; in all, since roles would tell small groups apart."""
    reported: bool = False
    """Whether an observer wrote down what somebody else said aloud."""
    code: str | None = None
    """What the observer called that person; a code, masked as quotes are, for organisers alone."""


class Cell(Piece):
    """What one group said of one kind; empty where it said nothing."""

    kind: ContributionKind
    quotes: tuple[Quote, ...]


class Voice(Piece):
    """What one group said in one section, kind by kind."""

    label: Literal["role", "others", "everyone"]
    """Whose words its quotes are: a role's, those of several merged, or nobody's to be told."""
    roles: tuple[str, ...]
    """Empty where the label is everyone."""
    cells: tuple[Cell, ...]

    @property
    def size(self) -> int:
        """How many contributions it holds."""
        return sum(len(cell.quotes) for cell in self.cells)


class Point(Piece):
    """Contributions of one section that make the same point."""

    point_id: str
    """By which acts name it."""
    kind: ContributionKind
    """What most of them were meant as."""
    name: str | None = None
    """What an organiser called it, masked as quotes are."""
    confirmed: bool = False
    """Whether an organiser put it together or let it stand; else it is a proposal."""
    references: tuple[str, ...]
    """All its quotes, the one that is most like all of them first."""
    people: Number | None = None
    """Who wrote it for themselves or supports it, where they are not too few to be counted."""
    groups: tuple[tuple[str, ...], ...] = ()
    """Of the section's voices, by their roles, those from which somebody said or supports it."""
    keywords: tuple[str, ...] = ()
    """The words by which it differs from the section's other points, the most telling first."""
    agreed: Number = 0
    """People who said "me too" when it was read back; in all, never by role."""
    objections: tuple[str, ...] = ()
    """References of what was objected to it then."""


class SetAside(Piece):
    """A contribution that an organiser keeps from being shown, and why."""

    contribution_id: str
    reason: str
    """Masked as quotes are."""


class MaterialName(Piece):
    """A video, or whatever else was shared, that a prompt asked about."""

    title: str
    speaker: str | None = None


class RoundOutcome(Piece):
    """A round as it was put to the room."""

    run_id: str
    question: str
    kinds: tuple[ContributionKind, ...]
    contributions: Number
    material: MaterialName | None = None
    """What it asked about."""
    on_the_spot: bool = False
    """Whether a facilitator asked it, in words that no plan has."""


Detail = Literal[
    "by_role", "one_role", "total_only", "texts", "withheld", "alike", "unanswered", "still_open"
]
"""How much of a question may be shown; in the last three cases only how many answered."""


class Spread(Piece):
    """How near to each other one group's answers on a scale are."""

    roles: tuple[str, ...]
    """Empty for everybody."""
    middle: tuple[str, str]
    """The ids of the steps in the middle of all answers; twice the same but between two."""
    consensus: Number
    """In hundredths: 0, half at either end; 100, all on one step (Tastle & Wierman 2007)."""


class QuestionOutcome(Piece):
    """What came of one question, as published at the close."""

    question_id: str
    question: str
    options: tuple[Option, ...]
    """Empty where a text is asked."""
    worded: tuple[tuple[str, str], ...] = ()
    """(option id, word) of options that the catalogues have the words for."""
    from_people: bool = False
    """Whether it is made of people's own words, which are masked."""
    proposed: bool = False
    """Whether a participant proposed it while the prompt was open."""
    measure: Measure
    """What the score of an option is a number of."""
    several: bool
    """Whether one person may have been counted for more than one."""
    slots: tuple[Slot, ...]
    """What people were counted in."""
    detail: Detail
    answered: Number = 0
    counts: Counted = ()
    """(slot id, people) of everybody who answered."""
    groups: tuple[Counts, ...] = ()
    """A partition of those who answered, by role."""
    silent: tuple[str, ...] = ()
    """Roles that were asked and gave no answer, where the groups show it anyway."""
    diverging: bool = False
    """Whether no option has the highest score in every group."""
    texts: tuple[str, ...] = ()
    spreads: tuple[Spread, ...] = ()
    """Of a rating that is shown: everybody's, then that of each group."""


class PollOutcome(Piece):
    """A poll or a questionnaire as it was put to the room."""

    run_id: str
    called: str
    """Which kind of prompt it is, as the keys of its names say."""
    heading: str
    anonymous: bool
    roles: tuple[str, ...]
    """Those that were asked."""
    asked: Number | None
    """People who could have answered; none where the number would tell a small group's size."""
    answered: Number
    questions: tuple[QuestionOutcome, ...]
    material: MaterialName | None = None
    """What it asked about."""
    on_the_spot: bool = False
    """Whether a facilitator asked it, in words that no plan has."""


class SpeakingOutcome(Piece):
    """A speaking round: how many spoke, never who."""

    run_id: str
    question: str
    spoke: Number | None
    """None where they were fewer than the threshold."""
    passed: Number | None
    groups: tuple[RoleGroup, ...]
    """A partition of those who spoke; empty where only their number is safe."""


class ReadBackOutcome(Piece):
    """A read-back as it was put to the room."""

    run_id: str
    question: str
    points: Number
    """How many were read."""
    people: Number | None
    """Who agreed, objected or added, where they are not too few to be counted."""
    objections: tuple[str, ...]
    """References of what was objected, to a point or in all."""
    added: tuple[str, ...]
    """References of what was missed."""


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
