"""Writing contributions: one point at a time, corrected or withdrawn afterwards."""

from functools import partial

from facilitation.contributions import clean
from facilitation.prompts import Collecting, Round
from rehearsal.card_reading import inputs
from rehearsal.cast import reading
from rehearsal.cast.agreeing import agree_instead
from rehearsal.cast.books import Written
from rehearsal.cast.chatting import say_in_chat
from rehearsal.cast.players import Player
from rehearsal.cast.statements import KINDS, Statement
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Message
from rehearsal.filling import Values
from rehearsal.wire import Json

NEAREST = {
    "good_practice": ("strength", "collaboration_active"),
    "solution": ("good_practice", "proposal"),
    "proposal": ("collaboration_possible", "solution"),
    "story": ("strength",),
    "critical_issue": ("proposal", "collaboration_possible"),
}
"""What comes nearest where a round does not take a kind, the likest first."""


async def write(player: Player, message: Message, prompt: Round) -> None:
    """Write what this player has to say in a round, then correct or withdraw as they are wont."""
    chance = player.scene.chance(player.person.name, prompt.id, "write")
    numbers = []
    points = list(player.part.says.get(prompt.id, ()))
    if (
        points
        and player.part.habits.chats
        and await say_in_chat(player, message, prompt, points[0])
    ):
        del points[0]
    for statement in points:
        if not await _open_form(player, message):
            break
        number = await say(player, message, prompt, statement)
        if number is None:
            continue
        if not player.part.habits.agrees or not await agree_instead(player, message, number):
            numbers.append(number)
        await player.scene.a_while(chance, 0.2, 0.8)
    if numbers and player.part.habits.corrects:
        await _correct(player, message, numbers[-1])
    if len(numbers) > 1 and player.part.habits.takes_back:
        await _withdraw(player, message, numbers[-1])


async def say(player: Player, message: Message, prompt: Round, statement: Statement) -> int | None:
    """Send one point, and give the number that its receipt shows."""
    kind = kind_for(player.card(message), prompt, statement)
    values = {"text": statement.text} | ({"kind": kind} if len(prompt.kinds) > 1 else {})
    sending = reading.taps(player.card(message), "contribute")
    if not sending:
        return None
    told = await player.scene.insist(lambda: fill(player, message, "contribute", values))
    return await hear(player, message, prompt, kind=kind, text=statement.text, told=told)


async def hear(  # noqa: PLR0913 - what was sent, where, and what came back
    player: Player, message: Message, prompt: Collecting, *, kind: str, text: str, told: CardAnswer
) -> int | None:
    """Believe what the receipt of a contribution says, and check that it shows the same words."""
    told = await player.role_given(message, told)
    number = reading.number_on(told.card or {})
    books = player.scene.books
    if told.card is None:
        books.complain(f"who wrote to {prompt.id} heard nothing: {told.problem}")
        return None
    if number is None or not reading.says(told.card, reading.RECORDED):
        books.refuse(player.key, f"write to {prompt.id}", reading.gist(told.card))
        return None
    stands = clean(text)
    _compare(player, told.card, stands)
    books.write(
        number,
        Written(
            author=player.key,
            role_id=player.part.role.id,
            prompt_id=prompt.id,
            kind=kind,
            text=stands,
        ),
    )
    return number


async def _open_form(player: Player, message: Message) -> bool:
    """Come back to the empty form from the receipt of one's last contribution."""
    if not reading.offers(player.card(message), "contribute"):
        for button in reading.taps(player.card(message), "show"):
            if button.get("data", {}).get("card") == "prompt":
                await player.scene.insist(partial(player.person.tap, message, button["title"]))
                break
    return reading.offers(player.card(message), "contribute")


async def _correct(player: Player, message: Message, number: int) -> None:
    """Put the contribution just sent in other words."""
    scene, known = player.scene, player.scene.books.written[number]
    if reading.number_on(player.card(message)) != number:
        return
    form = await scene.insist(lambda: player.person.tap(message, "Correggi"))
    if form.card is None or not reading.offers(form.card, "edit_contribution"):
        return
    text = f"{known.text} Lo dico meglio: vale per tutta la regione."
    told = await scene.insist(lambda: fill(player, message, "edit_contribution", {"text": text}))
    if told.card and reading.says(told.card, reading.CORRECTED):
        _compare(player, told.card, text)
        scene.books.edit(number, kind=known.kind, text=text)


async def _withdraw(player: Player, message: Message, number: int) -> None:
    """Take the contribution just sent back."""
    if reading.number_on(player.card(message)) != number:
        return
    told = await player.scene.insist(lambda: _tap_withdrawal(player, message))
    if told.card and reading.says(told.card, f"n. {number} ritirato"):
        player.scene.books.withdraw(number)
    else:
        player.scene.books.complain(f"the withdrawal of number {number} was not confirmed")


async def _tap_withdrawal(player: Player, message: Message) -> CardAnswer:
    return await player.person.tap(message, "withdraw_contribution")


async def fill(player: Player, message: Message, verb: str, values: Values) -> CardAnswer:
    """Fill the form in and send it; if Teams has drawn the card anew, as it stands now."""
    if not reading.offers(player.card(message), verb):
        return CardAnswer(card=player.card(message))
    return await player.person.tap(message, verb, values)


def kind_for(card: Json, prompt: Round, statement: Statement) -> str:
    """Choose, among the kinds that the card offers, the statement's or the nearest to it."""
    wanted = KINDS[statement.kind]
    kinds = (field for field in inputs(card) if field.id == "kind")
    offered = [value for field in kinds for value in field.choices.values()]
    for kind in (wanted, *NEAREST.get(wanted, ())):
        if kind in offered:
            return kind
    return offered[0] if offered else prompt.kinds[0]


def _compare(player: Player, card: Json, text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip()]
    if not all(reading.says(card, line) for line in lines):
        player.scene.books.complain("a receipt shows other words than were written")
