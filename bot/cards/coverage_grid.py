"""The grid of contributions: areas down, roles across, and below them the kinds."""

from typing import Literal

from microsoft_teams.cards import CardElement, Column, ColumnSet, TextBlock

from bot.cards.elements import foot, note, section, subheading
from bot.cards.naming import block_place, inner
from bot.cards.plain import plain
from bot.wording.words import Words
from dialogs.views.leading import CoverageView
from facilitation.questions import LETTERS

NONE = "–"


def grid(view: CoverageView, words: Words) -> list[CardElement]:
    """How many contributions each role gave to each area; a letter stands for a role."""
    told = view.coverage
    if not told.places:
        return [foot(words("coverage_none"))]
    letters = [LETTERS[number % len(LETTERS)] for number, _ in enumerate(told.roles)]
    rows: list[CardElement] = [_row(words("area_column"), letters, is_head=True)]
    rows += [
        _row(
            _short(view, place, words),
            [_figure(told.by_role[place, role_id]) for role_id in told.roles],
        )
        for place in told.places
    ]
    return [
        section(subheading(words("coverage_grid")), *rows),
        *[note(_kinds(view, place, words)) for place in told.places],
        foot(*_legend(view, letters, words)),
    ]


def _row(first: str, figures: list[str], *, is_head: bool = False) -> ColumnSet:
    size: Literal["Small"] | None = "Small" if is_head else None
    head = TextBlock(text=plain(first), wrap=True, size=size)
    columns = [Column(width="stretch", items=[head])]
    for figure in figures:
        text = TextBlock(
            text=plain(figure), size=size, weight="Bolder", horizontal_alignment="Center"
        )
        columns.append(Column(width="36px", items=[text], spacing="Small"))
    return ColumnSet(columns=columns, spacing="Small")


def _figure(number: int) -> str:
    return str(number) if number else NONE


def _short(view: CoverageView, place: str, words: Words) -> str:
    areas = {area.id: area for area in view.session.plan.areas}
    if place not in areas:
        return block_place(words, view.session.plan, place)
    number = list(areas).index(place) + 1
    return words("area_short", number=number, title=areas[place].short)


def _kinds(view: CoverageView, place: str, words: Words) -> str:
    """What kinds there are of one area: "Area 3: punti di forza 4, criticità nessuno"."""
    counted = [
        words("kind_count", kind=inner(words(f"digest_kinds_{kind}")), number=_figure(number))
        for (where, kind), number in view.coverage.by_kind.items()
        if where == place
    ]
    place_name = block_place(words, view.session.plan, place)
    return words("kinds_of", place=place_name, kinds=counted)


def _legend(view: CoverageView, letters: list[str], words: Words) -> list[str]:
    plan = view.session.plan
    named = [
        words("letter_means", letter=letter, role=inner(plan.role(role_id).plural))
        for letter, role_id in zip(letters, view.coverage.roles, strict=True)
    ]
    absent = [inner(plan.role(role_id).plural) for role_id in view.coverage.absent]
    told = [words("coverage_legend", letters=named)]
    return [*told, words("coverage_absent", roles=absent)] if absent else told
