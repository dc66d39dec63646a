"""What organisers ask of what the public edition cuts."""

from dataclasses import dataclass

from dialogs.commands.command import SessionCommand
from digest.rulings import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class CutsCommand(SessionCommand):
    """What is asked on the card of the cuts, which is shown again after it."""

    session_id: str
    decided: bool = False
    """Whether it shows what was decided, rather than what is to be."""
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCuts(CutsCommand):
    """See what the public edition cuts, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(CutsCommand):
    """Cut stretches, or let them stand."""

    stretch_ids: tuple[str, ...]
    verdict: Verdict
    everywhere: bool = False
    """Wherever the same list has the same words as any of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutWords(CutsCommand):
    """Cut words that nobody flagged."""

    version: int
    """In which the text has that reference."""
    typed: str
    reference: str = ""
    """Of the text; empty for every text that has the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoRuling(CutsCommand):
    """Take back the last act that still stands, which the card named."""

    act_id: str
