"""What the room is told of an act of somebody who leads: what was done, and who did it."""

import re
from dataclasses import dataclass

from rehearsal.card_reading import words_of
from rehearsal.cast import reading
from rehearsal.wire import Json

AWAY = "Chi conduce è uscito dalla riunione"
"""No act of anybody's: what the room is told when the connection of who leads broke off."""
EXTENDED = "Più tempo, fino alle"
LED = "Ora conduce "
PAUSED = "La sessione è in pausa"
REOPENED = "Di nuovo aperto fino alle"
RESUMED = "La sessione riprende"
SHARED = "Nuovi tempi: si finisce alle"
SILENCE = "Si scrive in silenzio, fino alle"
UNDONE_EXTENSION = "Il tempo in più è annullato"

_BY = re.compile(r"Lo ha deciso (.+?)\.(?: |$)")


@dataclass(frozen=True, slots=True)
class Act:
    """What was done, in the words that the room reads or that they begin with, and by whom."""

    told: str
    by: str

    def is_on(self, card: Json) -> bool:
        """Say whether a card tells the room of it."""
        found = act_on(card)
        return found is not None and found.by == self.by and found.told.startswith(self.told)


def act_on(card: Json) -> Act | None:
    """Read an act off a card; None where it tells of none."""
    found = [name for text in words_of(card) for name in _BY.findall(text)]
    return Act(reading.gist(card), found[0]) if found else None
