"""A read-back: what was written on an area so far, each point with a "me too"."""

from itertools import groupby

from microsoft_teams.cards import Action, CardElement, Container

from bot.cards.actions import execute
from bot.cards.elements import detail, note, paragraph, row, subheading, written
from bot.cards.prompts.kind import PromptKind
from bot.cards.supports import about_point, as_reported, spoken
from bot.cards.taps.showing import ShowTap
from bot.cards.taps.writing import SupportTap, WithdrawSupportTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.prompts import PointView, PromptView, ResultView
from facilitation.read_backs import paged

LONGEST = 600
"""Characters of a point that its row shows: ten of them must fit one card."""


def _answering(view: PromptView, words: Words) -> list[CardElement]:
    return _pages(view, words, can_support=True)


def _reading(view: PromptView, words: Words) -> list[CardElement]:
    return _pages(view, words, can_support=False)


def _pages(view: PromptView, words: Words, *, can_support: bool) -> list[CardElement]:
    """One page of points under the names of their kinds."""
    if not view.points:
        return [paragraph(words("read_back_none"))]
    shown, page, pages = paged(len(view.points), view.page)
    elements: list[CardElement] = []
    for kind, points in groupby(view.points[shown], key=lambda point: point.kind):
        elements.append(subheading(words(f"kind_{kind}")))
        elements += [_row(view, point, words, can_support=can_support) for point in points]
    if pages > 1:
        elements.append(note(words("read_back_page", page=page + 1, pages=pages), "Medium"))
    return elements


def _row(view: PromptView, point: PointView, words: Words, *, can_support: bool) -> Container:
    text = written(_cut(point.text), "None")
    if point.is_own:
        about = " · ".join([words("read_back_yours"), *as_reported(point, words)])
        return row(*text, detail(about), mark="✓", is_own=True)
    tap = _tap(view, point)
    key = "withdraw_support_title" if point.is_supported else "me_too_title"
    return row(
        *text,
        detail(about_point(point, words)),
        mark="✓" if point.is_supported else None,
        invitation=words("me_too") if can_support and not point.is_supported else None,
        action=execute(tap, title=words(key, text=spoken(point))) if can_support else None,
        is_own=point.is_supported,
    )


def _tap(view: PromptView, point: PointView) -> SupportTap | WithdrawSupportTap:
    tap = WithdrawSupportTap if point.is_supported else SupportTap
    return tap(
        session=view.session.id,
        contribution=point.contribution_id,
        read_back=view.run.id,
        page=view.page,
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(maxsplit=1)[0] + " […]"


def _turning(view: PromptView, words: Words) -> list[Action]:
    """The buttons to the pages before and after."""
    _, page, pages = paged(len(view.points), view.page)
    return [
        execute(
            ShowTap(session=view.session.id, card=Card.PROMPT, thing=view.run.id, page=other),
            title=words("read_back_before" if other < page else "read_back_after"),
        )
        for other in (page - 1, page + 1)
        if 0 <= other < pages
    ]


def _outcome(view: ResultView, words: Words) -> list[CardElement]:
    return [paragraph(words("read_back_supports", count=view.answered))]


KIND = PromptKind(
    answering=_answering,
    actions=_turning,
    changing=None,
    reading=_reading,
    outcome=_outcome,
)
