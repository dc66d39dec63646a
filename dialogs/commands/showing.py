"""What anybody asks to see."""

from dataclasses import dataclass
from enum import StrEnum

from dialogs.commands.command import Command, SessionCommand


class Card(StrEnum):
    """The cards that can be shown again, as one person sees them."""

    WELCOME = "welcome"
    NOTICE = "notice"
    ROLES = "roles"
    BLOCK = "block"
    PROMPT = "prompt"
    REMINDER = "reminder"
    RESULT = "result"
    CONTRIBUTION = "contribution"
    CONTRIBUTION_FORM = "contribution_form"
    REPORT_FORM = "report_form"
    OBJECTION_FORM = "objection_form"
    ADDITION_FORM = "addition_form"
    OWN = "own"
    CONTROL = "control"
    ASKING = "asking"
    LATE = "late"
    HANDING = "handing"
    COVERAGE = "coverage"
    PROPOSING = "proposing"
    PROPOSALS = "proposals"
    SUMMARY = "summary"

    @property
    def is_for_facilitators(self) -> bool:
        """Whether nobody else may see it."""
        return self in {
            Card.ASKING,
            Card.CONTROL,
            Card.COVERAGE,
            Card.HANDING,
            Card.LATE,
            Card.PROPOSALS,
        }

    @property
    def is_own(self) -> bool:
        """Whether it shows what one wrote, which after the end one may see alone with us, too."""
        return self in {Card.OWN, Card.CONTRIBUTION, Card.CONTRIBUTION_FORM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Show(SessionCommand):
    """Show a card as this person sees it now; nothing is written."""

    card: Card
    session_id: str
    thing_id: str | None = None
    """The block, prompt run or contribution that the card is about."""
    draft: str = ""
    """What was half written in the card that is left."""
    page: int = 0
    """Which page of it, counted from 0, where it does not fit one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskHelp(Command):
    """Ask what can be said."""

    depends_on_leading = True
