"""One's own page, asked for when an area's round is over: by a button, by typing, in the 1:1."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from facilitation.prompts import Round
from rehearsal.cast import prompters, reading
from rehearsal.cast.books import Page
from rehearsal.cast.players import Player
from rehearsal.cast.scenes import Scene
from rehearsal.chats import Chat, Message
from rehearsal.wire import Json

HEADINGS = ("Hai scritto", "Hai ritirato", "Non hai ancora scritto")
"""How the page begins."""

Known = Callable[..., Page]
"""What one was told before one asked; it lacks only the card that is `shown`."""


async def look_at_own(scene: Scene, prompt: Round, result: Message, players: list[Player]) -> None:
    """Three of those who wrote to the round ask for their page, each in another way."""
    wrote = {one.author for one in scene.books.contributed if one.prompt_id == prompt.id}
    able = [player for player in players if player.key in wrote]
    ways: tuple[Callable[[Player], Awaitable[None]], ...] = (
        partial(_by_button, result=result),
        _typing,
        _alone,
    )
    chance = scene.chance(prompt.id, "own page")
    asking = chance.sample(able, min(len(ways), len(able)))
    await asyncio.gather(*(way(player) for way, player in zip(ways, asking, strict=False)))


def is_page(card: Json) -> bool:
    """Say whether a card is somebody's own page."""
    return reading.gist(card).startswith(HEADINGS)


async def _by_button(player: Player, *, result: Message) -> None:
    known = _known(player)
    told = await player.scene.insist(partial(player.person.tap, result, "I miei contributi"))
    player.scene.books.pages.append(known(shown=told.card or {}))


async def _typing(player: Player) -> None:
    """Type in the room; the page comes in the 1:1, or inside a card for them alone."""
    room, known = player.scene.chat, _known(player)
    said = await player.person.says("@Giro mie", chat=room)
    await _comes(player, said, known, player.person.personal, room)


async def _alone(player: Player) -> None:
    """Type in one's own chat with Giro, where one has it."""
    if not player.person.has_app:
        await _typing(player)
        return
    chat, known = player.person.personal, _known(player)
    said = await player.person.says("mie", chat=chat)
    await _comes(player, said, known, chat)


async def _comes(player: Player, said: Message, known: Known, *chats: Chat) -> None:
    """Wait for the page that answers what was said."""
    page = await prompters.answer_to(player.scene, player.person, said, is_page, *chats)
    player.scene.books.pages.append(known(shown=player.card(page)))


def _known(player: Player) -> Known:
    """What the player was told so far that they wrote, support and answered."""
    books, key = player.scene.books, player.key
    return partial(
        Page,
        person=key,
        contributions={number: one for number, one in books.written.items() if one.author == key},
        supports=frozenset(one for person, one in books.supports if person == key),
        answered=frozenset(prompt_id for prompt_id, person in books.answers if person == key),
    )
