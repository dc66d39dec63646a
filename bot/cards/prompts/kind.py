"""What a kind of prompt adds to the cards that all of them share."""

from collections.abc import Callable
from dataclasses import dataclass

from microsoft_teams.cards import Action, CardElement

from bot.cards.prompts.figures import counted
from bot.cards.prompts.reading import options_to_read
from bot.wording.words import Words
from dialogs.views.prompts import PromptView, ResultView


def nothing_more(_view: PromptView, _words: Words) -> list[str]:
    """Nothing but the question."""
    return []


@dataclass(frozen=True, slots=True)
class PromptKind:
    """How one kind of prompt is answered; its module makes one, the registry lists it."""

    answering: Callable[[PromptView, Words], list[CardElement]]
    """The rows or inputs."""
    actions: Callable[[PromptView, Words], list[Action]]
    changing: str | None
    """The key of the sentence that says how an answer is changed, where one stands."""
    reading: Callable[[PromptView, Words], list[CardElement]] = options_to_read
    """What there is to read where there is nothing to tap."""
    outcome: Callable[[ResultView, Words], list[CardElement]] = counted
    """What came of it, once it has closed."""
    aloud: Callable[[PromptView, Words], list[str]] = nothing_more
    """What is read aloud after the question."""
    is_for_all: bool = False
    """Whether those may act on it too who are not asked."""
