"""What the cards about plans send."""

from typing import Annotated

from pydantic import StringConstraints

from bot.cards.taps.wire import Wire, WireId
from facilitation.outlines import Language

LONGEST_FIELD = 300


LONGEST_LINES = 2000


LONGEST_LIST = 8000
"""In characters, what an input of a form takes: on one line, on several, on one for each person.

All that is typed goes back on the form where something is wrong: together it must fit a card.
"""


class ChoosePlanTap(Wire):
    """Bind this plan to the conversation."""

    verb = "choose_plan"

    plan: WireId


class PreviewTap(Wire):
    """See one card of a plan as it will look."""

    verb = "preview"

    plan: WireId
    page: int = 0


class FetchPlanTap(Wire):
    """Have a plan as its file."""

    verb = "fetch_plan"

    plan: WireId


class NewPlanTap(Wire):
    """Show the form for a new plan."""

    verb = "new_plan"


OneLine = Annotated[str, StringConstraints(max_length=LONGEST_FIELD)]


Lines = Annotated[str, StringConstraints(max_length=LONGEST_LINES)]


List = Annotated[str, StringConstraints(max_length=LONGEST_LIST)]


class OutlinePlanTap(Wire):
    """Make a plan of the form's inputs."""

    verb = "outline_plan"

    title: OneLine = ""
    organiser: OneLine = ""
    day: OneLine = ""
    starts: OneLine = ""
    ends: OneLine = ""
    areas: Lines = ""
    roles: Lines = ""
    people: List = ""
    controller: OneLine = ""
    keep_until: OneLine = ""
    language: Language | None = None
