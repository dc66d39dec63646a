"""Building an answer up tap by tap: an order, some dots, one statement after the other."""

from random import Random

from facilitation.prompts import Asking
from rehearsal.cast import numbering, reading
from rehearsal.cast.books import Chosen
from rehearsal.cast.players import Player
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Message
from rehearsal.wire import Json

BY_NUMBERS = 0.4
"""Of those who put something in order, so many write numbers instead of tapping."""
MOST_TAPS = 8


async def answer(player: Player, message: Message, prompt: Asking) -> None:
    """Tap as often as the card lets them, or until they have had enough."""
    chance = player.scene.chance(player.person.name, prompt.id)
    if chance.random() < BY_NUMBERS and numbering.can_be_numbered(player.card(message)):
        await numbering.answer(player, message, prompt, chance)
        return
    given: dict[str, Chosen] = {}
    async with player.hands:
        for _ in range(chance.randint(1, MOST_TAPS)):
            row = _wanted(player, message, given, chance)
            if row is None or not await tap_row(player, message, prompt, row, given):
                return


def _rows(card: Json) -> list[Json]:
    return [each for each in reading.taps(card, "vote") if "option" in each["data"]]


def _wanted(
    player: Player, message: Message, given: dict[str, Chosen], chance: Random
) -> Json | None:
    """Choose among what can be tapped; what is one of several questions is answered once."""
    rows = _rows(player.card(message))
    several = len({row["data"]["question"] for row in rows}) > 1
    left = [row for row in rows if not (several and row["data"]["question"] in given)]
    return chance.choice(left) if left else None


async def tap_row(
    player: Player, message: Message, prompt: Asking, row: Json, given: dict[str, Chosen]
) -> bool:
    """Tap a row, and note what is confirmed; whether to go on."""
    question, option = row["data"]["question"], row["data"]["option"]
    told = await player.scene.insist(lambda: _send(player, message, row))
    told = await player.role_given(message, told)
    books = player.scene.books
    if told.card is None:
        books.unsure.add((prompt.id, player.key))
        return False
    is_one_of_several = len(prompt.asks) > 1
    given[question] = (option,) if is_one_of_several else (*given.get(question, ()), option)
    if reading.says(told.card, reading.CONFIRMED):
        # What they tapped meanwhile on another statement stands too.
        before = books.answers.get((prompt.id, player.key), {}) if is_one_of_several else {}
        books.answer(player.key, prompt.id, {**before, **given})
        return True
    # An order that is not whole yet is not confirmed, and its card goes on asking.
    if _rows(told.card):
        return True
    books.refuse(player.key, f"answer {prompt.id}", reading.gist(told.card))
    return False


async def _send(player: Player, message: Message, row: Json) -> CardAnswer:
    card = player.card(message)
    for each in _rows(card):
        if each["data"] == row["data"]:
            return await player.person.tap(message, each["title"], **_only(each["data"]))
    # Gone since: it is theirs already, or the prompt has closed meanwhile.
    return CardAnswer(card=card)


def _only(data: Json) -> Json:
    return {name: data[name] for name in ("question", "option")}
