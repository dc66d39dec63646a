"""What the card sends on which organisers decide what the public edition cuts."""

from typing import Annotated

from pydantic import StringConstraints

from bot.cards.taps.wire import Page, Wire, WireId
from digest.rulings import Verdict

LONGEST_WORDS = 200
"""Characters of what is to be cut besides."""

LONGEST_REFERENCE = 200

Stretches = Annotated[str, StringConstraints(max_length=300, pattern=r"^[0-9a-f]+(,[0-9a-f]+)*$")]
"""The ids of those of one page at most, joined by commas."""


class CutsTap(Wire):
    """See what is to be decided, or what was."""

    verb = "cuts"

    session: WireId
    decided: bool = False
    page: Page = 0


class RuleTap(Wire):
    """Cut stretches or let them stand; or all of the list that have the words of one."""

    verb = "rule"

    session: WireId
    stretches: Stretches
    verdict: Verdict
    everywhere: bool = False
    decided: bool = False
    page: Page = 0


class CutWordsTap(Wire):
    """Cut the words that were typed, in the text of that reference or in all."""

    verb = "cut_words"

    session: WireId
    version: int
    decided: bool = False
    page: Page = 0
    words: Annotated[str, StringConstraints(max_length=LONGEST_WORDS)] = ""
    reference: Annotated[str, StringConstraints(max_length=LONGEST_REFERENCE)] = ""


class UndoRulingTap(Wire):
    """Take back the act that the card names."""

    verb = "undo_ruling"

    session: WireId
    act: WireId
    decided: bool = False
    page: Page = 0
