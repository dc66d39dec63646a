"""A read-back: the points made so far, each with a "me too"; and the ways to say otherwise."""

from itertools import groupby

from microsoft_teams.cards import Action, CardElement, Container

from bot.cards.actions import execute
from bot.cards.elements import detail, name, note, paragraph, row, subheading, written
from bot.cards.prompts.kind import PromptKind
from bot.cards.supports import about_point, as_reported, spoken
from bot.cards.taps.showing import ShowTap
from bot.cards.taps.writing import SupportTap, WithdrawSupportTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.prompts import PromptView, ReadPointView, ResultView
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


def _row(view: PromptView, point: ReadPointView, words: Words, *, can_support: bool) -> Container:
    called = [name(point.name, bold=True)] if point.name else []
    text = [*called, *written(_cut(point.text), "None")]
    if point.is_own:
        yours = [words("read_back_yours"), *as_reported(point, words)]
        return row(*text, detail(" · ".join([*yours, *_more(point, words)])), mark="✓", is_own=True)
    tap = _tap(view, point)
    key = "withdraw_support_title" if point.is_supported else "me_too_title"
    return row(
        *text,
        detail(" · ".join([about_point(point, words), *_more(point, words)])),
        mark="✓" if point.is_supported else None,
        invitation=words("me_too") if can_support and not point.is_supported else None,
        action=execute(tap, title=words(key, text=point.name or spoken(point)))
        if can_support
        else None,
        is_own=point.is_supported,
    )


def _more(point: ReadPointView, words: Words) -> list[str]:
    """How many others say the same, and how many object."""
    said = [words("read_back_others", count=point.others)] if point.others else []
    against = [words("objections_count", count=point.objections)] if point.objections else []
    return [*said, *against]


def _tap(view: PromptView, point: ReadPointView) -> SupportTap | WithdrawSupportTap:
    tap = WithdrawSupportTap if point.is_supported else SupportTap
    return tap(
        session=view.session.id,
        contribution=point.contribution_id,
        read_back=view.run.id,
        page=view.page,
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(maxsplit=1)[0] + " […]"


def _actions(view: PromptView, words: Words) -> list[Action]:
    """On to the pages before and after, and to what cannot be said with one tap."""
    _, page, pages = paged(len(view.points), view.page)

    def shown(card: Card, page: int) -> ShowTap:
        return ShowTap(session=view.session.id, card=card, thing=view.run.id, page=page)

    turning = [
        execute(
            shown(Card.PROMPT, other),
            title=words("read_back_before" if other < page else "read_back_after"),
        )
        for other in (page - 1, page + 1)
        if 0 <= other < pages
    ]
    object_ = execute(shown(Card.OBJECTION_FORM, page), title=words("objection_button"))
    add = execute(shown(Card.ADDITION_FORM, page), title=words("addition_button"))
    return [*turning, *([object_] if view.points else []), add]


def _outcome(view: ResultView, words: Words) -> list[CardElement]:
    told = [words("read_back_people", count=view.answered)]
    if view.objections:
        told.append(words("read_back_objections", count=view.objections))
    if view.added:
        told.append(words("read_back_added", count=view.added))
    return [paragraph(" ".join(told))]


KIND = PromptKind(
    answering=_answering,
    actions=_actions,
    changing=None,
    reading=_reading,
    outcome=_outcome,
)
