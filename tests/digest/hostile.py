"""A document in which every text has signs that some format cannot hold or show."""

from datetime import date

from digest.documents.blocks import (
    Bar,
    Bullets,
    Chart,
    Document,
    Heading,
    Paragraph,
    Quoted,
    Quotes,
    Table,
)

SHOWN = "<b>#set</b> #panic() {{x}} \\ $1$ `y` @z ✓ ● ★ → ﬁ ‰ é ė̃ x́ كِتاب עברית Кириллица"
"""What every format shows as it is."""
UNKNOWN = "😀 🇮🇹 1️⃣ 👩‍👩‍👧 👍🏽 ✓️ 中文 한글 ไทย q҉ ﷽ \ue000 \U0010fffd \U000e0041"
"""What not every format has signs for."""
BROKEN = "\x00 \x1b[31m \uffff \ufffe \ufdd0 \ud800 \udfff \ufeff \u202e \u2067 \u2028 \r\n \x85"
"""What no format can hold, or what would steer whoever reads on."""

TEXT = f"{SHOWN} {UNKNOWN} {BROKEN} fine"


def hostile(text: str = TEXT) -> Document:
    return Document(
        language="it",
        title=text,
        subtitle=text,
        organisation=text,
        day=date(2020, 11, 24),
        contents=text,
        skip=text,
        spelling="NOTA",
        blocks=(
            Heading(level=1, text=text),
            Paragraph(text=text),
            Bullets(items=((text, text), (None, text))),
            Heading(level=2, text=text),
            Quotes(quotes=(Quoted(text=text, aside=text), Quoted(text=text))),
            Table(caption=text, columns=(text, text), rows=((text, text), ("", ""))),
            Chart(caption=text, alt=text, bars=(Bar(label=text, figure=text, value=2),)),
        ),
    )
