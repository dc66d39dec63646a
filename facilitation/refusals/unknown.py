"""What is meant does not exist here."""

from dataclasses import dataclass

from facilitation.refusals.refusal import Refusal


@dataclass
class NoSuchSession(Refusal):
    """No session is prepared or running in this conversation."""


@dataclass
class NoSuchPrompt(Refusal):
    """The prompt is unknown here: another conversation's, or another plan's."""


@dataclass
class NoSuchContribution(Refusal):
    """The contribution is unknown here."""


@dataclass
class NoSuchPlan(Refusal):
    """The chosen plan is no longer on the shelf."""


@dataclass
class NoSuchPerson(Refusal):
    """Nobody here is called so, or several are."""


@dataclass
class NoSuchRole(Refusal):
    """The plan has no such role."""


@dataclass
class CommandIsUnknown(Refusal):
    """The words or the card's verb mean nothing to the bot."""

    words: str
