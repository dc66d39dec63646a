"""The inputs that questions of a card with inputs are answered with."""

from microsoft_teams.cards import CardElement, Choice, ChoiceSetInput, TextInput

from bot.cards.naming import option_mark
from bot.cards.taps.wire import CHOICE_INPUT, TEXT_INPUT
from bot.wording.words import Words
from facilitation.questions import (
    Chosen,
    MultipleChoiceQuestion,
    Question,
    RatingQuestion,
    TextQuestion,
)

FEW = 4
"""Up to so many choices stand open; more fold into a list."""


def question_input(question: Question, chosen: Chosen, words: Words, *, label: str) -> CardElement:
    """The input for one question, filled with the answer that stands."""
    match question:
        case TextQuestion():
            return TextInput(
                id=TEXT_INPUT + question.id,
                label=label,
                is_multiline=True,
                max_length=question.longest,
                placeholder=words("text_optional", longest=question.longest),
                value=chosen[0] if chosen else None,
                spacing="Medium",
            )
        case MultipleChoiceQuestion():
            return choices_input(question, chosen, label=label)
        case _:
            return ChoiceSetInput(
                id=CHOICE_INPUT + question.id,
                label=label,
                choices=_choices(question),
                style="compact",
                placeholder=words("choose_placeholder"),
                value=",".join(chosen) or None,
                spacing="Medium",
            )


def choices_input(question: Question, chosen: Chosen, *, label: str) -> ChoiceSetInput:
    """The boxes of a question that takes several options."""
    return ChoiceSetInput(
        id=CHOICE_INPUT + question.id,
        label=label,
        choices=_choices(question),
        is_multi_select=True,
        style="expanded",
        wrap=True,
        value=",".join(chosen) or None,
        spacing="Medium",
    )


def how_many(words: Words, *, least: int, most: int) -> str:
    """How many options may be chosen."""
    if least == most:
        return words("choose_exactly", count=most)
    if least == 1:
        return words("choose_at_most", count=most)
    return words("choose_between", least=least, most=most)


def _choices(question: Question) -> list[Choice]:
    return [
        Choice(title=_title(question, option_mark(question, option), option.text), value=option.id)
        for option in question.choices
    ]


def _title(question: Question, mark: str, text: str) -> str:
    """A step of a scale shows its number, so that its direction is seen."""
    is_step = isinstance(question, RatingQuestion) and mark != "–"
    return f"{mark} · {text}" if is_step else text
