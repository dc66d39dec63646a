"""Writing for others: an observer reports what somebody said aloud, under a code for a name."""

from functools import partial

from facilitation.contributions import clean
from facilitation.prompts import Round
from rehearsal.cast import reading, writing
from rehearsal.cast.books import Written
from rehearsal.cast.parts import Aloud
from rehearsal.cast.players import Player
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Message
from rehearsal.filling import Values

A_NAME = "Mario Rossi"
"""What an observer writes at first in place of a code."""


async def report(player: Player, message: Message, prompt: Round) -> None:
    """Write down all that was said aloud in a round, the first of it under a name at first."""
    chance = player.scene.chance(player.person.name, prompt.id, "report")
    for number, said in enumerate(player.part.hears.get(prompt.id, ())):
        if not await _open_form(player, message):
            return
        values = {"role": said.role, "code": said.code, "text": said.statement.text}
        kind = writing.kind_for(player.card(message), prompt, said.statement)
        values |= {"kind": kind} if len(prompt.kinds) > 1 else {}
        if number == 0:
            await _name_somebody(player, message, values)
        told = await _send(player, message, values)
        _hear(player, prompt, said, kind=kind, told=told)
        await player.scene.a_while(chance, 0.1, 0.4)


async def _open_form(player: Player, message: Message) -> bool:
    """Come to the empty form, from one's view of the round or from the last receipt."""
    if not _ways(player, message, "report_form"):
        # Their own view has not come yet, or a word about something else has taken its place.
        for title in _ways(player, message, "prompt")[:1]:
            await player.scene.insist(partial(player.person.tap, message, title))
        if player.card(message).get("refresh"):
            await player.scene.insist(partial(player.person.refreshes, message))
    for title in _ways(player, message, "report_form")[:1]:
        await player.scene.insist(partial(player.person.tap, message, title))
    return reading.offers(player.card(message), "report")


def _ways(player: Player, message: Message, card: str) -> list[str]:
    shows = reading.taps(player.card(message), "show")
    return [each["title"] for each in shows if each["data"]["card"] == card]


async def _name_somebody(player: Player, message: Message, values: dict[str, str]) -> None:
    """Write a name where a code should be: the form says so and keeps the rest."""
    told = await _send(player, message, values | {"code": A_NAME})
    card = told.card or {}
    if reading.says(card, "Questo codice non va bene"):
        player.scene.books.refuse(player.key, "report under a name", reading.gist(card))
    elif reading.number_on(card) is not None:
        player.scene.books.complain("a report was recorded under a name")


async def _send(player: Player, message: Message, values: Values) -> CardAnswer:
    return await player.scene.insist(lambda: writing.fill(player, message, "report", values))


def _hear(player: Player, prompt: Round, said: Aloud, *, kind: str, told: CardAnswer) -> None:
    """Believe what the receipt says, and that it is for whom it was meant."""
    books, card = player.scene.books, told.card or {}
    number = reading.number_on(card)
    if number is None or not reading.says(card, reading.RECORDED):
        books.refuse(player.key, f"report to {prompt.id}", reading.gist(card))
        return
    if not reading.says(card, f"riportato per {said.code}"):
        books.complain(f"the receipt of a report does not say that it is for {said.code}")
    in_the_room = {role.id for role in player.scene.plan.roles}
    books.write(
        number,
        Written(
            author=player.key,
            role_id=said.role if said.role in in_the_room else player.part.role.id,
            prompt_id=prompt.id,
            kind=kind,
            text=clean(said.statement.text),
            code=said.code,
        ),
    )
