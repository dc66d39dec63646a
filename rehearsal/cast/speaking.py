"""A participant in a speaking round: waits for the floor, speaks or passes, or adds something."""

from functools import partial

from facilitation.speaking_rounds import SpeakingRound
from rehearsal.cast import reading
from rehearsal.cast.floors import OVER, WAITS, Floor, floor_on
from rehearsal.cast.looking import look
from rehearsal.cast.players import Player
from rehearsal.cast.scenes import Scene
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Message

PASSES = 2
"""The turn whose speaker passes."""
SILENT = (3, 4, 5)
"""Turns whose speakers tap nothing: the clock ends the first, a facilitator the others."""
SOON, LATER = 0.15, 0.5
"""How often one looks at the card, in turns: when one is next, and before."""


async def speak(player: Player, message: Message, prompt: SpeakingRound) -> None:
    """Look at the round's card until one's turn has come, or the round is closed."""
    scene, had_it = player.scene, False
    while is_open(scene, message) and (floor := floor_on(player.card(message))) is not None:
        if had_it and not floor.is_mine:
            return
        if floor.is_mine and floor.turn not in SILENT:
            await _has_the_floor(player, message, prompt, floor)
            return
        had_it = floor.is_mine
        is_near = floor.is_mine or player.person.name in floor.following[:1]
        await scene.time.pass_by(prompt.lasts_a_turn * (SOON if is_near else LATER))
        await look(scene, player.person, message)


def is_open(scene: Scene, message: Message) -> bool:
    """Say whether, by the card that all share, the round goes on."""
    closes = reading.closes_at(message.card or {}, scene.plan)
    return closes is not None and scene.time.now() < closes


async def add(player: Player, message: Message, prompt: SpeakingRound) -> None:
    """Ask to add something, though nobody asked, and speak when the turn has come."""
    if await _asks_to_add(player, message):
        player.scene.books.added.add(player.key)
        await speak(player, message, prompt)


async def add_no_more(player: Player, message: Message) -> None:
    """Ask to add something, and think again."""
    if not await _asks_to_add(player, message):
        return
    told = await player.scene.insist(partial(_move, player, message, "withdraw"))
    if reading.says(told.card or {}, WAITS):
        player.scene.books.complain("who adds nothing after all still waits for the floor")


async def _asks_to_add(player: Player, message: Message) -> bool:
    told = await player.scene.insist(partial(_move, player, message, "add"))
    if not reading.says(told.card or {}, WAITS):
        player.scene.books.complain(f"an addition was told {reading.gist(told.card or {})!r}")
        return False
    return True


async def _has_the_floor(
    player: Player, message: Message, prompt: SpeakingRound, floor: Floor
) -> None:
    """Speak for a part of the time one has, and say so; or pass at once."""
    scene, turn = player.scene, floor.turn or 0
    chance = scene.chance(player.person.name, prompt.id, "speaks")
    passes = turn == PASSES
    least, most = (0.05, 0.1) if passes else (0.2, 0.45)
    await scene.time.pass_by(prompt.lasts_a_turn * chance.uniform(least, most))
    told = await scene.insist(partial(_move, player, message, "pass" if passes else "done"))
    _hear(player, prompt, told, turn=turn, ending="passed" if passes else "done")


def _hear(
    player: Player, prompt: SpeakingRound, told: CardAnswer, *, turn: int, ending: str
) -> None:
    """Believe that the turn ended so if the answer shows somebody else's, or nobody's."""
    books, floor = player.scene.books, floor_on(told.card or {})
    if floor is not None and not floor.is_mine:
        books.turns[prompt.id, turn] = ending
    elif reading.says(told.card or {}, OVER):
        books.refuse(player.key, f"turn {turn} of {prompt.id}", OVER)
    else:
        books.complain(f"turn {turn} of {prompt.id} was {ending}, and still goes on")


async def _move(player: Player, message: Message, move: str) -> CardAnswer:
    card = player.card(message)
    if any(each["data"]["move"] == move for each in reading.taps(card, "speak")):
        return await player.person.tap(message, "speak", move=move)
    # Gone since: the clock or somebody who leads was quicker.
    return CardAnswer(card=card)
