"""What the bot can ask the room: what all prompts share, polls, rounds and questionnaires."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from facilitation.contributions import Contribution, ContributionKind
from facilitation.parts import Id, Line, Part, Text
from facilitation.questions import (
    AnyQuestion,
    MultipleChoiceQuestion,
    Question,
    RatingQuestion,
    SingleChoiceQuestion,
)
from facilitation.refusals.writing import NotAKind

Results = Literal["at_close", "at_once", "never"]

LATEST_OPENING = 600


def _opening(written: object) -> object:
    """Say once what may stand here, instead of once for each kind of value."""
    minutes = isinstance(written, int) and 0 <= written <= LATEST_OPENING
    if minutes or written == "facilitator":
        return written
    raise ValueError("opening_expected")


Opening = Annotated[
    Annotated[int, Field(ge=0, le=LATEST_OPENING)] | Literal["facilitator"],
    BeforeValidator(_opening),
]


class Material(Part):
    """A video, or whatever else was shared, that a prompt asks about."""

    title: Line
    """What it is called."""
    url: Annotated[str, Field(pattern=r"^https://", max_length=500)] | None = None
    """Where it can be opened again."""
    speaker: Line | None = None
    """Who speaks in it, in the words that the room may read."""
    minutes: Annotated[int, Field(ge=1, le=180)] | None = None
    """How long it is."""


class Prompt(Part):
    """One thing asked of the room, with its time and its addressees."""

    called: ClassVar[str] = "poll"
    """What it is called: the keys of its names in the catalogues end so."""

    id: Id
    """A short name, used once in the plan."""
    minutes: Annotated[int, Field(ge=1, le=180)]
    """How long it stays open."""
    opens: Opening = 0
    """Minutes after its block opens, or when the facilitator says so."""
    roles: tuple[Id, ...] = ()
    """Who is asked; empty asks every role but the observers."""
    optional: bool = False
    """Whether it may be left out when time runs short; no other prompt is open meanwhile."""
    at_least: Annotated[int, Field(ge=1)] | None = None
    """The fewest minutes it may be shortened to when time runs short."""
    material: Material | None = None
    """What it asks about, shown before its question."""

    @property
    def lasts(self) -> timedelta:
        """How long it stays open unless extended or closed early."""
        return timedelta(minutes=self.minutes)

    @property
    def asks(self) -> tuple[Question, ...]:
        """The closed questions it asks, none for a round."""
        return ()

    @property
    def heading(self) -> str:
        """What the prompt is called wherever it is named."""
        raise NotImplementedError

    @property
    def is_one_tap(self) -> bool:
        """Whether it is answered by one tap, so that nobody can be typing in its card."""
        return False

    @property
    def is_built_up(self) -> bool:
        """Whether an answer grows tap by tap, each adding to what stands."""
        return False

    @property
    def takes_proposals(self) -> bool:
        """Whether participants may add to what it asks."""
        return False

    @property
    def is_made_of_contributions(self) -> bool:
        """Whether what it asks is made, when it opens, from what was written before."""
        return False

    def made_of(self, written: Iterable[Contribution]) -> "Prompt":  # noqa: ARG002 - by some
        """The prompt as it is put to the room. Raises NothingToVoteOn where it would be empty."""
        return self

    def retold(self, contribution: Contribution) -> "Prompt":  # noqa: ARG002 - by some
        """The prompt once a contribution has new words, or none any more."""
        return self


class Asking(Prompt):
    """A prompt whose answers are counted."""

    anonymous: bool = False
    """Whether nobody, ever, can tell who answered what."""
    results: Results = "at_close"
    """When the room sees them."""


class Poll(Asking, Question):
    """A prompt that is one closed question."""

    @property
    def asks(self) -> tuple[Question, ...]:
        return (self,)

    @property
    def heading(self) -> str:
        return self.question


class SingleChoice(Poll, SingleChoiceQuestion):
    """A poll with one choice."""

    kind: Literal["single_choice"] = "single_choice"

    @property
    def is_one_tap(self) -> bool:
        return True


class MultipleChoice(Poll, MultipleChoiceQuestion):
    """A poll with several choices."""

    kind: Literal["multiple_choice"] = "multiple_choice"


class Rating(Poll, RatingQuestion):
    """A poll on a labelled scale."""

    kind: Literal["rating"] = "rating"

    @property
    def is_one_tap(self) -> bool:
        return True


class Questionnaire(Asking):
    """Several questions in one card, each of which may be left out."""

    called = "questionnaire"

    kind: Literal["questionnaire"] = "questionnaire"
    title: Line
    """What its card is called."""
    introduction: Text | None = None
    """What it says first."""
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1)]
    """What it asks, in order."""
    results: Results = "never"
    """When the room sees them; the organisers do in the digest."""

    @property
    def asks(self) -> tuple[Question, ...]:
        return self.questions

    @property
    def heading(self) -> str:
        return self.title


class Collecting(Prompt):
    """A prompt to which contributions are written."""

    kinds: tuple[ContributionKind, ...]
    """What a contribution may be meant as."""
    longest: Annotated[int, Field(ge=50, le=4000)] = 600
    """In characters a contribution."""

    def meant(self, kind: str) -> ContributionKind:
        """The kind that is named; where there is no choice nobody has to. Raises NotAKind."""
        if not kind and len(self.kinds) == 1:
            return self.kinds[0]
        if kind not in self.kinds:
            raise NotAKind(kind)
        return ContributionKind(kind)


class Round(Collecting):
    """An open prompt that collects contributions until its deadline."""

    called = "round"

    kind: Literal["round"] = "round"
    question: Line
    """What is asked."""
    kinds: Annotated[tuple[ContributionKind, ...], Field(min_length=1)]
    """What a contribution may be meant as."""
    route: dict[Id, Line] = Field(default_factory=dict)
    """The same question as one role should be asked it, where that differs."""

    @property
    def heading(self) -> str:
        return self.question

    def question_for(self, role_id: str | None) -> str:
        """The question as a role is asked it."""
        return self.question if role_id is None else self.route.get(role_id, self.question)


class ReadPoint(Part):
    """A point as it is read back."""

    id: str
    """By which acts on points name it."""
    kind: ContributionKind
    """What most of it was meant as."""
    contributions: Annotated[tuple[str, ...], Field(min_length=1)]
    """Their ids, the one first in whose words it is read."""


class ReadBack(Collecting):
    """The points made so far are read back: participants agree, object or add what was missed."""

    called = "read_back"

    kind: Literal["read_back"] = "read_back"
    question: Line
    """What it says above the points."""
    of: Literal["area", "session"] = "area"
    """Whose points: its block's area's, or the block's own where it has none; or all there are."""
    kinds: tuple[ContributionKind, ...] = ()
    """What may be added; without them what rounds asked for on the same matter."""
    points: tuple[ReadPoint, ...] = ()
    """Left out of a plan: what is read back is what stands when it opens."""

    @property
    def heading(self) -> str:
        return self.question

    @property
    def is_one_tap(self) -> bool:
        return True

    def meant(self, kind: str) -> ContributionKind:
        """An objection is taken whatever else is."""
        objects = kind == ContributionKind.OBJECTION
        return ContributionKind.OBJECTION if objects else super().meant(kind)
