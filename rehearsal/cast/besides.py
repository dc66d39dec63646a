"""What some do beside the agenda, as soon as the room is asked something of a certain sort."""

from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any

from facilitation.prompts import Asking, Prompt, Round
from rehearsal.card_reading import cards_on
from rehearsal.cast import prompters, reading
from rehearsal.cast.crowd import Crowd
from rehearsal.cast.leading import Lead
from rehearsal.cast.nudging import both_remind
from rehearsal.cast.owning import look_at_own
from rehearsal.cast.proposing import own_statements
from rehearsal.chats import Message
from rehearsal.ledger import Entry, Sight
from rehearsal.wire import Json


@dataclass(eq=False, kw_only=True)
class Besides:
    """Looks at what is posted, and has things done by whoever is in the crowd."""

    lead: Lead
    crowd: Crowd
    _done: set[str] = field(default_factory=set)

    def attend(self) -> None:
        """Begin to look at what the bot posts."""
        self.lead.scene.teams.ledger.listen(self._see)

    def _see(self, entry: Entry) -> None:
        scene = self.lead.scene
        if not isinstance(entry, Sight) or entry.what != "posted":
            return
        if entry.chat_id == scene.chat.id and entry.author_id == scene.teams.tenant.bot_id:
            for card in cards_on(entry.shown):
                self._act_on(card, scene.chat.messages[entry.message_id])

    def _act_on(self, card: Json, message: Message) -> None:
        """Act once on each prompt that is put to the room, and once on what came of it."""
        scene = self.lead.scene
        prompt = reading.prompt_on(card, scene.plan)
        if prompt is None:
            return
        if prompters.refresh_of(card) == "prompt" and self._is_first(f"put {prompt.id}"):
            self._do(self._at_the_opening(prompt))
        if prompters.is_result(card, prompt, scene) and self._is_first(f"result {prompt.id}"):
            self._do(self._at_the_close(prompt, message))

    def _do(self, acts: Iterator[Coroutine[Any, Any, None]]) -> None:
        for act in acts:
            self.crowd.do(act)

    def _at_the_opening(self, prompt: Prompt) -> Iterator[Coroutine[Any, Any, None]]:
        if isinstance(prompt, Asking) and prompt.takes_proposals:
            yield own_statements(self.lead, prompt, self.crowd.players)
        if isinstance(prompt, Round) and self._is_in_an_area(prompt) and self._is_first("area"):
            yield both_remind(self.lead, prompt)

    def _at_the_close(
        self, prompt: Prompt, message: Message
    ) -> Iterator[Coroutine[Any, Any, None]]:
        if isinstance(prompt, Round) and self._is_in_an_area(prompt):
            yield look_at_own(self.lead.scene, prompt, message, self.crowd.players)

    def _is_in_an_area(self, prompt: Prompt) -> bool:
        return any(block.area and prompt in block.prompts for block in self.lead.scene.plan.agenda)

    def _is_first(self, sort: str) -> bool:
        is_first = sort not in self._done
        self._done.add(sort)
        return is_first
