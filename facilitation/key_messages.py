"""Key messages that a machine words: asked for, or left out, while the digest is a draft."""

from enum import StrEnum

from facilitation.refusals.signing import DigestIsNewer, DigestIsSigned
from facilitation.signing import DigestState


class MessagesStep(StrEnum):
    """What an organiser can do about a draft's key messages."""

    ASK = "ask"
    LEAVE_OUT = "leave_out"


class Progress(StrEnum):
    """How far a machine's key messages have come."""

    ASKED = "asked"
    """Nobody waits for them."""
    DONE = "done"
    FAILED = "failed"
    LEFT_OUT = "left_out"
    """An organiser does not want them, or they came after the digest was signed."""


class Failure(StrEnum):
    """Why there are none."""

    AWAY = "away"
    """The machine cannot be reached, or says that something is wrong."""
    SLOW = "slow"
    NONSENSE = "nonsense"
    """It gave another answer than was asked for."""
    BROKEN_OFF = "broken_off"
    """We were stopped each time before an answer was kept."""


WANTED = (Progress.ASKED, Progress.DONE)
"""Who asks once more gets what there is."""


def check_words(state: DigestState, *, seen: int, latest: int) -> None:
    """Refuse to change what was read: another version's, or a signed one's, key messages."""
    if seen != latest:
        raise DigestIsNewer(latest)
    if state is not DigestState.DRAFT:
        raise DigestIsSigned
