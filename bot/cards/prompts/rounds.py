"""A round: one written point at a time, with its kind; one's own points below."""

from microsoft_teams.cards import Action, ActionSet, CardElement

from bot.cards.actions import execute
from bot.cards.contribution_rows import contribution_row
from bot.cards.elements import note, paragraph, subheading
from bot.cards.prompts.kind import PromptKind
from bot.cards.prompts.writing import writing_inputs
from bot.cards.taps.writing import ContributeTap
from bot.wording.words import Words
from dialogs.views.prompts import PromptView, ResultView


def _writing(view: PromptView, words: Words) -> list[CardElement]:
    """The inputs, their button right below them, then what the viewer has written before."""
    tap = ContributeTap(session=view.session.id, run=view.run.id)
    send = execute(tap, title=words("send_contribution_button"), style="positive")
    inputs = writing_inputs(view.run.round, words, text=view.draft)
    return [*inputs, ActionSet(actions=[send]), *own_points(view, words)]


def _no_more_actions(_view: PromptView, _words: Words) -> list[Action]:
    return []


def own_points(view: PromptView, words: Words) -> list[CardElement]:
    """What the viewer has written to this round; each row leads to its contribution."""
    if not view.written:
        return []
    rows = [contribution_row(words, contribution) for contribution in view.written]
    return [subheading(words("own_points", count=len(rows)), separator=True), *rows]


def _collected(view: ResultView, words: Words) -> list[CardElement]:
    """How much was written; by role it is told once, in the digest."""
    if not view.answered:
        return [paragraph(words("nobody_wrote"))]
    count = words("contributions_count_sentence", count=view.answered)
    return [paragraph(count), note(words("round_told"), "None")]


KIND = PromptKind(
    answering=_writing,
    actions=_no_more_actions,
    changing=None,
    outcome=_collected,
)
