"""What organisers see of what the public edition cuts."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.commands.ruling import CutWords
from dialogs.views.view import View
from digest.rulings import Verdict
from digest.stretches import Stretch
from facilitation.refusals.refusal import Refusal
from facilitation.signing import DigestState


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingAct:
    """What somebody decided in one go."""

    id: str
    by: str
    """Their name; empty where it is known no more."""
    at: datetime
    words: tuple[str, ...]
    """The same once, however their letters are cased."""
    verdict: Verdict
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CutsView(View):
    """The stretches that are to be decided on, or those that were."""

    version: int
    state: DigestState
    """Whoever decides about a version that was signed makes a new draft."""
    stretches: tuple[Stretch, ...]
    """All of them, the same words together."""
    decided: bool
    page: int
    last: RulingAct | None
    """The last act that was not undone: the one that can be."""
    problem: Refusal | None = None
    """Why nothing was done."""
    draft: CutWords | None = None
    """What was filled in, where it could not be done."""

    @property
    def listed(self) -> tuple[Stretch, ...]:
        """Those of the list that is shown."""
        return tuple(one for one in self.stretches if (one.ruling is not None) is self.decided)
