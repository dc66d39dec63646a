"""A speaking round as those who lead see it: the clock held, the next called, an absent passed."""

import asyncio

from facilitation.plan import Block
from facilitation.speaking_rounds import SpeakingRound
from rehearsal.cast import prompters, reading
from rehearsal.cast.floors import OVER, Floor, floor_on
from rehearsal.cast.leading import Lead, control_of
from rehearsal.cast.looking import look
from rehearsal.cast.players import Player
from rehearsal.cast.speaking import SILENT, add, add_no_more
from rehearsal.chats import Message
from rehearsal.people.persons import Person

HELD_FOR = 1.3
"""Turns for which the clock is stopped: whoever speaks may go on longer than a turn."""
LOOKS = 0.1
MOST_LOOKS = 400


async def speaking_round(lead: Lead, block: Block, players: list[Player]) -> None:
    """Two of another role would add something, one does; those who lead keep the round going."""
    scene = lead.scene
    prompt = next(each for each in block.prompts if isinstance(each, SpeakingRound))
    message = await prompters.prompt_opens(scene, prompt, 2.0 * block.minutes)
    others = [each for each in players if _may_add(each, prompt)]
    adding = asyncio.gather(
        *(add(player, message, prompt) for player in others[:1]),
        *(add_no_more(player, message) for player in others[1:2]),
    )
    await _keep_going(lead, prompt)
    await adding


def _may_add(player: Player, prompt: SpeakingRound) -> bool:
    """Whether somebody takes part and is not asked, so that they have no turn of their own."""
    asked = player.scene.plan.asked(prompt)
    role = player.part.role
    return player.has_joined and not role.observer and role.id not in asked


async def _keep_going(lead: Lead, prompt: SpeakingRound) -> None:
    _, held, absent = SILENT
    floor = await _turn(lead, prompt, held)
    await _hold(lead, prompt, floor)
    await _both_call_the_next(lead, prompt, floor)
    floor = await _turn(lead, prompt, max(absent, (floor.turn or 0) + 1))
    control = await control_of(lead.first)
    told = await _press(lead.first, control, "absent", floor)
    if told != OVER:
        lead.scene.books.turns[prompt.id, floor.turn or 0] = "absent"


async def _hold(lead: Lead, prompt: SpeakingRound, floor: Floor) -> None:
    """Stop the speaker's clock, and see the turn outlast its time."""
    scene, control = lead.scene, await control_of(lead.first)
    await _press(lead.first, control, "hold", floor)
    await scene.time.pass_by(prompt.lasts_a_turn * HELD_FOR)
    after = floor_on(await look(scene, lead.first, control))
    if after is None or after.turn != floor.turn or not after.is_held:
        scene.books.complain(f"turn {floor.turn} was to be held and did not last: {after}")


async def _both_call_the_next(lead: Lead, prompt: SpeakingRound, floor: Floor) -> None:
    """Two who lead press at once; the floor moves on once."""
    both = [(person, await control_of(person)) for person in (lead.first, lead.second)]
    for person, control in both:
        await look(lead.scene, person, control)
    told = await asyncio.gather(
        *(_press(person, control, "next", floor) for person, control in both)
    )
    if told.count(OVER) != 1:
        lead.scene.books.complain(f"two who called the next at once were told {told}")
    lead.scene.books.turns[prompt.id, floor.turn or 0] = "next"


async def _turn(lead: Lead, prompt: SpeakingRound, least: int) -> Floor:
    """Wait, looking at one's own control card, until a turn has come."""
    scene, control = lead.scene, await control_of(lead.first)
    for _ in range(MOST_LOOKS):
        floor = floor_on(await look(scene, lead.first, control))
        if floor is not None and (floor.turn or 0) >= least:
            return floor
        await scene.time.pass_by(prompt.lasts_a_turn * LOOKS)
    raise LookupError(f"turn {least} of {prompt.id}")


async def _press(person: Person, control: Message, move: str, floor: Floor) -> str:
    """Press a button of the control card; what one is told."""
    told = await person.tap(control, "speak", move=move, turn=floor.turn)
    return reading.gist(told.card or {})
