"""What a player does when a message of the bot's appears: nothing, join, answer, write."""

from datetime import timedelta
from functools import partial

from facilitation.prompts import Asking, Prompt, ReadBack, Round
from facilitation.speaking_rounds import SpeakingRound
from rehearsal.cast import (
    agreeing,
    answering,
    building,
    objecting,
    reading,
    reporting,
    speaking,
    writing,
)
from rehearsal.cast.players import Player
from rehearsal.chats import Message
from rehearsal.wire import Json


async def notice(player: Player, message: Message) -> None:
    """React to a message in the meeting chat."""
    card = player.card(message)
    if reading.offers(card, "join") and not player.part.habits.joins_late:
        await _come_in(player, message)
    prompt = reading.prompt_on(card, player.scene.plan)
    if prompt is not None and _is_for(player, card, prompt):
        player.done.add(prompt.id)
        await _take_part(player, message, card, prompt)


async def _come_in(player: Player, message: Message) -> None:
    chance = player.scene.chance(player.person.name, "join")
    if not player.has_joined:
        await player.scene.a_while(chance, 0.1, 3.0)
        await player.join(message)


def _is_for(player: Player, card: Json, prompt: Prompt) -> bool:
    """Say whether they will see to this prompt now: not twice, and some not before the reminder."""
    before = player.scene.plan.reminder_minutes
    is_reminded = 0 < 2 * before <= prompt.minutes
    is_written = not isinstance(prompt, SpeakingRound)
    waits = player.part.habits.waits_for_reminder and is_reminded and is_written
    return prompt.id not in player.done and waits == reading.says(card, reading.REMINDER)


async def _take_part(player: Player, message: Message, card: Json, prompt: Prompt) -> None:
    if isinstance(prompt, SpeakingRound):
        if player.part.role.id in player.scene.plan.asked(prompt):
            await speaking.speak(player, message, prompt)
        return
    chance = player.scene.chance(player.person.name, prompt.id, "when")
    closes = reading.closes_at(card, player.scene.plan)
    left = closes - player.scene.time.now() if closes else timedelta()
    await player.scene.time.pass_by(max(left, timedelta()) * chance.uniform(0.03, 0.7))
    match prompt:
        case Round():
            await _open_from_reminder(player, message)
            await writing.write(player, message, prompt)
            await reporting.report(player, message, prompt)
        case ReadBack():
            await _open_from_reminder(player, message)
            await agreeing.read_back(player, message, prompt)
            await objecting.object_to(player, message, prompt)
        case Asking():
            await _open_from_reminder(player, message)
            way = building if prompt.is_built_up else answering
            await way.answer(player, message, prompt)


async def _open_from_reminder(player: Player, message: Message) -> None:
    """The reminder of what has inputs leads to the card by a button."""
    card = player.card(message)
    if reading.says(card, reading.REMINDER) and not reading.offers(card, "vote"):
        for title in [button["title"] for button in reading.taps(card, "show")][:1]:
            await player.scene.insist(partial(player.person.tap, message, title))
