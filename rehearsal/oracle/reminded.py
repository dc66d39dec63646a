"""Reminders of a role that somebody leading asked for: each sent once, and two at most."""

from collections.abc import Iterator

from facilitation.nudges import MOST
from rehearsal.card_reading import cards_on
from rehearsal.cast import reading
from rehearsal.cast.nudging import HEADING, SENT
from rehearsal.cast.players import inner
from rehearsal.cast.scenes import Scene
from rehearsal.oracle.verdicts import Row


def reminders(scene: Scene) -> Row:
    """Whoever pressed too late or too often was told so, and the room was reminded no more."""
    reminded = scene.books.reminded
    sent = {key: told.count(SENT) for key, told in reminded.items()}
    found = {key: sum(_cards(scene, *key)) for key in reminded}
    refused = [told for several in reminded.values() for told in several if told != SENT]
    return Row(
        claim="a role reminded, at most twice / told so in the room",
        told=f"{sum(sent.values())}, {len(refused)} refused",
        found=str(sum(found.values())),
        holds=sent == found and set(sent.values()) == {MOST} and all(refused),
        detail="; ".join(refused),
    )


def _cards(scene: Scene, prompt_id: str, role_id: str) -> Iterator[bool]:
    """Whether each card of the room reminds this role of this prompt."""
    heading = f"{HEADING}: {inner(scene.plan.role(role_id).plural)}"
    prompt = next(each for each in scene.plan.prompts if each.id == prompt_id)
    for sight in scene.posts():
        for card in cards_on(sight.shown):
            is_one = reading.gist(card) == heading
            yield is_one and reading.prompt_on(card, scene.plan) == prompt
