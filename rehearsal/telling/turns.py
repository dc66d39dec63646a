"""Who gets the floor on a card that stays where it is: told once a turn, whoever sees it first."""

from dataclasses import dataclass, field

from facilitation.plan import Plan
from rehearsal.card_reading import cards_on
from rehearsal.cast.floors import NOBODY, SPEAKS, floor_on, is_about, speaking_rounds
from rehearsal.ledger import Sight
from rehearsal.wire import Json


@dataclass(eq=False)
class Turns:
    """Follows the cards of a plan's speaking rounds."""

    plan: Plan
    _followed: set[str] = field(default_factory=set)
    _told: set[tuple[str, int | None]] = field(default_factory=set)

    def news(self, sight: Sight, viewer: str | None) -> str | None:
        """Say whose turn it is if a card shows so for the first time; `viewer` sees it alone."""
        if sight.what == "posted" and any(map(self._is_giro, cards_on(sight.shown))):
            self._followed.add(sight.message_id)
        if sight.message_id not in self._followed:
            return None
        is_card = sight.shown.get("type") == "AdaptiveCard"
        for card in [sight.shown] if is_card else cards_on(sight.shown):
            floor = floor_on(card)
            turn = None if floor is None or floor.is_free else floor.turn
            if floor is None or (turn is None and not floor.is_free):
                continue
            if (sight.message_id, turn) not in self._told:
                self._told.add((sight.message_id, turn))
                name = viewer if floor.is_mine else floor.speaker
                return NOBODY if turn is None else f"{SPEAKS}{name}"
        return None

    def _is_giro(self, card: Json) -> bool:
        return any(is_about(card, prompt) for prompt in speaking_rounds(self.plan))
