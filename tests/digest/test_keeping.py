"""What the end of a page does not part."""

import pytest

from digest.documents.blocks import (
    AnyBlock,
    Bar,
    Bullets,
    Chart,
    Heading,
    Paragraph,
    Quoted,
    Quotes,
    Table,
)
from digest.documents.keeping import LETTERS, MOST_LINES, keeping

TEXT = Paragraph(text="Hanno risposto in 12.")


def a_table(rows: int, name: str = "Sì", columns: int = 2) -> Table:
    row = (name, *("1",) * (columns - 1))
    return Table(caption="Va?", columns=("Tutti",) * columns, rows=(row,) * rows)


def a_chart(bars: int) -> Chart:
    return Chart(caption="Va?", alt="Va?", bars=(Bar(label="Sì", figure="1", value=1),) * bars)


@pytest.mark.parametrize(
    ("following", "stays"),
    [
        (a_table(1), True),
        (a_chart(2), True),
        (Quotes(quotes=(Quoted(text="Va"),)), True),
        (Heading(level=3, text="Punti di forza"), True),
        (Heading(level=2, text="Contributi"), False),
        (Bullets(items=()), False),
        (TEXT, False),
    ],
)
def test_a_paragraph_stays_with_what_it_leads_to(following: AnyBlock, *, stays: bool) -> None:
    kept = [*keeping((TEXT, following))]

    assert kept[0] == (TEXT, stays)
    assert len(kept) == 2
    assert [*keeping((TEXT,))] == [(TEXT, False)]


def test_a_table_or_a_chart_stays_in_one_piece_as_long_as_it_fits() -> None:
    half, more = "x" * (LETTERS // 2), "x" * (LETTERS * 2 // 3)

    blocks = (
        a_table(MOST_LINES),
        a_table(MOST_LINES + 1),
        a_table(MOST_LINES, half),
        a_table(MOST_LINES, more),
        a_table(MOST_LINES, half, columns=4),
        a_chart(MOST_LINES),
        a_chart(MOST_LINES + 1),
    )

    whole = [stays for _, stays in keeping(blocks)]
    assert whole == [True, False, True, False, False, True, False]
