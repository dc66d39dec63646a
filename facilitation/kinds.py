"""Every kind of prompt there is; a new one adds its module and a line here."""

from typing import Annotated

from pydantic import Field

from facilitation.priorities import PriorityVote
from facilitation.prompts import (
    MultipleChoice,
    Questionnaire,
    Rating,
    ReadBack,
    Round,
    SingleChoice,
)
from facilitation.rankings import Ranking
from facilitation.speaking_rounds import SpeakingRound
from facilitation.statements import Statements

AnyPrompt = Annotated[
    SingleChoice
    | MultipleChoice
    | Rating
    | Ranking
    | Statements
    | PriorityVote
    | Questionnaire
    | Round
    | ReadBack
    | SpeakingRound,
    Field(discriminator="kind"),
]
