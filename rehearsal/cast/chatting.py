"""Typing in the chat instead of a card: heard while a round is open, changed and deleted later."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from facilitation.prompts import Round
from rehearsal.cast import prompters, reading
from rehearsal.cast.books import Written
from rehearsal.cast.players import Player
from rehearsal.cast.statements import KINDS, Statement
from rehearsal.chats import Message
from rehearsal.wire import Json

HEARD = "Anche la chat conta"
SIGNS = {"strength": "+", "critical_issue": "-", "proposal": "!"}
"""What may stand before a message in place of its kind's name."""

MARGIN = timedelta(minutes=1)
AGAIN = "Lo ripeto: "
SHOWN = 60
"""Characters of a point that its author's page is sure to show."""


async def say_in_chat(player: Player, asked: Message, prompt: Round, statement: Statement) -> bool:
    """Type a point; it is believed to count once it stands on one's own page."""
    scene = player.scene
    closes = reading.closes_at(player.card(asked), scene.plan)
    kind = KINDS[statement.kind]
    if not player.has_joined or kind not in SIGNS:
        return False
    if closes is None or closes - scene.time.now() < MARGIN:
        return False
    said = await player.person.says(f"{SIGNS[kind]} {statement.text}")
    if not await _stands(player, statement.text):
        # A round may be closed early, and what comes before it is reopened rightly counts nowhere;
        # what is typed while the bot is down it does not hear.
        if prompt.id not in scene.reopened and not scene.bot.was_down_since(said.sent_at):
            scene.books.complain(f"what was typed in the chat during {prompt.id} was not heard")
        return True
    written = Written(
        author=player.key,
        role_id=player.part.role.id,
        prompt_id=prompt.id,
        kind=kind,
        text=statement.text,
    )
    scene.books.heard[said.id] = written
    await _change(player, said, written)
    return True


async def _change(player: Player, said: Message, written: Written) -> None:
    """Put it in more words; who is wont to take things back deletes it after that."""
    books, text = player.scene.books, AGAIN + written.text
    await player.person.edits(said, f"{SIGNS[written.kind]} {text}")
    if not await _stands(player, text):
        books.complain("an edited message is not on its author's page as it is now")
    books.heard[said.id] = replace(written, text=text, edits=1)
    if player.part.habits.takes_back:
        await player.person.deletes(said)
        books.heard[said.id] = replace(books.heard[said.id], is_withdrawn=True)


async def _stands(player: Player, text: str) -> bool:
    """Whether the page of one's own, opened from the card about the chat, has these words."""
    scene = player.scene
    about = await prompters.wait_for(scene, partial(reading.says, words=HEARD), 1)
    if _rows(player.card(about)):
        # That page is open already, as it was: it is left by one of its rows and opened again.
        await scene.insist(partial(player.person.tap, about, _rows(player.card(about))[0]))
    told = await scene.insist(partial(player.person.tap, about, "I miei contributi"))
    return told.card is not None and reading.says(told.card, text[:SHOWN])


def _rows(card: Json) -> list[str]:
    """The titles of one's own contributions, where a card lists them."""
    shows = reading.taps(card, "show")
    return [each["title"] for each in shows if each["data"]["card"] == "contribution"]
