"""Objecting to what is read back, in one's own words."""

from functools import partial

from facilitation.prompts import ReadBack
from rehearsal.card_reading import inputs
from rehearsal.cast import reading, writing
from rehearsal.cast.players import Player
from rehearsal.chats import Message

OBJECTS = 0.2
"""Of those who are read back to, so many find that a point is not right."""

OBJECTION = "objection"


async def object_to(player: Player, message: Message, prompt: ReadBack) -> None:
    """Open the form, choose a point as chance has it, and say why it is not right."""
    scene = player.scene
    chance = scene.chance(player.person.name, prompt.id, OBJECTION)
    ways = reading.taps(player.card(message), "show")
    way = next((one for one in ways if one["data"].get("card") == "objection_form"), None)
    if way is None or chance.random() >= OBJECTS:
        return
    form = await scene.insist(partial(player.person.tap, message, str(way["title"])))
    points = [one for one in inputs(form.card or {}) if one.id == "objects_to"]
    if not points:
        return
    point = chance.choice([*points[0].choices.values()])
    # Nobody else says it in the same words: who sees them where is looked at.
    text = f"Non lo direi di tutti: nella mia esperienza, in {chance.randrange(2, 9999)} casi no."
    values = {"objects_to": point, "text": text}
    told = await scene.insist(lambda: writing.fill(player, message, "contribute", values))
    await writing.hear(player, message, prompt, kind=OBJECTION, text=text, told=told)
