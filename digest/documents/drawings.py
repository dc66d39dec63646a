"""Charts and logos as pictures, for formats that show drawings badly."""

import json

from digest.documents.blocks import Chart, Logo
from digest.documents.typeset import CHART, picture, spelled

DOTS_PER_INCH = 192

PAGE = b"""
#set page(width: 461pt, height: auto, margin: 4pt, fill: white)
#chart(json(bytes(sys.inputs.chart)), sys.inputs.colour)
"""

LOGO = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(json(bytes(sys.inputs.logo))), format: sys.inputs.kind, height: 22mm)
"""


def png(chart: Chart, colour: str) -> bytes:
    """Draw a chart in dots."""
    shown = spelled(chart.model_dump_json())
    return picture(CHART + PAGE, dots_per_inch=DOTS_PER_INCH, chart=shown, colour=colour)


def logo_png(logo: Logo) -> bytes:
    """A logo in dots, whatever it was drawn in."""
    told = json.dumps([*logo.picture])
    return picture(LOGO, dots_per_inch=2 * DOTS_PER_INCH, logo=told, kind=logo.kind)
