"""The minutes left, shared out when the session ran late: told once, and kept by the blocks."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from facilitation.cuts import retimed
from facilitation.plan import Block
from rehearsal.card_reading import cards_on, words_of
from rehearsal.cast import prompters, reading
from rehearsal.cast.acts import SHARED
from rehearsal.cast.scenes import Scene
from rehearsal.oracle.verdicts import Row
from rehearsal.wire import Json

_CLOCK = re.compile(r"\d\d[:.]\d\d")
_FROM_TO = re.compile(rf"({_CLOCK.pattern})–({_CLOCK.pattern})")


def shared_out(scene: Scene) -> Iterator[Row]:
    """Each block that came after lasted as long as the new agenda had told."""
    for agenda in _agendas(scene):
        told, found = _told(agenda, scene), lasted(scene)
        kept = {block_id: found.get(block_id) for block_id in told}
        yield Row(
            claim="minutes shared out when late / that the blocks then got",
            told=_written(told),
            found=_written(kept),
            holds=told == kept and any(_is_cut(scene, *each) for each in told.items()),
        )


def agenda_played(scene: Scene) -> list[Block]:
    """Give the plan's blocks, those shortened meanwhile as their own cards told it."""
    found = lasted(scene) if _agendas(scene) else {}
    return [_lasting(block, found.get(block.id)) for block in scene.plan.agenda]


def lasted(scene: Scene) -> dict[str, int]:
    """Give how many minutes each block's card told that it has, by the block's id."""
    cards = [card for sight in scene.posts() for card in cards_on(sight.shown)]
    blocks = [(block, card) for card in cards if (block := block_on(card, scene))]
    times = [(block, _FROM_TO.fullmatch(text)) for block, card in blocks for text in words_of(card)]
    return {block.id: _between(found[1], found[2]) for block, found in times if found}


def block_on(card: Json, scene: Scene) -> Block | None:
    """Give the block that a card says to have come."""
    if prompters.refresh_of(card) != "block":
        return None
    for block in scene.plan.agenda:
        if reading.says(card, prompters.title_of(block, scene)):
            return block
    return None


def _agendas(scene: Scene) -> list[Json]:
    cards = [card for sight in scene.posts() for card in cards_on(sight.shown)]
    return [card for card in cards if reading.gist(card).startswith(SHARED)]


def _told(agenda: Json, scene: Scene) -> dict[str, int]:
    """Read the blocks to come off the new agenda, each up to the next; the last is open."""
    texts = words_of(agenda)
    titles = {block.title: block.id for block in scene.plan.agenda}
    listed = [
        (titles[title], text)
        for text, title in pairwise(texts)
        if title in titles and _CLOCK.fullmatch(text)
    ]
    return {one: _between(at, following) for (one, at), (_, following) in pairwise(listed)}


def _lasting(block: Block, minutes: int | None) -> Block:
    return block if minutes is None or minutes >= block.minutes else retimed(block, minutes)


def _is_cut(scene: Scene, block_id: str, minutes: int) -> bool:
    return minutes < scene.plan.block(block_id).minutes


def _between(start: str, end: str) -> int:
    """Count the minutes from one time of day to another."""
    first, last = (60 * int(clock[:2]) + int(clock[3:]) for clock in (start, end))
    return (last - first) % (24 * 60)


def _written(minutes: Mapping[str, int | None]) -> str:
    return ", ".join(f"{block_id} {count}" for block_id, count in minutes.items())
