"""The view of a shared card that one person alone has: asked of the bot, kept, refreshed."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from rehearsal.accounts import Account
from rehearsal.channel.activities import Envelope
from rehearsal.channel.answers import CardAnswer, read_card_answer
from rehearsal.channel.courier import Answer
from rehearsal.channel.invokes import Invoker
from rehearsal.chats import Chat, Message
from rehearsal.errands import Errands
from rehearsal.ledger import Ledger, Sight, What
from rehearsal.wire import Json

MOST_OWN_VIEWS = 60


@dataclass(eq=False)
class OwnViews:
    """Asks the bot for a person's view when they act, and by itself where a card says so.

    `watchers` are those whose Teams refreshes by itself: None for everybody, () for nobody.
    """

    envelope: Envelope
    invoker: Invoker
    ledger: Ledger
    errands: Errands
    watchers: Collection[Account] | None = None
    _asked: int = field(default=0, init=False)
    _shown: dict[tuple[str, str], int] = field(default_factory=dict, init=False)
    _known: dict[Answer, CardAnswer] = field(default_factory=dict, init=False)

    def renew(self, chat: Chat, message: Message) -> None:
        """Drop the views of a message that was posted or changed, and ask for new ones."""
        message.own_views = {}
        for person in refreshing(message.card, chat):
            if self.watchers is None or person in self.watchers:
                self.errands.run(self._refresh(chat, message, person))

    async def ask(
        self,
        chat: Chat,
        message: Message,
        person: Account,
        action: Json,
        trigger: Literal["manual", "automatic"] = "manual",
    ) -> CardAnswer:
        """Send a card's Action.Execute, its `data` ready, and show the person the answer."""
        self._asked += 1
        turn = self._asked
        kept = ("type", "id", "title", "verb", "data")
        wanted = {name: action[name] for name in kept if name in action}
        value = {"action": wanted, "trigger": trigger}
        activity = self.envelope.invoke(
            chat, person, "adaptiveCard/action", value, card_id=message.id
        )
        base = message.card
        answer = self._read(await self.invoker.ask(activity))
        # A view that Teams asked for by itself is worth nothing once the card has changed.
        if trigger == "manual" or message.card is base:
            self._show(message, person, answer, turn, unasked=trigger == "automatic")
        return answer

    def _read(self, answer: Answer) -> CardAnswer:
        """Read an answer; the same one is kept once, however many people get it."""
        if answer not in self._known:
            self._known[answer] = read_card_answer(answer)
        return self._known[answer]

    async def _refresh(self, chat: Chat, message: Message, person: Account) -> None:
        card = message.card
        if card is not None:
            await self.ask(chat, message, person, card["refresh"]["action"], "automatic")

    def _show(
        self, message: Message, person: Account, answer: CardAnswer, turn: int, *, unasked: bool
    ) -> None:
        """Keep the view last asked for, whichever answer comes last; say the rest once."""
        if answer.problem is not None:
            self.ledger.add(f"{person.teams_id} on message {message.id}: {answer.problem}")
        if answer.text is not None:
            self._note("told", message, person, {"text": answer.text})
        key = (message.id, person.teams_id)
        if answer.card is not None and turn > self._shown.get(key, 0):
            self._shown[key] = turn
            message.own_views[person.teams_id] = answer.card
            self._note("own view", message, person, answer.card, unasked=unasked)

    def _note(
        self,
        what: What,
        message: Message,
        person: Account,
        shown: Json,
        *,
        unasked: bool = False,
    ) -> None:
        self.ledger.add(
            Sight(
                at=self.envelope.clock(),
                what=what,
                chat_id=message.chat_id,
                message_id=message.id,
                author_id=self.envelope.tenant.bot_id,
                audience=frozenset({person.teams_id}),
                shown=shown,
                unasked=unasked,
            )
        )


def refreshing(card: Json | None, chat: Chat) -> list[Account]:
    """Give the members for whom Teams refreshes a card by itself.

    Without `userIds` everybody, in chats of up to 60; with them those listed, up to 60; an
    empty list means by hand only.
    """
    refresh = (card or {}).get("refresh")
    if not refresh or "action" not in refresh:
        return []
    members = list(chat.members.values())
    listed = refresh.get("userIds")
    if listed is None:
        return members if len(members) <= MOST_OWN_VIEWS else []
    return [member for member in members if member.teams_id in listed[:MOST_OWN_VIEWS]]
