"""Charts as small drawings: a bar for each figure, its label above, its figure beside."""

import textwrap
from html import escape

from digest.documents.blocks import Bar, Chart
from facilitation.looks import COLOUR

WIDTH = 640
"""In the drawing's own units, as is all below."""
BAR = 400
HEIGHT = 14
LINE = 20
SIZE = 15
LETTERS = 84
"""Of a label on one line."""
GAP = 10


def svg(chart: Chart, colour: str = COLOUR) -> str:
    """Draw a chart; it shows the same in black and white, and its text is text."""
    drawn, top = [], 0
    most = max(bar.value for bar in chart.bars)
    for bar in chart.bars:
        lines = textwrap.wrap(bar.label, LETTERS) or [""]
        drawn.append(_bar(bar, lines, top, most, colour))
        top += LINE * len(lines) + HEIGHT + GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}"'
        f' width="{WIDTH}" height="{top}" role="img" aria-label="{escape(chart.alt)}"'
        f' font-family="system-ui, sans-serif" font-size="{SIZE}">'
        f"{''.join(drawn)}</svg>"
    )


def _bar(bar: Bar, lines: list[str], top: int, most: int, colour: str) -> str:
    label = "".join(
        f'<text x="0" y="{top + LINE * number + SIZE}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    at = top + LINE * len(lines)
    filled = round(bar.value * BAR / most)
    return (
        f"{label}"
        f'<rect x="0.5" y="{at + 0.5}" width="{BAR}" height="{HEIGHT}" fill="none"'
        ' stroke="#616161"/>'
        f'<rect x="0.5" y="{at + 0.5}" width="{filled}" height="{HEIGHT}" fill="{colour}"/>'
        f'<text x="{BAR + 12}" y="{at + HEIGHT - 2}">{escape(bar.figure)}</text>'
    )
