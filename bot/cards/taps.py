"""What a tap on a card sends back: one model for each verb."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from dialogs.commands import Act, Card, Move
from facilitation.contributions import ContributionKind
from facilitation.outlines import Language
from facilitation.questions import Chosen
from facilitation.sharing import Way

CHOICE_INPUT = "q:"
"""The id of an input of option ids begins so; the question's id follows."""
TEXT_INPUT = "t:"
"""The id of an input of free text begins so; the question's id follows."""
NUMBER_INPUT = "n:"
"""The id of an input of a place begins so; the question's id, a colon, the option's id follow."""
INPUTS = (CHOICE_INPUT, TEXT_INPUT, NUMBER_INPUT)

ANONYMOUS = "anonymous"
"""The value of the box that makes a poll anonymous."""

WireId = Annotated[
    str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")
]
"""No id of ours has control characters, and a database may take offence at them."""

LONGEST_FIELD = 300
LONGEST_LINES = 2000
LONGEST_LIST = 8000
"""In characters, what an input of a form takes: on one line, on several, on one for each person.

All that is typed goes back on the form where something is wrong: together it must fit a card.
"""

Page = Annotated[int, Field(ge=0, le=1000)]
"""Which part of what does not fit one card, counted from 0."""


class Wire(BaseModel):
    """What one tap sends; inputs ride along, and what we do not know is ignored."""

    model_config = ConfigDict(frozen=True)

    verb: ClassVar[str]

    @property
    def data(self) -> dict[str, Any]:
        """What the card carries for it."""
        return self.model_dump(mode="json", exclude_defaults=True)


class ChoosePlanTap(Wire):
    """Bind this plan to the conversation."""

    verb = "choose_plan"

    plan: WireId


class PreviewTap(Wire):
    """See one card of a plan as it will look."""

    verb = "preview"

    plan: WireId
    page: int = 0


class FetchPlanTap(Wire):
    """Have a plan as its file."""

    verb = "fetch_plan"

    plan: WireId


class NewPlanTap(Wire):
    """Show the form for a new plan."""

    verb = "new_plan"


OneLine = Annotated[str, StringConstraints(max_length=LONGEST_FIELD)]
Lines = Annotated[str, StringConstraints(max_length=LONGEST_LINES)]
List = Annotated[str, StringConstraints(max_length=LONGEST_LIST)]


class OutlinePlanTap(Wire):
    """Make a plan of the form's inputs."""

    verb = "outline_plan"

    title: OneLine = ""
    organiser: OneLine = ""
    day: OneLine = ""
    starts: OneLine = ""
    ends: OneLine = ""
    areas: Lines = ""
    roles: Lines = ""
    people: List = ""
    controller: OneLine = ""
    keep_until: OneLine = ""
    language: Language | None = None


class KeptVote(BaseModel):
    """An answer that waits in the card for its author's role."""

    model_config = ConfigDict(frozen=True)

    run: WireId
    answers: dict[WireId, Chosen]


class KeptContribution(BaseModel):
    """A contribution that waits in the card for its author's role."""

    model_config = ConfigDict(frozen=True)

    run: WireId
    kind: str
    text: str


class JoinTap(Wire):
    """The notice is acknowledged and a role is taken; what was kept follows."""

    verb = "join"

    session: WireId
    role: WireId
    kept: KeptVote | KeptContribution | None = None


