"""Who leads has a role reminded: two at the same moment, once more, and once too often."""

import asyncio

from facilitation.prompts import Round
from rehearsal.cast import prompters, reading
from rehearsal.cast.leading import Lead, coverage_of
from rehearsal.chats import Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json

HEADING = "Uno spazio per"
"""How the card begins that reminds a role."""
SENT = "✓ Invito nella chat"
LATELY = 10_000
"""So many acts no session has: a card that says so has seen them all."""


async def both_remind(lead: Lead, prompt: Round) -> None:
    """A role is reminded at most twice of one prompt, however many press however often."""
    scene, people = lead.scene, (lead.first, lead.second)
    asked = await prompters.prompt_opens(scene, prompt, 1)
    run_id = str((asked.card or {})["refresh"]["action"]["data"]["thing"])
    cards = [await coverage_of(person) for person in people]
    at_first, at_second = [
        _rows(person, card, run_id) for person, card in zip(people, cards, strict=True)
    ]
    role_id = next(one for one in at_first if one in at_second)
    both = [
        _press(lead.first, cards[0], at_first[role_id]),
        _press(lead.second, cards[1], at_second[role_id]),
    ]
    told = await asyncio.gather(*both)
    if told.count(SENT) != 1:
        scene.books.complain(f"two who remind a role at once were told {told}")
    seen_all = at_first[role_id] | {"seen": LATELY}
    told += [await _press(one, at, seen_all) for one, at in zip(people, cards, strict=True)]
    scene.books.reminded[prompt.id, role_id] = told


def _rows(person: Person, shown: Message, run_id: str) -> dict[str, Json]:
    """What each row sends that has a role reminded of the prompt, by role."""
    sent = [each["data"] for each in reading.taps(shown.card_for(person) or {}, "nudge")]
    plain = [one for one in sent if one["run"] == run_id and not one.get("kind")]
    return {str(one["role"]): one for one in plain if one.get("role")}


async def _press(person: Person, shown: Message, sent: Json) -> str:
    """Press the row, also where the card has been drawn anew meanwhile; what is told then."""
    told = await person.forges(shown, "nudge", sent)
    card = told.card or {}
    return SENT if reading.says(card, SENT) else reading.gist(card)
