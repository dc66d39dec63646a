"""Every act on the points, each with its undo."""

from collections.abc import Iterator

from microsoft_teams.cards import Action, ActionSet, CardElement, Container

from bot.cards.actions import execute
from bot.cards.contribution_rows import shortened
from bot.cards.elements import detail, foot, header, heading, name, note, section
from bot.cards.frame import Json, card
from bot.cards.points import how_done, problem
from bot.cards.taps.arranging import ArrangedTap, PointsTap, UndoArrangingTap
from bot.wording.words import Words
from dialogs.views.arranging import ActRow, ArrangedView
from digest.points.corrections import Act, Hide, Recast, Rename

PAGE = 6
"""Acts on one card, each with the words that it is about and a button."""


def arranged_card(view: ArrangedView, words: Words) -> Json:
    """Who did what and when, what became of it, and the way back."""
    pages = max(1, -(-len(view.rows) // PAGE))
    page = min(view.page, pages - 1)
    title = words("arranged_in_all", count=len(view.rows))
    turned = [note(words("read_back_page", page=page + 1, pages=pages))] if pages > 1 else []
    return card(
        words,
        header(words("arranged_name")),
        heading(title),
        *problem(view, words),
        *turned,
        *[
            _row(view, one, number, page, words)
            for number, one in list(_numbered(view))[page * PAGE :][:PAGE]
        ],
        foot(words("arranged_foot")),
        speak=words("contribution_speak", heading=title, state=words("arranged_foot")),
        actions=list(_around(view, page, pages, words)),
        wide=True,
    )


def _numbered(view: ArrangedView) -> Iterator[tuple[int, ActRow]]:
    """Each act with its number in the order in which they were done; buttons name it."""
    return zip(range(len(view.rows), 0, -1), view.rows, strict=True)


def _row(view: ArrangedView, row: ActRow, number: int, page: int, words: Words) -> Container:
    correction = row.played.correction
    what = words(f"arranged_{how_done(correction.act)}")
    who = row.who or words("arranged_by_somebody")
    shown: list[CardElement] = [
        name(words("arranged_row", number=number, at=correction.at, who=who, what=what), bold=True),
        *[detail(text) for text in _about(view, row, words)],
    ]
    state = _state(row, words)
    if state is not None:
        shown.append(note(state, "None"))
    if correction.undone_at is None:
        tap = UndoArrangingTap(session=view.session.id, correction=correction.id, page=page)
        title = words("undo_this_button", number=number)
        shown.append(ActionSet(actions=[execute(tap, title=title)], spacing="Small"))
    return section(*shown)


def _about(view: ArrangedView, row: ActRow, words: Words) -> Iterator[str]:
    """What was written with it, and the contributions' own words."""
    yield from _written(view, row.played.correction.act, words)
    quotes = [f"«{shortened(text)}»" for text in row.texts]
    if row.more:
        quotes.append(words("arranged_more", count=row.more))
    if quotes:
        yield " · ".join(quotes)


def _written(view: ArrangedView, act: Act, words: Words) -> Iterator[str]:
    match act:
        case Rename(name=called):
            yield words("arranged_called", name=called) if called else words("arranged_unnamed")
        case Hide(reason=reason):
            yield words("arranged_because", reason=reason)
        case Recast(kind=kind, area_id=area_id):
            titles = {one.id: one.title for one in view.session.plan.areas}
            meant = [words(f"kind_{kind}")] if kind else []
            yield " · ".join([*meant, *([titles[area_id]] if area_id else [])])


def _state(row: ActRow, words: Words) -> str | None:
    """What became of it, where it does not simply stand."""
    if row.played.correction.undone_at is not None:
        return words("arranged_undone", at=row.played.correction.undone_at)
    if row.played.act is None:
        return words("arranged_gone")
    return None if row.played.is_whole else words("arranged_in_part")


def _around(view: ArrangedView, page: int, pages: int, words: Words) -> Iterator[Action]:
    """On to the other pages, and back to the points."""

    def shown(number: int) -> ArrangedTap:
        return ArrangedTap(session=view.session.id, page=number)

    if page + 1 < pages:
        yield execute(shown(page + 1), title=words("next_page_button"))
    if page:
        yield execute(shown(page - 1), title=words("page_before_button"))
    yield execute(PointsTap(session=view.session.id), title=words("back_to_points_button"))