class VoteTap(Wire):
    """One tapped option, or the inputs of a card with several."""

    verb = "vote"

    session: WireId
    run: WireId
    question: WireId | None = None
    """The question that the tap, or the card's one input, answers."""
    option: WireId | None = None
    times: Annotated[int, Field(ge=1, le=10)] = 1
    """How often the option is named: so many dots."""
    page: Page = 0
    whole: tuple[WireId, ...] = ()
    """The whole answer as it is to stand, where one tap means more than one option."""
    inputs: dict[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _gather_inputs(cls, sent: Any) -> Any:
        if not isinstance(sent, Mapping):
            return sent
        inputs = {
            name: str(value)
            for name, value in sent.items()
            if name.startswith(INPUTS) and isinstance(value, str | int)
        }
        return {**sent, "inputs": inputs}

    @property
    def data(self) -> dict[str, Any]:
        """What the card carries for it; the inputs come from the client."""
        return self.model_dump(mode="json", exclude_defaults=True, exclude={"inputs"})

    @property
    def answers(self) -> dict[str, Chosen]:
        """The answer to each question; one left blank is left out, unless it is the only one."""
        tapped = self.whole or ((self.option,) * self.times if self.option else ())
        if self.question is not None and tapped:
            return {self.question: tapped}
        given = {
            name[len(CHOICE_INPUT) :]: _chosen(name, value)
            for name, value in self.inputs.items()
            if not name.startswith(NUMBER_INPUT)
        }
        asked = {} if self.question is None else {self.question: ()}
        return asked | {question: chosen for question, chosen in given.items() if chosen}

    @property
    def numbers(self) -> dict[str, dict[str, str]]:
        """What was written beside each option, by question; nothing where a row was tapped."""
        written: dict[str, dict[str, str]] = {}
        for name, value in self.inputs.items():
            question, colon, option = name.removeprefix(NUMBER_INPUT).partition(":")
            if name.startswith(NUMBER_INPUT) and colon and not (self.option or self.whole):
                written.setdefault(question, {})[option] = value
        return written


class WithdrawVoteTap(Wire):
    """Take one's answer back."""

    verb = "withdraw_vote"

    session: WireId
    run: WireId


class ContributeTap(Wire):
    """Write a point; kind and text come from the inputs of those names."""

    verb = "contribute"

    session: WireId
    run: WireId
    kind: str = ""
    text: str = ""


class ReportTap(Wire):
    """Write down what somebody said aloud; all that is said of it comes from the inputs."""

    verb = "report"

    session: WireId
    run: WireId
    role: str = ""
    code: str = ""
    kind: str = ""
    text: str = ""


class EditContributionTap(Wire):
    """Put one's own point in the words of the inputs."""

    verb = "edit_contribution"

    session: WireId
    contribution: WireId
    kind: str = ""
    text: str = ""


class WithdrawContributionTap(Wire):
    """Take one's own point back."""

    verb = "withdraw_contribution"

    session: WireId
    contribution: WireId


class SupportTap(Wire):
    """Say "me too" to somebody's point, in place of one's own where that is named."""

    verb = "support"

    session: WireId
    contribution: WireId
    instead_of: WireId | None = None
    read_back: WireId | None = None
    page: Page = 0


class WithdrawSupportTap(Wire):
    """Take one's "me too" back."""

    verb = "withdraw_support"

    session: WireId
    contribution: WireId
    read_back: WireId | None = None
    page: Page = 0


class ProposeTap(Wire):
    """Propose the statement of the input."""

    verb = "propose"

    session: WireId
    run: WireId
    text: str = ""


class JudgeTap(Wire):
    """Admit a proposed statement, or leave it out."""

    verb = "judge"

    session: WireId
    run: WireId
    words: WireId
    admits: bool = False
    page: Page = 0


class ShowTap(Wire):
    """Show a card as the sender sees it now; also every card's refresh."""

    verb = "show"

    session: WireId
    card: Card
    thing: WireId | None = None
    text: str = ""
    """What was half written in the card left behind."""
    page: Page = 0


class ActTap(Wire):
    """Lead the session by one act."""

    verb = "act"

    session: WireId
    act: Act
    minutes: int | None = None
    run: WireId | None = None
    prompt: WireId | None = None
    seen: int | None = None
    way: Way | None = None
    to: WireId | None = None
    confirmed: bool = False


class AskTap(Wire):
    """Put the question of the form's inputs to the room."""

    verb = "ask"

    session: WireId
    question: str = ""
    options: str = ""
    minutes: str = ""
    anonymous: str = ""
    """ANONYMOUS where its box is ticked."""


class NudgeTap(Wire):
    """Have a role, or without one everybody silent, reminded of what is open."""

    verb = "nudge"

    session: WireId
    run: WireId
    role: WireId | None = None
    kind: ContributionKind | None = None
    seen: int | None = None


class SpeakTap(Wire):
    """Make a move in a speaking round."""

    verb = "speak"

    session: WireId
    run: WireId
    move: Move
    turn: int | None = None


class StatusTap(Wire):
    """Ask where we are."""

    verb = "status"


class HelpTap(Wire):
    """Ask what can be said."""

    verb = "help"


Tap = (
    ChoosePlanTap
    | PreviewTap
    | FetchPlanTap
    | NewPlanTap
    | OutlinePlanTap
    | JoinTap
    | VoteTap
    | WithdrawVoteTap
    | ContributeTap
    | ReportTap
    | EditContributionTap
    | WithdrawContributionTap
    | SupportTap
    | WithdrawSupportTap
    | ProposeTap
    | JudgeTap
    | ShowTap
    | ActTap
    | AskTap
    | NudgeTap
    | SpeakTap
    | StatusTap
    | HelpTap
)


def _chosen(name: str, value: str) -> Chosen:
    """An input's value: a text as it stands, or the option ids that Teams joins by commas."""
    if name.startswith(TEXT_INPUT):
        return (value,) if value.strip() else ()
    return tuple(option for option in value.split(",") if option)
