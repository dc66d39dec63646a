"""The ledger: who could see what and when, what the bot asked, what was sent to it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from rehearsal.accounts import Account
from rehearsal.chats import Chat, Message
from rehearsal.wire import Json

What = Literal["posted", "updated", "deleted", "own view", "told", "notified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One change on the screens of `audience` (Teams ids), authored by `author_id`.

    `shown` is the activity that was posted or updated, the card of an own view, or
    `{"text": ...}` for a word told to one person. `unasked` is an own view that their client
    asked for by itself.
    """

    at: datetime
    what: What
    chat_id: str
    message_id: str
    author_id: str
    audience: frozenset[str]
    shown: Json
    unasked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BotRequest:
    """One call the bot made; `status` is 0 where it never got an answer."""

    at: datetime
    method: str
    path: str
    operation: str
    chat_id: str
    status: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One activity sent to the bot and its answer; `status` 0 means none came."""

    at: datetime
    activity: Json
    attempt: int
    status: int
    answer: bytes
    seconds: float


Entry = Sight | BotRequest | Delivery | str
"""One line of the ledger; a `str` is a problem."""


@dataclass(eq=False)
class Ledger:
    """Keeps everything in the order in which it happened."""

    sights: list[Sight] = field(default_factory=list)
    requests: list[BotRequest] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    _waiting: set[asyncio.Event] = field(default_factory=set)
    _listeners: list[Callable[[Entry], None]] = field(default_factory=list)

    def listen(self, listener: Callable[[Entry], None]) -> None:
        """Have `listener` told of every entry from now on, as it is written down."""
        self._listeners.append(listener)

    def add(self, entry: Entry) -> None:
        """Write an entry down and wake whoever waits for something."""
        match entry:
            case Sight():
                self.sights.append(entry)
            case BotRequest():
                self.requests.append(entry)
            case Delivery():
                self.deliveries.append(entry)
            case str():
                self.problems.append(entry)
        for event in self._waiting:
            event.set()
        for listener in self._listeners:
            listener(entry)

    def add_message(self, what: What, chat: Chat, message: Message, at: datetime) -> None:
        """Note that everybody in a chat now sees a message differently."""
        self.add(
            Sight(
                at=at,
                what=what,
                chat_id=chat.id,
                message_id=message.id,
                author_id=message.author_id,
                audience=frozenset(chat.members),
                shown=message.activity,
            )
        )

    def seen_by(self, person: Account, chat: Chat | None = None) -> list[Sight]:
        """Give what one person could see, in order, everywhere or in one chat."""
        return [
            sight
            for sight in self.sights
            if person.teams_id in sight.audience and (chat is None or sight.chat_id == chat.id)
        ]

    def posts(self, chat: Chat, *, author_id: str | None = None) -> list[Sight]:
        """Give what was posted in a chat, in order, by everybody or by one author."""
        return [
            sight
            for sight in self.sights
            if sight.what == "posted"
            and sight.chat_id == chat.id
            and author_id in (None, sight.author_id)
        ]

    def requests_for(self, operation: str) -> list[BotRequest]:
        """Give the bot's calls of one operation, such as `send` or `update`."""
        return [request for request in self.requests if request.operation == operation]

    async def until(self, claim: Callable[[], bool], *, within: float = 10.0) -> None:
        """Wait until a claim holds, asking again after every entry; TimeoutError if it never does.

        `within` is in real seconds.
        """
        happened = asyncio.Event()
        self._waiting.add(happened)
        try:
            async with asyncio.timeout(within):
                while not claim():
                    await happened.wait()
                    happened.clear()
        finally:
            self._waiting.discard(happened)
