"""What a kind of prompt adds to the card that all of them share."""

from collections.abc import Callable
from dataclasses import dataclass

from microsoft_teams.cards import Action, CardElement

from bot.wording.words import Words
from dialogs.views import PromptView


@dataclass(frozen=True, slots=True)
class PromptKind:
    """How one kind of prompt is answered; its module makes one, the registry lists it."""

    name: str
    """Its key in the catalogues is "prompt_" and this."""
    answering: Callable[[PromptView, Words], list[CardElement]]
    """The rows or inputs."""
    actions: Callable[[PromptView, Words], list[Action]]
    changing: str | None
    """The key of the sentence that says how an answer is changed, where one stands."""
