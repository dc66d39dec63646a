"""Answering with one tap: a row for each option, one's own in lavender."""

from microsoft_teams.cards import Action, CardElement, Container

from bot.cards.actions import execute
from bot.cards.elements import detail, name, row
from bot.cards.naming import option_mark
from bot.cards.taps.voting import VoteTap, WithdrawVoteTap
from bot.wording.words import Words
from dialogs.views.prompts import PromptView
from facilitation.questions import Option, Question


def option_rows(view: PromptView, words: Words) -> list[CardElement]:
    """A row to tap for each option of the prompt's one question."""
    question = view.run.asking.asks[0]
    return [_row(view, words, question, option) for option in question.choices]


def withdrawal(view: PromptView, words: Words) -> list[Action]:
    """The button that takes one's answer back, once there is one."""
    if not view.mine:
        return []
    tap = WithdrawVoteTap(session=view.session.id, run=view.run.id)
    return [execute(tap, title=words("withdraw_vote_button"))]


def _row(view: PromptView, words: Words, question: Question, option: Option) -> Container:
    mine = view.mine.get(question.id, ())
    mark = option_mark(question, option)
    figure = _so_far(view, words, option)
    if option.id in mine:
        return row(
            name(option.text, bold=True),
            detail(words("your_answer")),
            mark="✓",
            invitation=figure,
            is_own=True,
        )
    key = "change_title" if mine else "answer_title"
    tap = VoteTap(session=view.session.id, run=view.run.id, question=question.id, option=option.id)
    title = words(key, mark=mark, option=option.text)
    return row(name(option.text), mark=mark, invitation=figure, action=execute(tap, title=title))


def _so_far(view: PromptView, words: Words, option: Option) -> str | None:
    """How many chose an option, where the prompt shows its results at once."""
    for result in view.so_far:
        count = dict(result.total.counts).get(option.id)
        if count is not None:
            return words("count_of", count=count, most=result.total.answered)
    return None
