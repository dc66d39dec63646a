"""Putting options in order by numbers, as the card's other side has it."""

from functools import partial
from random import Random

from facilitation.prompts import Asking
from rehearsal.card_reading import Field, inputs
from rehearsal.cast import reading
from rehearsal.cast.players import Player
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Message
from rehearsal.wire import Json

SENDS = "Invia la classifica"


def can_be_numbered(card: Json) -> bool:
    """Say whether a card takes numbers."""
    return bool(_numbers(card))


async def answer(player: Player, message: Message, prompt: Asking, chance: Random) -> None:
    """Write the places beside some of the options, send them, and believe what is said."""
    fields = _numbers(player.card(message))
    chosen = chance.sample(fields, min(_places(prompt), len(fields)))
    values = {field.id: str(place) for place, field in enumerate(chosen, 1)}
    told = await player.scene.insist(partial(_send, player, message, values))
    told = await player.role_given(message, told)
    books, key = player.scene.books, (prompt.id, player.key)
    if told.card is None:
        books.unsure.add(key)
    elif reading.says(told.card, reading.CONFIRMED):
        options = tuple(field.id.rpartition(":")[2] for field in chosen)
        books.answer(player.key, prompt.id, {prompt.asks[0].id: options})
        books.numbered.add(key)
    else:
        books.refuse(player.key, f"answer {prompt.id}", reading.gist(told.card))


async def _send(player: Player, message: Message, values: dict[str, str]) -> CardAnswer:
    if not can_be_numbered(player.card(message)):
        return CardAnswer(card=player.card(message))
    return await player.person.tap(message, SENDS, values)


def _numbers(card: Json) -> list[Field]:
    return [field for field in inputs(card) if field.kind == "Number"]


def _places(prompt: Asking) -> int:
    """How many there are to fill: the most points that a place is worth."""
    return max(slot.points for ask in prompt.asks for slot in ask.slots)
