"""The pieces that every card is laid out with: what is grey can be tapped, lavender is yours."""

from collections.abc import Iterable
from typing import Literal

from microsoft_teams.cards import (
    CardElement,
    Column,
    ColumnSet,
    Container,
    ExecuteAction,
    ProgressBar,
    RichTextBlock,
    TextBlock,
    TextRun,
)

from bot.cards.plain import guarded, plain
from bot.cards.titles import say_in_full

MANY_DOTS = 20
"""More people than this share their dots, or the dots would run over the line."""

Spacing = Literal["None", "Small", "Medium"]


def header(where: str, state: str | None = None) -> ColumnSet:
    """The top line: where we are; on the right until when, or ✓ and what has been done."""
    left = TextBlock(text=plain(where), wrap=True, size="Small", weight="Bolder", color="Accent")
    columns = [Column(width="stretch", items=[left])]
    if state:
        right = TextBlock(
            text=plain(state), size="Small", weight="Bolder", horizontal_alignment="Right"
        )
        columns.append(Column(width="auto", items=[right]))
    return ColumnSet(columns=columns)


def heading(text: str) -> TextBlock:
    """The card's one question or fact."""
    return TextBlock(
        text=plain(text), wrap=True, style="heading", size="Large", weight="Bolder", spacing="Small"
    )


def paragraph(text: str, spacing: Spacing = "Small") -> TextBlock:
    """A sentence or two of our own, or of the plan's."""
    return TextBlock(text=plain(text), wrap=True, spacing=spacing)


def subheading(text: str, *, separator: bool | None = None) -> TextBlock:
    """What the lines below are about."""
    return TextBlock(
        text=plain(text), wrap=True, weight="Bolder", spacing="Medium", separator=separator
    )


def note(text: str, spacing: Spacing = "Small") -> TextBlock:
    """Something said more quietly."""
    return TextBlock(text=plain(text), wrap=True, size="Small", is_subtle=True, spacing=spacing)


def foot(*sentences: str) -> TextBlock:
    """The last line: counts, who sees what, what can be undone."""
    return TextBlock(
        text=plain(" ".join(sentences)),
        wrap=True,
        size="Small",
        is_subtle=True,
        separator=True,
        spacing="Medium",
    )


def written(text: str, spacing: Spacing = "Small") -> list[CardElement]:
    """What a person wrote, letter for letter, a block for each of its lines."""
    paragraphs = [part for part in text.split("\n") if part.strip()]
    return [
        RichTextBlock(
            inlines=[_run(part)],
            spacing="Small" if place else spacing,
        )
        for place, part in enumerate(paragraphs)
    ]


def own(*items: CardElement) -> Container:
    """Something of the viewer's own, in lavender."""
    return Container(style="accent", spacing="Medium", items=list(items))


def section(*items: CardElement) -> Container:
    """A part of the card set off by a line."""
    return Container(separator=True, spacing="Medium", items=list(items))


def row(
    *main: CardElement,
    mark: str | None = None,
    invitation: str | None = None,
    action: ExecuteAction | None = None,
    is_own: bool = False,
) -> Container:
    """A line of 44 pixels, its mark on the left: with an action grey, one's own lavender.

    The invitation, a verb, stands on the right. The action's title says the act; what else the
    row shows is added to it, for those who do not see the row.
    """
    columns = [Column(width="stretch", items=list(main), vertical_content_alignment="Center")]
    if mark is not None:
        columns.insert(0, _mark(mark))
    if invitation is not None:
        columns.append(_invitation(invitation))
    return Container(
        style="accent" if is_own else "emphasis" if action else None,
        min_height="44px",
        vertical_content_alignment="Center",
        spacing="Small",
        items=[ColumnSet(columns=columns)],
        select_action=say_in_full(action, main, invitation) if action else None,
    )


def name(text: str, *, bold: bool = False) -> TextBlock:
    """What a row or a figure is about."""
    return TextBlock(text=plain(text), wrap=True, weight="Bolder" if bold else None)


def detail(text: str) -> TextBlock:
    """A quieter line right below a name."""
    return note(text, "None")


def line(left: str, main: str, right: str | None = None, *, width: str = "24px") -> ColumnSet:
    """A line of a list: an ordinal or a time, what it is, and a figure."""
    first = TextBlock(text=plain(left), wrap=True, weight="Bolder", color="Accent")
    columns = [
        Column(width=width, items=[first]),
        Column(width="stretch", items=[TextBlock(text=plain(main), wrap=True)]),
    ]
    if right is not None:
        figure = TextBlock(text=plain(right), is_subtle=True, horizontal_alignment="Right")
        columns.append(Column(width="auto", items=[figure]))
    return ColumnSet(columns=columns, spacing="Small")


def bullets(texts: Iterable[str]) -> list[CardElement]:
    """A list without order."""
    return [line("•", text, width="12px") for text in texts]


def quoted(text: str, aside: str) -> ColumnSet:
    """Somebody's words, letter for letter, and below whose they are."""
    whose: list[CardElement] = [detail(aside)] if aside else []
    sign = TextBlock(text="«", weight="Bolder", color="Accent")
    columns = [
        Column(width="12px", items=[sign]),
        Column(width="stretch", items=[*written(text, "None"), *whose]),
    ]
    return ColumnSet(columns=columns, spacing="Small")


def measure(
    what: CardElement, figure: str, *, value: int, most: int, mark: str | None = None
) -> CardElement:
    """A figure in words, with a bar that repeats it."""
    right = TextBlock(text=plain(figure), weight="Bolder", horizontal_alignment="Right")
    columns = [Column(width="stretch", items=[what]), Column(width="auto", items=[right])]
    bar = ProgressBar(value=value, max=most, spacing="Small", fallback=_dots(value, most))
    items: list[CardElement] = [ColumnSet(columns=columns), *([bar] if most else [])]
    if mark is None:
        return Container(spacing="Medium", items=items)
    marked = [_mark(mark, "Top"), Column(width="stretch", items=items)]
    return ColumnSet(columns=marked, spacing="Medium")


def _run(text: str) -> CardElement:
    return TextRun(text=guarded(text))


def _mark(mark: str, alignment: Literal["Top", "Center"] = "Center") -> Column:
    text = TextBlock(
        text=plain(mark), weight="Bolder", color="Accent", horizontal_alignment="Center"
    )
    return Column(width="24px", items=[text], vertical_content_alignment=alignment)


def _invitation(verb: str) -> Column:
    text = TextBlock(
        text=plain(verb), weight="Bolder", color="Accent", horizontal_alignment="Right"
    )
    return Column(width="auto", items=[text], vertical_content_alignment="Center")


def _dots(value: int, most: int) -> RichTextBlock:
    """A dot for each person, filled for those counted; shared out where they are many."""
    dots = min(most, MANY_DOTS)
    filled = 0 if most == 0 else round(value * dots / most)
    runs = [
        TextRun(text="●" * filled, color="Accent"),
        TextRun(text="○" * (dots - filled), is_subtle=True),
    ]
    shown: list[CardElement] = [run for run in runs if run.text]
    return RichTextBlock(spacing="None", inlines=shown)
