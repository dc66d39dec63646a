"""Answering polls and questionnaires: choosing, tapping, changing one's mind, taking it back."""

import asyncio
from random import Random

from facilitation.prompts import Asking
from rehearsal.card_reading import Field, as_read, inputs
from rehearsal.cast import reading
from rehearsal.cast.books import Answers, Chosen
from rehearsal.cast.players import Player
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Message
from rehearsal.wire import Json

FREE_TEXTS = (
    "Più tempo per il giro di parola.",
    "Niente, è andata bene così.",
    "Mandare le domande qualche giorno prima.",
    "Invitare anche chi ha finito il tirocinio.",
)


async def answer(player: Player, message: Message, prompt: Asking) -> None:
    """Answer a prompt as this player is wont to."""
    habits, chance = player.part.habits, player.scene.chance(player.person.name, prompt.id)
    if not reading.offers(player.card(message), "vote"):
        return
    if habits.taps_twice:
        wanted = _choice(player, message, prompt, chance)
        await asyncio.gather(*(_give(player, message, prompt, wanted) for _ in range(2)))
    else:
        await _give(player, message, prompt, _choice(player, message, prompt, chance))
    if habits.changes:
        await player.scene.a_while(chance, 0.05, 0.3)
        if reading.offers(player.card(message), "vote"):
            await _give(player, message, prompt, _choice(player, message, prompt, chance))
    if habits.withdraws:
        await player.scene.a_while(chance, 0.02, 0.1)
        await _take_back(player, message, prompt)


async def give_often(player: Player, message: Message, prompt: Asking, times: int) -> None:
    """Tap the same answer many times at once."""
    if reading.offers(player.card(message), "vote"):
        chance = player.scene.chance(player.person.name, prompt.id)
        wanted = _choice(player, message, prompt, chance)
        await asyncio.gather(*(_give(player, message, prompt, wanted) for _ in range(times)))


async def _give(player: Player, message: Message, prompt: Asking, wanted: Answers) -> None:
    if not wanted:
        return
    told = await player.scene.insist(lambda: _send(player, message, prompt, wanted))
    told = await player.role_given(message, told)
    _hear(player, prompt, wanted, told)


async def _send(player: Player, message: Message, prompt: Asking, wanted: Answers) -> CardAnswer:
    card = player.card(message)
    fields = inputs(card)
    if fields:
        values = {field.id: _titles(field, wanted[_question(prompt, field)]) for field in fields}
        return await player.person.fills(message, values)
    option = next(iter(wanted.values()))[0]
    for row in reading.taps(card, "vote"):
        if reading.option_of(row, prompt) == option:
            return await player.person.tap(message, row["title"])
    # Not to be tapped any more: it is theirs already, or the poll has closed meanwhile.
    return CardAnswer(card=card)


def _hear(player: Player, prompt: Asking, wanted: Answers, told: CardAnswer) -> None:
    """Believe what the answer says, and nothing else."""
    books = player.scene.books
    if told.card is None:
        books.unsure.add((prompt.id, player.key))
        return
    if not reading.says(told.card, reading.CONFIRMED):
        books.refuse(player.key, f"answer {prompt.id}", reading.gist(told.card))
        return
    mine = reading.marked_as_mine(told.card)
    if mine and mine != [text for chosen in wanted.values() for text in chosen]:
        books.complain(f"{prompt.id}: the receipt marks another answer than was given")
    given = {question: chosen for question, chosen in wanted.items() if chosen}
    books.answer(player.key, prompt.id, given)


async def _take_back(player: Player, message: Message, prompt: Asking) -> None:
    books, key = player.scene.books, (prompt.id, player.key)
    if key not in books.answers or not reading.offers(player.card(message), "withdraw_vote"):
        return
    told = await player.scene.insist(lambda: _tap_withdrawal(player, message))
    card = told.card or {}
    stands_no_more = reading.offers(card, "vote") and not reading.offers(card, "withdraw_vote")
    if reading.says(card, reading.TAKEN_BACK) or stands_no_more:
        books.withdraw_answer(player.key, prompt.id)
    else:
        books.unsure.add(key)


async def _tap_withdrawal(player: Player, message: Message) -> CardAnswer:
    """Tap the button; where it is gone after an error, look at one's own view again."""
    if not reading.offers(player.card(message), "withdraw_vote"):
        return await player.person.refreshes(message)
    return await player.person.tap(message, "withdraw_vote")


def _choice(player: Player, message: Message, prompt: Asking, chance: Random) -> Answers:
    """Choose among what the card offers, each role with a taste of its own."""
    card = player.card(message)
    fields = inputs(card)
    if fields:
        return {
            _question(prompt, field): _filled(player, prompt, field, chance) for field in fields
        }
    options = [reading.option_of(row, prompt) for row in reading.taps(card, "vote")]
    options = [option for option in options if option]
    if not options:
        return {}
    return {prompt.asks[0].id: (_favourite(player, prompt, options, chance),)}


def _filled(player: Player, prompt: Asking, field: Field, chance: Random) -> Chosen:
    if not field.choices:
        return (chance.choice(FREE_TEXTS),) if chance.random() < 0.5 else ()  # noqa: PLR2004 - half
    titles = [_option(title) for title in field.choices]
    if not field.takes_many:
        return (_favourite(player, prompt, titles, chance),)
    most = int("".join(filter(str.isdigit, field.label)) or 1)
    picked = {_favourite(player, prompt, titles, chance) for _ in range(most)}
    return tuple(title for title in titles if title in picked)


def _favourite(player: Player, prompt: Asking, options: list[str], chance: Random) -> str:
    taste = player.scene.chance(prompt.id, player.part.role.id)
    liking = {
        option.text: taste.gammavariate(1.2, 1.0) for ask in prompt.asks for option in ask.choices
    }
    return chance.choices(options, [liking.get(option, 1.0) + 0.05 for option in options])[0]


def _question(prompt: Asking, field: Field) -> str:
    """Find which question an input is for, by its label; the only one needs none."""
    label = as_read(field.label)
    asked = [ask.id for ask in prompt.asks if ask.question in label]
    return asked[0] if asked else prompt.asks[0].id


def _titles(field: Field, chosen: Chosen) -> list[str] | str:
    if not field.choices:
        return chosen[0] if chosen else ""
    return [title for title in field.choices if _option(title) in chosen]


def _option(title: str) -> str:
    """Give the option in a choice's title; a scale's has its number before it."""
    number, _, option = title.partition(" · ")
    return as_read(option if option and len(number) <= 2 else title)  # noqa: PLR2004 - one or two digits


def shows_rows(card: Json) -> bool:
    """Say whether a card is answered by one tap on a row."""
    return reading.offers(card, "vote") and not inputs(card)
