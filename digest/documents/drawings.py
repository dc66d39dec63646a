"""Charts as pictures, for formats that show drawings badly."""

from digest.documents.blocks import Chart
from digest.documents.typeset import CHART, picture, spelled

DOTS_PER_INCH = 192

PAGE = b"""
#set page(width: 490pt, height: auto, margin: 4pt, fill: white)
#chart(json(bytes(sys.inputs.chart)))
"""


def png(chart: Chart) -> bytes:
    """Draw a chart in dots."""
    shown = spelled(chart.model_dump_json())
    return picture(CHART + PAGE, dots_per_inch=DOTS_PER_INCH, chart=shown)
