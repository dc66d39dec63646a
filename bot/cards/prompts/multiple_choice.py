"""A poll with several choices: boxes to tick, sent at once."""

from microsoft_teams.cards import Action, CardElement

from bot.cards.actions import execute
from bot.cards.prompts.choosing import choices_input, how_many
from bot.cards.prompts.kind import PromptKind
from bot.cards.prompts.tapping import withdrawal
from bot.cards.taps.voting import VoteTap
from bot.wording.words import Words
from dialogs.views.prompts import PromptView
from facilitation.questions import MultipleChoiceQuestion


def _boxes(view: PromptView, words: Words) -> list[CardElement]:
    return [
        choices_input(
            question,
            view.mine.get(question.id, ()),
            label=how_many(words, least=question.least, most=question.limit),
        )
        for question in view.run.asking.asks
        if isinstance(question, MultipleChoiceQuestion)
    ]


def _actions(view: PromptView, words: Words) -> list[Action]:
    question = view.run.asking.asks[0]
    tap = VoteTap(session=view.session.id, run=view.run.id, question=question.id)
    send = execute(tap, title=words("send_choices_button"), style="positive")
    return [send, *withdrawal(view, words)]


KIND = PromptKind(
    answering=_boxes,
    actions=_actions,
    changing="change_by_sending",
)
