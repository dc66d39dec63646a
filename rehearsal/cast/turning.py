"""Turning the pages of what is read back, from the first to the last."""

import re
from functools import partial

from facilitation.prompts import ReadBack, Round
from rehearsal.card_reading import words_of
from rehearsal.cast import reading
from rehearsal.cast.books import ReadThrough
from rehearsal.cast.players import Player
from rehearsal.chats import Message
from rehearsal.wire import Json

ON = "Altri punti"
YOURS = "Il tuo"
CLOSED = "✓ Chiuso"

_PAGE = re.compile(r"Pagina (\d+) di (\d+)")
_BEHIND = re.compile(r"e (?:altri )?(\d+)(?: altro)? che d")


async def read_through(player: Player, message: Message, prompt: ReadBack) -> None:
    """Turn to the last page and note what stood on each; what closes meanwhile is left there."""
    books, known = player.scene.books, _known(player, prompt)
    # Their view may be older than what others were told meanwhile.
    fresh = await player.scene.insist(partial(player.person.refreshes, message))
    card = fresh.card or {}
    pages, behind = [_points(card)], _behind(card)
    while (button := _button(card)) is not None:
        # Supports of others draw the card anew at its first page: what is pressed is what was seen.
        press = partial(player.person.forges, message, "show", button["data"])
        told = await player.scene.insist(press)
        card = told.card or {}
        pages.append(_points(card))
        behind += _behind(card)
    # Past its end a card bears no taps, though the clock may not have closed it yet.
    is_open = any(point != YOURS for page in pages for point in page)
    if all(pages) and is_open and _is_last(card) and not reading.says(card, CLOSED):
        books.read.append(
            ReadThrough(
                person=player.key,
                prompt_id=prompt.id,
                pages=tuple(pages),
                behind=behind,
                known=frozenset(known),
            )
        )


def _button(card: Json) -> Json | None:
    return next((each for each in reading.taps(card, "show") if each["title"] == ON), None)


def _is_last(card: Json) -> bool:
    """Whether this is page n of n, or the only one, which has no number."""
    numbers = [found for text in words_of(card) if (found := _PAGE.fullmatch(text))]
    return all(one[1] == one[2] for one in numbers)


def _points(card: Json) -> tuple[str, ...]:
    """The points on a page: those of others by what supports them, one's own by their number."""
    taps = [*reading.taps(card, "support"), *reading.taps(card, "withdraw_support")]
    # What an observer reported for somebody is theirs too, and says for whom.
    own = sum(text == YOURS or text.startswith(f"{YOURS} · ") for text in words_of(card))
    return (*(str(each["data"]["contribution"]) for each in taps), *[YOURS] * own)


def _behind(card: Json) -> int:
    """How many contributions say the same as those that are read, as the card has it."""
    return sum(int(found[1]) for text in words_of(card) if (found := _BEHIND.search(text)))


def _known(player: Player, prompt: ReadBack) -> set[int]:
    """The contributions read that stand, as far as anybody was told a number."""
    scene = player.scene
    block = next(one for one in scene.plan.agenda if prompt in one.prompts)
    prompts = scene.plan.prompts if prompt.of == "session" else block.prompts
    rounds = {one.id for one in prompts if isinstance(one, Round)}
    return {
        number
        for number, one in scene.books.written.items()
        if one.prompt_id in rounds and not one.is_withdrawn
    }
