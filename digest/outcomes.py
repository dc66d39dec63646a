"""What came of each prompt, as published at its close."""

from typing import Literal

from digest.groups import RoleGroup
from digest.pieces import Number, Piece
from facilitation.contributions import ContributionKind
from facilitation.counting import Counted, Measure, Slot
from facilitation.privacy import Counts
from facilitation.questions import Option


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
