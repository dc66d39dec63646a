"""What the cards of polls send."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, model_validator

from bot.cards.taps.wire import CHOICE_INPUT, INPUTS, NUMBER_INPUT, TEXT_INPUT, Page, Wire, WireId
from facilitation.questions import Chosen


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
    inputs: dict[str, str] = Field(default_factory=dict)

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


def _chosen(name: str, value: str) -> Chosen:
    """An input's value: a text as it stands, or the option ids that Teams joins by commas."""
    if name.startswith(TEXT_INPUT):
        return (value,) if value.strip() else ()
    return tuple(option for option in value.split(",") if option)
