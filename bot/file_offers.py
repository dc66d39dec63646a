"""A file in a 1:1 chat: offered, and stored where Teams says once that is agreed to."""

import asyncio
import logging
from collections import OrderedDict
from pathlib import Path
from typing import Any

from botbuilder.schema import Activity
from pydantic import BaseModel, ValidationError

from bot.answering import Answering
from bot.asides import Asides
from bot.cards.actions import read_tap
from bot.cards.taps.files import FetchDataTap, FetchTap
from bot.cards.taps.preparing import FetchPlanTap
from bot.cards.taps.signing import FetchDigestTap
from bot.inbound import Origin
from bot.looks import look_or_plain
from bot.press import Press, PressError
from bot.tapped.command import tapped_command
from bot.teams.files import FileInfo, consent_message, info_message
from bot.teams.room import DeliveryError, Room
from bot.teams.uploads import UploadError, Uploads
from bot.wording.words import words_of
from dialogs.replies import (
    DataFetched,
    DigestFetched,
    FileFetched,
    FileLeft,
    PlanFetched,
    Refused,
    Reply,
)
from digest.documents.forms import order
from facilitation.refusals.plans import FileNotSent, FilesGoAlone
from facilitation.refusals.unknown import CommandIsUnknown

MOST_STORED = 1000
"""Uploads that are remembered, so that a second tap stores nothing twice."""

logger = logging.getLogger(__name__)


class _Consent(BaseModel):
    """What somebody answered to an offer."""

    action: str
    context: dict[str, Any]
    """The tap by which the file is fetched again."""
    uploadInfo: FileInfo | None = None  # noqa: N815 - Teams' name


class FileOffers:
    """Gives files to those whose they are."""

    def __init__(  # noqa: PLR0913 - whom it asks, and whom it tells
        self,
        *,
        answering: Answering,
        asides: Asides,
        room: Room,
        uploads: Uploads,
        press: Press,
        plans: Path,
    ) -> None:
        self._press = press
        self._plans = plans
        self._answering = answering
        self._asides = asides
        self._room = room
        self._uploads = uploads
        self._stored: OrderedDict[str, None] = OrderedDict()

    async def offer(self, reply: Reply, origin: Origin) -> Reply:
        """Have Teams ask where a fetched file is to be stored; other replies stay as they are."""
        if not isinstance(reply, FileFetched):
            return reply
        if not origin.is_personal:
            return Refused(refusal=FilesGoAlone())
        tap = _fetching(reply)
        context = {"verb": tap.verb, **tap.data}
        try:
            size = len(await self._written(reply))
            await self._room.post(origin.place, consent_message(reply, size, context))
        except (PressError, DeliveryError) as error:
            logger.warning("file_not_offered", extra={"reason": str(error)})
            return Refused(refusal=FileNotSent())
        return reply

    async def consented(self, activity: Activity, origin: Origin) -> None:
        """Store the file and show where it is, or take the no for an answer."""
        consent = _read(activity.value)
        if consent is None or not origin.is_personal:
            return
        tap = _tap_of(consent)
        if tap is None:
            return
        if consent.action != "accept" or consent.uploadInfo is None:
            plan_id = tap.plan if isinstance(tap, FetchPlanTap) else None
            await self._asides.say(FileLeft(plan_id=plan_id), origin, activity.locale)
            return
        info = consent.uploadInfo
        if info.uploadUrl in self._stored:
            return
        self._remember(info.uploadUrl)
        # What is stored is what there is now, and only if it still is theirs.
        reply = await self._answering.answer(tapped_command(tap, origin), origin)
        refused = await self._store(reply, info, origin)
        if refused is not None:
            self._stored.pop(info.uploadUrl, None)
            await self._asides.say(refused, origin, activity.locale)

    async def _store(self, reply: Reply, info: FileInfo, origin: Origin) -> Reply | None:
        """What to say where it could not be stored."""
        if not isinstance(reply, FileFetched):
            return reply
        try:
            await self._uploads.put(info.uploadUrl, await self._written(reply))
            await self._room.post(origin.place, info_message(info))
        except (PressError, UploadError, DeliveryError) as error:
            logger.warning("file_not_stored", extra={"reason": str(error)})
            return Refused(refusal=FileNotSent())
        return None

    async def _written(self, fetched: FileFetched) -> bytes:
        match fetched:
            case PlanFetched() | DataFetched():
                return fetched.written
            case DigestFetched(session=session):
                words = words_of(session.plan)
                look = look_or_plain(session.plan, self._plans)
                # Of a long session this takes a second or two.
                told = await asyncio.to_thread(
                    order, fetched.form, fetched.digest, words, look, fetched.imprint
                )
                return await self._press.document(fetched.form, told)
        raise TypeError(f"nothing writes {type(fetched).__name__}")

    def _remember(self, url: str) -> None:
        self._stored[url] = None
        if len(self._stored) > MOST_STORED:
            self._stored.popitem(last=False)


def _fetching(reply: FileFetched) -> FetchTap:
    """The tap that fetches the same again."""
    match reply:
        case PlanFetched(plan=plan):
            return FetchPlanTap(plan=plan.id)
        case DataFetched():
            return FetchDataTap()
        case DigestFetched():
            return FetchDigestTap(session=reply.session.id, form=reply.form)
    raise TypeError(f"nothing fetches {type(reply).__name__}")


def _tap_of(consent: _Consent) -> FetchTap | None:
    """What is to be fetched, if it is a file at all: the context comes from the client."""
    try:
        tap = read_tap(consent.context)
    except CommandIsUnknown:
        return None
    return tap if isinstance(tap, FetchTap) else None


def _read(value: Any) -> _Consent | None:
    try:
        return _Consent.model_validate(value)
    except ValidationError:
        return None
