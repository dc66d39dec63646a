"""What stands on one's own page beside one's contributions: supports, and answers to polls."""

from microsoft_teams.cards import CardElement

from bot.cards.actions import execute
from bot.cards.contribution_rows import shortened
from bot.cards.elements import detail, name, row, subheading, written
from bot.cards.naming import answer_text
from bot.cards.supports import about_point, spoken
from bot.cards.taps.writing import WithdrawSupportTap
from bot.wording.words import Words
from dialogs.views.writing import OwnAnswer, OwnView

MOST = 20
"""Rows of each sort that one card shows."""


def own_supports(view: OwnView, words: Words) -> list[CardElement]:
    """The points that the viewer supports; each row takes the support back."""
    if not view.supported:
        return []
    rows: list[CardElement] = [subheading(words("own_supports", count=len(view.supported)))]
    for point in view.supported[:MOST]:
        tap = WithdrawSupportTap(session=view.session.id, contribution=point.contribution_id)
        title = words("withdraw_support_title", text=spoken(point))
        rows.append(
            row(
                *written(shortened(point.text), "None"),
                detail(about_point(point, words)),
                mark="✓",
                action=execute(tap, title=title) if view.is_here else None,
                is_own=True,
            )
        )
    return rows


def own_answers(view: OwnView, words: Words) -> list[CardElement]:
    """The answers given to named polls."""
    if not view.answers:
        return []
    title = subheading(words("own_answers", count=len(view.answers)))
    rows = [
        row(name(answer.heading), detail(words("own_answer", chosen=_chosen(answer, words))))
        for answer in view.answers[:MOST]
    ]
    return [title, *rows]


def _chosen(answer: OwnAnswer, words: Words) -> list[str]:
    return [answer_text(words, told) for told in answer.chosen]
