"""What is typed in the chat to nobody in particular: heard, and hardly ever answered."""

import asyncio
import logging
from collections import OrderedDict

from botbuilder.schema import Activity

from bot.answering import Answering
from bot.asides import Asides
from bot.inbound import Origin, origin_of
from bot.messages import text_of
from bot.typed import read_point
from dialogs.commands.taking_part import HearMessage
from dialogs.replies import Refused, Reply
from facilitation.chat import MessageChange
from facilitation.refusals.answering import NotJoined
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.writing import WrittenTooFast
from storage.outages import DatabaseIsAwayError

MESSAGE_ID_LENGTH = 255

PAUSES = (0.25, 0.5, 1, 2, 4)
"""In seconds, between one try and the next; Teams waits for some fifteen."""

MOST_HINTED = 5000
"""People remembered as told that only who joins is heard, or only so much of them."""

logger = logging.getLogger(__name__)


class Chatting:
    """Has messages heard; their authors are told only what they cannot see for themselves."""

    def __init__(self, answering: Answering, asides: Asides) -> None:
        self._answering = answering
        self._asides = asides
        self._hinted: OrderedDict[tuple[str, str, type[Refusal]], None] = OrderedDict()

    async def hear(self, activity: Activity, change: MessageChange) -> None:
        """Let a message count, or what was done to it."""
        origin = origin_of(activity)
        if not activity.id or len(activity.id) > MESSAGE_ID_LENGTH:
            return
        command = HearMessage(
            **origin.who,
            message_id=activity.id,
            change=change,
            spoken=read_point(text_of(activity)),
        )
        reply = await self._heard(command, origin)
        await self._say(reply, origin, activity.locale)

    async def _heard(self, command: HearMessage, origin: Origin) -> Reply:
        """Nobody types a message again because the database was away for a moment."""
        for seconds in PAUSES:
            try:
                return await self._answering.answer(command, origin)
            except DatabaseIsAwayError as error:
                logger.warning("message_put_off", extra={"reason": str(error)})
                await asyncio.sleep(seconds)
        return await self._answering.answer(command, origin)

    async def _say(self, reply: Reply, origin: Origin, locale: str | None) -> None:
        match reply:
            case Refused(refusal=NotJoined() | WrittenTooFast() as why, session=session) if (
                session is not None
            ):
                if self._is_first(session.id, origin.sender.key, type(why)):
                    await self._asides.whisper(reply, origin, locale)
            case Refused():
                await self._asides.say(reply, origin, locale)

    def _is_first(self, session_id: str, key: str, why: type[Refusal]) -> bool:
        """Whether somebody is hinted at something for the first time in a session."""
        hint = (session_id, key, why)
        if hint in self._hinted:
            return False
        self._hinted[hint] = None
        if len(self._hinted) > MOST_HINTED:
            self._hinted.popitem(last=False)
        return True
