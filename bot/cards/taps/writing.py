"""What the cards of rounds and of their points send."""

from typing import Literal

from bot.cards.taps.wire import Page, Wire, WireId
from dialogs.commands.taking_part import Move


class ContributeTap(Wire):
    """Write a point; all that is said of it comes from the inputs of those names."""

    verb = "contribute"

    session: WireId
    run: WireId
    kind: str = ""
    text: str = ""
    objects_to: WireId | Literal[""] = ""
    """The contribution whose point it objects to, where it was read back."""


class ReportTap(Wire):
    """Write down what somebody said aloud; all that is said of it comes from the inputs."""

    verb = "report"

    session: WireId
    run: WireId
    role: str = ""
    code: str = ""
    kind: str = ""
    text: str = ""


class EditContributionTap(Wire):
    """Put one's own point in the words of the inputs."""

    verb = "edit_contribution"

    session: WireId
    contribution: WireId
    kind: str = ""
    text: str = ""


class ConfirmContributionTap(Wire):
    """Let one's own point stand, in the check after the end."""

    verb = "confirm_contribution"

    session: WireId
    contribution: WireId


class WithdrawContributionTap(Wire):
    """Take one's own point back."""

    verb = "withdraw_contribution"

    session: WireId
    contribution: WireId


class SupportTap(Wire):
    """Say "me too" to somebody's point, in place of one's own where that is named."""

    verb = "support"

    session: WireId
    contribution: WireId
    instead_of: WireId | None = None
    read_back: WireId | None = None
    page: Page = 0


class WithdrawSupportTap(Wire):
    """Take one's "me too" back."""

    verb = "withdraw_support"

    session: WireId
    contribution: WireId
    read_back: WireId | None = None
    page: Page = 0


class ProposeTap(Wire):
    """Propose the statement of the input."""

    verb = "propose"

    session: WireId
    run: WireId
    text: str = ""


class WithdrawProposalTap(Wire):
    """Take back a statement of one's own that waits; what is half written comes along."""

    verb = "withdraw_proposal"

    session: WireId
    run: WireId
    words: WireId
    text: str = ""


class SpeakTap(Wire):
    """Make a move in a speaking round."""

    verb = "speak"

    session: WireId
    run: WireId
    move: Move
    turn: int | None = None
