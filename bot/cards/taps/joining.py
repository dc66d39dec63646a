"""What the welcome card sends, with what waits in it."""

from pydantic import BaseModel, ConfigDict

from bot.cards.taps.wire import Wire, WireId
from facilitation.questions import Chosen


class KeptVote(BaseModel):
    """An answer that waits in the card for its author's role."""

    model_config = ConfigDict(frozen=True)

    run: WireId
    answers: dict[WireId, Chosen]


class KeptContribution(BaseModel):
    """A contribution that waits in the card for its author's role."""

    model_config = ConfigDict(frozen=True)

    run: WireId
    kind: str
    text: str
    objects_to: WireId | None = None


class JoinTap(Wire):
    """The notice is acknowledged and a role is taken; what was kept follows."""

    verb = "join"

    session: WireId
    role: WireId
    kept: KeptVote | KeptContribution | None = None
