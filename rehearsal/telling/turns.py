"""Who gets the floor on a card that stays where it is: told once a turn, whoever sees it first."""

from dataclasses import dataclass, field

from facilitation.plan import Plan
from facilitation.speaking_rounds import SpeakingRound
from rehearsal.card_reading import cards_on
from rehearsal.cast.floors import NOBODY, SPEAKS, Floor, floor_on, is_about, speaking_rounds
from rehearsal.ledger import Sight
from rehearsal.wire import Json


@dataclass(eq=False)
class Turns:
    """Follows the cards of a plan's speaking rounds."""

    plan: Plan
    _followed: dict[str, SpeakingRound] = field(default_factory=dict)
    """By the message's id."""
    _told: set[tuple[str, int | None]] = field(default_factory=set)

    def news(self, sight: Sight, viewer: str | None) -> str | None:
        """Say whose turn it is if a card shows so for the first time; `viewer` sees it alone."""
        cards = _cards(sight)
        if sight.what == "posted":
            self._follow(sight.message_id, cards)
        prompt = self._followed.get(sight.message_id)
        floors = [floor_on(card) for card in cards] if prompt else []
        for floor in floors:
            if prompt and floor and (floor.turn or floor.is_free) and self._is_new(prompt, floor):
                name = viewer if floor.is_mine else floor.speaker
                return NOBODY if floor.is_free else f"{SPEAKS}{name}"
        return None

    def _follow(self, message_id: str, cards: list[Json]) -> None:
        for prompt in speaking_rounds(self.plan):
            if any(is_about(card, prompt) for card in cards):
                self._followed[message_id] = prompt

    def _is_new(self, prompt: SpeakingRound, floor: Floor) -> bool:
        """Whether this was not told yet; the same round stands on a reminder as well."""
        key = (prompt.id, None if floor.is_free else floor.turn)
        known = key in self._told
        self._told.add(key)
        return not known


def _cards(sight: Sight) -> list[Json]:
    is_card = sight.shown.get("type") == "AdaptiveCard"
    return [sight.shown] if is_card else cards_on(sight.shown)
