"""Everybody in the chat at once: who is there sees what is posted, and acts on their own."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from rehearsal.cast.noticing import notice
from rehearsal.cast.players import Player
from rehearsal.cast.scenes import Scene
from rehearsal.chats import Message
from rehearsal.ledger import Entry, Sight

LATEST = 8
"""How many of the bot's last messages somebody who comes late looks at."""


@dataclass(eq=False)
class Crowd:
    """The players of a scene; `listen` from the beginning, `leave` at the end."""

    scene: Scene
    players: list[Player]
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _is_over: bool = False

    def gather(self) -> None:
        """Begin to look at what the bot posts."""
        self.scene.teams.ledger.listen(self._see)

    async def come_late(self) -> None:
        """Let those who come during the session in, each in their time."""
        late = [one for one in self.players if one.key not in self.scene.chat.members]
        await asyncio.gather(*(self._arrive(player) for player in late))

    async def leave(self) -> None:
        """Let everybody finish what they are about, and see nothing more."""
        self._is_over = True
        while self._tasks:
            await asyncio.wait(self._tasks)

    def do(self, acts: Coroutine[Any, Any, None]) -> None:
        """Have something done beside the rest; what goes wrong is a complaint."""
        task = asyncio.create_task(self._guarded(acts))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _see(self, entry: Entry) -> None:
        scene = self.scene
        if self._is_over or not isinstance(entry, Sight) or entry.what != "posted":
            return
        if entry.chat_id == scene.chat.id and entry.author_id == scene.teams.tenant.bot_id:
            message = scene.chat.messages[entry.message_id]
            for player in self.players:
                if player.key in entry.audience:
                    self.do(notice(player, message))

    async def _arrive(self, player: Player) -> None:
        scene = self.scene
        starts_at = scene.plan.starts_at
        await scene.time.until(starts_at + timedelta(minutes=player.part.comes_at))
        await scene.teams.meetings.invite(scene.chat, [player.person])
        for message in scene.chat.standing()[-LATEST:]:
            if message.author_id == scene.teams.tenant.bot_id:
                self.do(self._catch_up(player, message))

    async def _catch_up(self, player: Player, message: Message) -> None:
        """Scroll up to an earlier message: Teams asks for one's own view of its card."""
        refresh = player.card(message).get("refresh")
        if refresh:
            own_views = self.scene.teams.own_views
            chat, action = self.scene.chat, refresh["action"]
            await own_views.ask(chat, message, player.person, action, "automatic")
        await notice(player, message)

    async def _guarded(self, acts: Coroutine[Any, Any, None]) -> None:
        try:
            await acts
        except Exception as error:  # noqa: BLE001 - one player of many; the oracle shows it
            self.scene.books.complain(f"{type(error).__name__}: {error}"[:300])
