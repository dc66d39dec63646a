"""Several questions in one card, each of which may be left out."""

from microsoft_teams.cards import Action, CardElement

from bot.cards.actions import execute
from bot.cards.elements import paragraph
from bot.cards.prompts.choosing import how_many, question_input
from bot.cards.prompts.kind import PromptKind
from bot.cards.prompts.tapping import withdrawal
from bot.cards.taps.voting import VoteTap
from bot.wording.words import Words
from dialogs.views.prompts import PromptView
from facilitation.prompts import Questionnaire
from facilitation.questions import MultipleChoiceQuestion, Question


def _questions(view: PromptView, words: Words) -> list[CardElement]:
    asks = view.run.asking.asks
    introduction = (
        view.run.prompt.introduction if isinstance(view.run.prompt, Questionnaire) else None
    )
    inputs = [
        question_input(
            question,
            view.mine.get(question.id, ()),
            words,
            label=f"{number}. {_label(question, words)}",
        )
        for number, question in enumerate(asks, 1)
    ]
    return [paragraph(introduction or words("questions_optional", count=len(asks))), *inputs]


def _label(question: Question, words: Words) -> str:
    if isinstance(question, MultipleChoiceQuestion):
        return f"{question.question} {how_many(words, least=question.least, most=question.limit)}."
    return question.question


def _actions(view: PromptView, words: Words) -> list[Action]:
    tap = VoteTap(session=view.session.id, run=view.run.id)
    send = execute(tap, title=words("send_questionnaire_button"), style="positive")
    return [send, *withdrawal(view, words)]


KIND = PromptKind(
    answering=_questions,
    actions=_actions,
    changing="change_by_sending",
)
