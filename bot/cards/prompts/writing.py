"""The inputs a contribution is written and corrected with."""

from microsoft_teams.cards import CardElement, Choice, ChoiceSetInput, TextInput

from bot.cards.prompts.choosing import FEW
from bot.wording.words import Words
from facilitation.prompts import Collecting


def writing_inputs(
    prompt: Collecting, words: Words, *, text: str = "", kind: str | None = None
) -> list[CardElement]:
    """The kind, where there is a choice of kinds, and the text."""
    inputs: list[CardElement] = []
    if len(prompt.kinds) > 1:
        inputs.append(_kind_input(prompt, words, kind))
    return [*inputs, text_input(prompt, words, text)]


def text_input(prompt: Collecting, words: Words, text: str = "") -> TextInput:
    """The words, with their limit told before."""
    return TextInput(
        id="text",
        label=words("text_label", longest=prompt.longest),
        is_multiline=True,
        max_length=prompt.longest,
        placeholder=words("text_placeholder"),
        value=text or None,
        spacing="Medium",
    )


def _kind_input(prompt: Collecting, words: Words, kind: str | None) -> ChoiceSetInput:
    return ChoiceSetInput(
        id="kind",
        label=words("kind_label"),
        choices=[Choice(title=words(f"kind_{one}"), value=one) for one in prompt.kinds],
        style="expanded" if len(prompt.kinds) <= FEW else "compact",
        value=kind or prompt.kinds[0],
        spacing="Medium",
    )
