"""What a card says of a speaking round: who has the floor, in which turn, and who follows."""

from dataclasses import dataclass

from facilitation.plan import Plan
from facilitation.prompts import Prompt
from facilitation.speaking_rounds import SpeakingRound
from rehearsal.card_reading import words_of
from rehearsal.cast import reading
from rehearsal.wire import Json

SPEAKS = "Ora parla "
YOU_SPEAK = "Ora parli tu"
NOBODY = "In questo momento non parla nessuno"
HELD = "senza limite di tempo"
WAITS = "✓ Prenotato"
FOLLOWS = "Poi"
OVER = "Il turno è già passato"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """Where a speaking round stands on somebody's screen."""

    turn: int | None
    """None where nothing can be tapped that tells it."""
    speaker: str | None
    """By name; None where nobody speaks, or the viewer does."""
    following: tuple[str, ...]
    is_mine: bool
    is_held: bool

    @property
    def is_free(self) -> bool:
        """Whether nobody has the floor."""
        return self.speaker is None and not self.is_mine


def floor_on(card: Json) -> Floor | None:
    """Read it off a prompt's card or a control card; None where no round is open on it."""
    texts = words_of(card)
    speaker = next((text for text in texts if text.startswith(SPEAKS)), None)
    is_mine = YOU_SPEAK in texts
    if speaker is None and not is_mine and NOBODY not in texts:
        return None
    return Floor(
        turn=_turn(card),
        speaker=speaker and speaker.removeprefix(SPEAKS),
        following=tuple(_following(texts)),
        is_mine=is_mine,
        is_held=any(HELD in text for text in texts),
    )


def speaking_rounds(plan: Plan) -> list[SpeakingRound]:
    """Give the plan's speaking rounds."""
    return [each for each in plan.prompts if isinstance(each, SpeakingRound)]


def is_about(card: Json, prompt: Prompt) -> bool:
    """Say whether a card, a control card too, asks what this prompt asks."""
    return prompt.heading in words_of(card)


def _turn(card: Json) -> int | None:
    turns = [each["data"].get("turn") for each in reading.taps(card, "speak")]
    return next((int(turn) for turn in turns if turn is not None), None)


def _following(texts: list[str]) -> list[str]:
    """The names in the numbered list of those who come next."""
    starts = [place for place, text in enumerate(texts) if text == FOLLOWS]
    for start in starts:
        left, names = texts[start + 1 :], list[str]()
        while str(len(names) + 1) in left[:2]:
            left = left[left.index(str(len(names) + 1)) + 1 :]
            names.append(left[0])
        if names:
            return names
    return []
