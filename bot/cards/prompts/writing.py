"""The inputs a contribution is written and corrected with."""

from microsoft_teams.cards import CardElement, Choice, ChoiceSetInput, TextInput

from bot.cards.prompts.choosing import FEW
from bot.wording.words import Words
from facilitation.prompts import Round


def writing_inputs(
    prompt: Round, words: Words, *, text: str = "", kind: str | None = None
) -> list[CardElement]:
    """The kind, where there is a choice of kinds, and the text with its limit told before."""
    inputs: list[CardElement] = []
    if len(prompt.kinds) > 1:
        inputs.append(_kind_input(prompt, words, kind))
    inputs.append(
        TextInput(
            id="text",
            label=words("text_label", longest=prompt.longest),
            is_multiline=True,
            max_length=prompt.longest,
            placeholder=words("text_placeholder"),
            value=text or None,
            spacing="Medium",
        )
    )
    return inputs


def _kind_input(prompt: Round, words: Words, kind: str | None) -> ChoiceSetInput:
    return ChoiceSetInput(
        id="kind",
        label=words("kind_label"),
        choices=[Choice(title=words(f"kind_{one}"), value=one) for one in prompt.kinds],
        style="expanded" if len(prompt.kinds) <= FEW else "compact",
        value=kind or prompt.kinds[0],
        spacing="Medium",
    )
