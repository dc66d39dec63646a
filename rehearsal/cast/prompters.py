"""Waiting for what the chat shows: a block, a prompt, a result, an answer to typed words."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from facilitation.plan import Block
from facilitation.prompts import Prompt
from rehearsal.cast import reading
from rehearsal.cast.scenes import Scene
from rehearsal.chats import Chat, Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json

LOOKS_EVERY = 0.1
LEAST_PATIENCE = 40.0
"""Real seconds; a bot that is started again needs some of them."""


def newest(scene: Scene, is_meant: Callable[[Json], bool]) -> Message | None:
    """Give the bot's newest message in the meeting chat whose shared card is meant."""
    for message in reversed(scene.chat.standing()):
        is_ours = message.author_id == scene.teams.tenant.bot_id
        if is_ours and message.card and is_meant(message.card):
            return message
    return None


async def wait_for(scene: Scene, is_meant: Callable[[Json], bool], minutes: float = 0) -> Message:
    """Wait for such a message, for some session minutes and then some; TimeoutError after."""
    patience = LEAST_PATIENCE + scene.time.real_seconds(timedelta(minutes=minutes))
    found: list[Message] = []
    looked_at = -1

    def is_there() -> bool:
        nonlocal looked_at
        # Cards are long to read, and most of what happens posts none.
        if len(scene.chat.messages) != looked_at:
            looked_at = len(scene.chat.messages)
            message = newest(scene, is_meant)
            found.extend([message] if message else [])
        return bool(found)

    await scene.teams.ledger.until(is_there, within=patience)
    return found[-1]


async def answer_to(
    scene: Scene, person: Person, said: Message, is_meant: Callable[[Json], bool], *chats: Chat
) -> Message:
    """Wait for what one person is shown after they typed something; TimeoutError if nothing comes.

    Asked ten times a second: what one person sees changes with every card drawn anew.
    """

    def found() -> Message | None:
        since = [one for chat in chats for one in chat.standing() if int(one.id) > int(said.id)]
        ours = [one for one in since if one.author_id == scene.teams.tenant.bot_id]
        return next((one for one in ours if is_meant(one.card_for(person) or {})), None)

    await look_until(lambda: found() is not None)
    message = found()
    if message is None:
        raise LookupError(said.text)
    return message


async def look_until(is_there: Callable[[], bool]) -> None:
    """Look now and then until something is there; TimeoutError where it never is."""
    for _ in range(int(LEAST_PATIENCE / LOOKS_EVERY)):
        if is_there():
            return
        await asyncio.sleep(LOOKS_EVERY)
    raise TimeoutError("what was looked for never came")


async def block_opens(scene: Scene, block: Block, minutes: float) -> Message:
    """Wait until the agenda comes to a block."""
    title = title_of(block, scene)
    return await wait_for(
        scene, lambda card: _is_block(card) and reading.says(card, title), minutes
    )


async def prompt_opens(scene: Scene, prompt: Prompt, minutes: float) -> Message:
    """Wait until a prompt can be answered."""
    return await wait_for(scene, lambda card: is_prompt(card, prompt, scene), minutes)


async def result_comes(scene: Scene, prompt: Prompt, minutes: float) -> Message:
    """Wait until the room is told what came of a prompt."""
    return await wait_for(scene, lambda card: is_result(card, prompt, scene), minutes)


def title_of(block: Block, scene: Scene) -> str:
    """Give what the room is told that a block is."""
    return scene.plan.area(block.area).title if block.area else block.title


def is_prompt(card: Json, prompt: Prompt, scene: Scene) -> bool:
    """Say whether a shared card is the one that puts this prompt to the room."""
    is_it = reading.prompt_on(card, scene.plan) == prompt
    return is_it and refresh_of(card) == "prompt"


def is_result(card: Json, prompt: Prompt, scene: Scene) -> bool:
    """Say whether a shared card tells what came of this prompt."""
    is_it = reading.prompt_on(card, scene.plan) == prompt
    return is_it and not refresh_of(card) and reading.says(card, "✓ Chiuso")


async def settle(scene: Scene) -> None:
    """Give the bot a moment, and Teams the time to refresh what it refreshes."""
    await asyncio.sleep(0.05)
    await scene.teams.settled()


def _is_block(card: Json) -> bool:
    return refresh_of(card) == "block"


def refresh_of(card: Json) -> str:
    """Give what a card's refresh asks for; nothing where it asks for none."""
    action = card.get("refresh", {}).get("action", {})
    return str((action.get("data") or {}).get("card", ""))
