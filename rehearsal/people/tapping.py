"""Acting on cards: tapping, filling in, refreshing, opening dialogs."""

from typing import Any

from rehearsal.card_reading import NotOnTheCardError, actions, find_action
from rehearsal.channel.answers import CardAnswer, TaskAnswer, read_task_answer
from rehearsal.chats import Message
from rehearsal.filling import Values, filled
from rehearsal.people.desks import Seated
from rehearsal.wire import Json


class Tapping(Seated):
    """What a person can do with a card, on the view of it that they have now."""

    async def tap(
        self, message: Message, wanted: str, inputs: Values | None = None, **data: Any
    ) -> CardAnswer:
        """Tap the action meant by title or verb, narrowed by what its data say.

        The card's inputs go with it, changed by `inputs` (see `filling.filled`).
        """
        card = self._card(message)
        action = find_action(card, wanted, **data)
        older = action.get("fallback")
        if self.has_old_client and isinstance(older, dict):
            action = older
        ready = filled(card, action, inputs or {})
        if action["type"] == "Action.Submit":
            return await self._submit(message, ready)
        return await self.desk.own_views.ask(self.chat_of(message), message, self, ready)

    async def fills(self, message: Message, inputs: Values, then: str | None = None) -> CardAnswer:
        """Fill in a card and send it by the action `then`, else by its one positive button."""
        return await self.tap(message, then or self._sending_action(message), inputs)

    async def refreshes(self, message: Message) -> CardAnswer:
        """Ask for one's own view by hand."""
        action = self._card(message).get("refresh", {}).get("action")
        if action is None:
            raise NotOnTheCardError("the card has nothing to refresh it with")
        return await self.desk.own_views.ask(self.chat_of(message), message, self, action)

    async def forges(self, message: Message, verb: str, data: Json) -> CardAnswer:
        """Send an action that the card never offered, as a tampered or stale client would."""
        action = {"type": "Action.Execute", "verb": verb, "data": data}
        return await self.desk.own_views.ask(self.chat_of(message), message, self, action)

    async def opens(self, message: Message, wanted: str, **data: Any) -> TaskAnswer:
        """Open the dialog behind a button."""
        action = find_action(self._card(message), wanted, **data)
        sent = {k: v for k, v in (action.get("data") or {}).items() if k != "msteams"}
        return await self._ask_task("task/fetch", message, sent | {"type": "task/fetch"})

    async def submits(
        self, message: Message, dialog: TaskAnswer, wanted: str, inputs: Values | None = None
    ) -> TaskAnswer:
        """Fill in the dialog that `opens` gave and send it."""
        if dialog.card is None:
            raise NotOnTheCardError("no dialog is open")
        ready = filled(dialog.card, find_action(dialog.card, wanted), inputs or {})
        return await self._ask_task("task/submit", message, ready["data"])

    def _card(self, message: Message) -> Json:
        card = message.card_for(self)
        if card is None:
            raise NotOnTheCardError(f"{self.name} sees no card in message {message.id}")
        return card

    def _sending_action(self, message: Message) -> str:
        sending = [
            str(each["title"])
            for each in actions(self._card(message))
            if each.get("style") == "positive"
        ]
        if len(sending) != 1:
            raise NotOnTheCardError(f"which button sends? {sending} are positive")
        return sending[0]

    async def _submit(self, message: Message, action: Json) -> CardAnswer:
        """Send what clients without Action.Execute send: a message that has only a value."""
        chat = self.chat_of(message)
        activity = self.desk.envelope.around(
            chat, self, "message", value=action["data"], replyToId=message.id
        )
        answer = await self.desk.courier.deliver(activity)
        problem = None if answer.is_good else f"HTTP {answer.status}"
        return CardAnswer(status=answer.status, problem=problem)

    async def _ask_task(self, name: str, message: Message, sent: Json) -> TaskAnswer:
        value = {"data": sent, "context": {"theme": "default"}}
        chat = self.chat_of(message)
        activity = self.desk.envelope.invoke(chat, self, name, value, card_id=message.id)
        answer = read_task_answer(await self.desk.invoker.ask(activity))
        if answer.problem is not None:
            self.desk.ledger.add(f"{self.teams_id} in {name}: {answer.problem}")
        return answer
