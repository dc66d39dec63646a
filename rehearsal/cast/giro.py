"""A speaking round as those who lead see it: the clock held, the next called, an absent passed."""

import asyncio
from dataclasses import dataclass

from facilitation.plan import Block
from facilitation.speaking_rounds import SpeakingRound
from rehearsal.cast import prompters, reading
from rehearsal.cast.floors import Floor, floor_on
from rehearsal.cast.leading import Lead, control_of
from rehearsal.cast.looking import look
from rehearsal.cast.players import Player
from rehearsal.cast.speaking import SILENT, add, add_no_more, is_open
from rehearsal.chats import Message
from rehearsal.people.persons import Person

HELD_FOR = 1.3
"""Turns for which the clock is stopped: whoever speaks may go on longer than a turn."""
LOOKS = 0.1
"""How often whoever leads looks at the control card, in turns."""


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
    await _keep_going(_Chair(lead, prompt, message))
    await adding


def _may_add(player: Player, prompt: SpeakingRound) -> bool:
    """Whether somebody takes part and is not asked, so that they have no turn of their own."""
    asked = player.scene.plan.asked(prompt)
    role = player.part.role
    return player.has_joined and not role.observer and role.id not in asked


@dataclass(frozen=True, slots=True)
class _Chair:
    """Whoever keeps a round going, with the card that shows it to the room."""

    lead: Lead
    prompt: SpeakingRound
    message: Message

    async def sees_turn(self, least: int) -> Floor | None:
        """Wait, looking at one's own control card, until a turn has come; None if it never does."""
        scene, first = self.lead.scene, self.lead.first
        control = await control_of(first)
        while is_open(scene, self.message):
            floor = floor_on(await look(scene, first, control))
            if floor is not None and (floor.turn or 0) >= least:
                return floor
            await scene.time.pass_by(self.prompt.lasts_a_turn * LOOKS)
        return None

    def note(self, floor: Floor, ending: str) -> None:
        """Note how a turn ended."""
        self.lead.scene.books.turns[self.prompt.id, floor.turn or 0] = ending


async def _keep_going(chair: _Chair) -> None:
    _, held, absent = SILENT
    floor = await chair.sees_turn(held)
    if floor is None:
        return
    await _hold(chair, floor)
    await _both_call_the_next(chair, floor)
    floor = await chair.sees_turn(max(absent, (floor.turn or 0) + 1))
    if floor is not None and await _press(chair.lead.first, "absent", floor):
        chair.note(floor, "absent")


async def _hold(chair: _Chair, floor: Floor) -> None:
    """Stop the speaker's clock, and see the turn outlast its time."""
    scene, first = chair.lead.scene, chair.lead.first
    if not await _press(first, "hold", floor):
        return
    await scene.time.pass_by(chair.prompt.lasts_a_turn * HELD_FOR)
    after = floor_on(await look(scene, first, await control_of(first)))
    stands = after is not None and after.turn == floor.turn and after.is_held
    if not stands and is_open(scene, chair.message):
        scene.books.complain(f"turn {floor.turn} was to be held and did not last: {after}")


async def _both_call_the_next(chair: _Chair, floor: Floor) -> None:
    """Two who lead press at once; the floor moves on once."""
    lead = chair.lead
    done = await asyncio.gather(
        *(_press(person, "next", floor) for person in (lead.first, lead.second))
    )
    if any(done):
        chair.note(floor, "next")
    if all(done):
        lead.scene.books.complain(f"two called the next of turn {floor.turn} at once, and both did")


async def _press(person: Person, move: str, floor: Floor) -> bool:
    """Press a button as a control card showed it for that turn; whether it was done.

    Who sees the control card again is told that it was; else somebody, or the clock, was quicker.
    """
    control = await control_of(person)
    offered = reading.taps(control.card_for(person) or {}, "speak")
    if not offered:
        return False
    data = offered[0]["data"] | {"move": move, "turn": floor.turn}
    told = await person.forges(control, "speak", data)
    return reading.offers(told.card or {}, "act")
