"""The form with which a facilitator asks on the spot, filled with what they wrote before."""

from microsoft_teams.cards import CardElement, Choice, ChoiceSetInput, TextInput

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading, own, paragraph
from bot.cards.frame import Json, card
from bot.cards.refusals import refusal_words
from bot.cards.taps.leading import ANONYMOUS, AskTap
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.leading import AskingView
from facilitation.prompt_checks import LONGEST_OPTION, LONGEST_QUESTION, MOST_ROWS


def question_form(view: AskingView, words: Words) -> Json:
    """The inputs; above them what was wrong, where it was sent before."""
    title = words("ask_heading")
    back = ShowTap(session=view.session.id, card=Card.CONTROL)
    return card(
        words,
        header(words("only_you")),
        heading(title),
        *_problem(view, words),
        *_inputs(view, words),
        foot(words("ask_foot")),
        speak=_speak(view, words, title),
        actions=[
            execute(
                AskTap(session=view.session.id), title=words("ask_send_button"), style="positive"
            ),
            execute(back, title=words("back_to_control_button")),
        ],
    )


def _speak(view: AskingView, words: Words, title: str) -> str:
    if view.problem is None:
        return title
    so, _, now = refusal_words(view.problem, view.session, words)
    return f"{so}. {now}"


def _problem(view: AskingView, words: Words) -> list[CardElement]:
    if view.problem is None:
        return []
    so, safe, now = refusal_words(view.problem, view.session, words)
    return [own(paragraph(f"{so}.", "None"), paragraph(safe), paragraph(now))]


def _inputs(view: AskingView, words: Words) -> list[CardElement]:
    draft = view.draft
    return [
        TextInput(
            id="question",
            label=words("ask_question_label"),
            placeholder=words("ask_question_placeholder"),
            max_length=LONGEST_QUESTION,
            value=draft.question or None,
            spacing="Medium",
        ),
        TextInput(
            id="options",
            label=words("ask_options_label", count=MOST_ROWS),
            placeholder=words("ask_options_placeholder"),
            is_multiline=True,
            max_length=MOST_ROWS * (LONGEST_OPTION + 1),
            value="\n".join(draft.options) or None,
            spacing="Medium",
        ),
        TextInput(
            id="minutes",
            label=words("ask_minutes_label"),
            placeholder=words("ask_minutes_placeholder"),
            max_length=12,
            value=draft.time or None,
            spacing="Medium",
        ),
        ChoiceSetInput(
            id="anonymous",
            label=words("ask_anonymous_label"),
            choices=[Choice(title=words("ask_anonymous_title"), value=ANONYMOUS)],
            is_multi_select=True,
            style="expanded",
            wrap=True,
            value=ANONYMOUS if draft.anonymous else None,
            spacing="Medium",
        ),
    ]
