"""What facilitators' cards send."""

from bot.cards.taps.wire import Apart, Page, Wire, WireId
from dialogs.commands.leading import Act
from facilitation.contributions import ContributionKind
from facilitation.sharing import Way

ANONYMOUS = "anonymous"
"""The value of the box that makes a poll anonymous."""


class JudgeTap(Wire):
    """Admit a proposed statement, or leave it out."""

    verb = "judge"

    session: WireId
    run: WireId
    words: WireId
    admits: bool = False
    page: Page = 0


class ActTap(Apart):
    """Lead the session by one act."""

    verb = "act"

    session: WireId
    act: Act
    minutes: int | None = None
    run: WireId | None = None
    prompt: WireId | None = None
    seen: int | None = None
    way: Way | None = None
    to: WireId | None = None
    confirmed: bool = False


class AskTap(Wire):
    """Put the question of the form's inputs to the room."""

    verb = "ask"

    session: WireId
    question: str = ""
    options: str = ""
    minutes: str = ""
    anonymous: str = ""
    """ANONYMOUS where its box is ticked."""


class NudgeTap(Wire):
    """Have a role, or without one everybody silent, reminded of what is open."""

    verb = "nudge"

    session: WireId
    run: WireId
    role: WireId | None = None
    kind: ContributionKind | None = None
    seen: int | None = None


class StatusTap(Wire):
    """Ask where we are."""

    verb = "status"
