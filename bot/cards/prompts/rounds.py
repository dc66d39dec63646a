"""A round: one written point at a time, with its kind; one's own points below."""

from microsoft_teams.cards import Action, ActionSet, CardElement

from bot.cards.actions import execute
from bot.cards.contribution_rows import contribution_row
from bot.cards.elements import measure, name, note, paragraph, subheading
from bot.cards.naming import inner
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
    """How much each role wrote, and who wrote nothing."""
    plan = view.session.plan
    lines: list[CardElement] = [
        measure(
            name(plan.role(role_id).plural),
            words("contributions_count", count=count),
            value=count,
            most=view.answered,
        )
        for role_id, count in view.contributions_by_role
    ]
    silent = [
        inner(plan.role(role_id).plural)
        for role_id in plan.asked(view.run.prompt)
        if not dict(view.contributions_by_role).get(role_id)
    ]
    if silent and view.answered:
        lines.append(note(words("roles_silent", roles=silent), "Medium"))
    return lines or [paragraph(words("nobody_wrote"))]


KIND = PromptKind(
    answering=_writing,
    actions=_no_more_actions,
    changing=None,
    outcome=_collected,
)
