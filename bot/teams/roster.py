"""Who is in a conversation and what they are in its meeting, as Teams knows it."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Literal, get_args
from urllib.parse import quote, urlencode

from bot.teams.limits import Purpose
from bot.teams.outgoing import Call, Outgoing
from bot.teams.pace import Pace
from bot.teams.remembering import Remembered
from bot.teams.room import DeliveryError, Impossible, Place, TryLater
from facilitation.people import UNTOLD

MeetingRole = Literal["Organizer", "Presenter", "Attendee"]

FRESH = timedelta(minutes=5)

# Somebody waits for their answer meanwhile: rather do without, and ask again soon.
TIMEOUT = timedelta(seconds=4)
ASK_AGAIN = timedelta(seconds=30)

OWN_VIEWS = 60
"""The most members of a chat whom Teams gives their own view of a card by itself."""

PAGE_SIZE = 500
MOST_PAGES = 20

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person in one conversation; `guest` from another tenant, or anonymous."""

    teams_user_id: str
    aad_object_id: str | None
    name: str
    email: str | None
    guest: bool


@dataclass(frozen=True, slots=True)
class _Members:
    """The members of one conversation; `is_limited` when Teams did not name them all."""

    by_id: dict[str, Member] = field(default_factory=dict)
    is_limited: bool = False
    may_pass: bool = False
    """Whether it was limited by what is over soon, such as a Teams that is too busy."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """One thing read of Teams: nothing when it is unknown, or when Teams did not tell."""

    content: dict[str, Any] | None
    is_limited: bool = False
    may_pass: bool = False


class Roster:
    """Reads members and roles, and remembers them; it never fails, it only knows less."""

    def __init__(self, outgoing: Outgoing, pace: Pace) -> None:
        self._outgoing = outgoing
        self._pace = pace
        self._members = Remembered(self._read_members, _keep)
        self._single = Remembered(self._read_one, _keep, size=5000)

    async def of(self, place: Place, teams_user_id: str) -> Member | None:
        """Give the member of `place` with this id, if Teams knows and tells."""
        members = await self._members.get(place)
        if teams_user_id in members.by_id:
            return members.by_id[teams_user_id]
        found = await self._one(place, teams_user_id)
        return None if found.content is None else read_member(found.content)

    async def is_stranger(self, place: Place, teams_user_id: str) -> bool:
        """Say whether Teams tells that somebody is not, or is no longer, in `place`."""
        members = await self._members.get(place)
        if members.is_limited or teams_user_id in members.by_id:
            return False
        found = await self._one(place, teams_user_id)
        return found.content is None and not found.is_limited

    def forget(self, place: Place) -> None:
        """Ask anew who is in `place`: somebody was removed."""
        self._members.forget(lambda one: one == place)
        self._single.forget(lambda one: one[0] == place)

    async def _one(self, place: Place, teams_user_id: str) -> _Answer:
        path = f"{_conversation(place)}/members/{quote(teams_user_id, safe='')}"
        return await self._single.get((place, path))

    async def of_email(self, place: Place, email: str) -> Member | None:
        """Give the member of `place` with this e-mail address, if Teams tells.

        Raises TryLater where it will tell later on.
        """
        wanted = email.casefold()
        members = await self._members.get(place)
        for one in members.by_id.values():
            if (one.email or "").casefold() == wanted:
                return one
        if members.may_pass:
            raise TryLater("members not told", ASK_AGAIN)
        return None

    async def size(self, place: Place) -> int:
        """Give how many members of `place` Teams names."""
        return len((await self._members.get(place)).by_id)

    async def is_limited(self, place: Place) -> bool:
        """Say whether Teams fails or forbids to name the members of `place`."""
        return (await self._members.get(place)).is_limited

    async def meeting_role(self, place: Place, meeting_id: str, aad_object_id: str) -> str | None:
        """Give what the person is in the meeting: a MeetingRole, UNTOLD, or none at all."""
        participant = f"{quote(meeting_id, safe='')}/participants/{quote(aad_object_id, safe='')}"
        query = urlencode({"tenantId": place.tenant_id})
        found = await self._single.get((place, f"v1/meetings/{participant}?{query}"))
        if found.is_limited:
            return UNTOLD
        role = _inner(found.content, "meeting").get("role")
        return role if role in get_args(MeetingRole) else None

    async def _read_members(self, place: Place) -> _Members:
        """Read page after page; what was read before a failure counts."""
        by_id: dict[str, Member] = {}
        token = ""
        for _ in range(MOST_PAGES):
            query = {"pageSize": PAGE_SIZE} | ({"continuationToken": token} if token else {})
            path = f"{_conversation(place)}/pagedmembers?{urlencode(query)}"
            page = await self._read_one((place, path))
            if page.content is None:
                return _Members(by_id, is_limited=True, may_pass=page.may_pass)
            found = [read_member(member) for member in page.content.get("members") or ()]
            by_id |= {member.teams_user_id: member for member in found}
            token = page.content.get("continuationToken") or ""
            if not token:
                return _Members(by_id)
        return _Members(by_id, is_limited=True)

    async def _read_one(self, wanted: tuple[Place, str]) -> _Answer:
        place, path = wanted
        call = Call(
            method="GET",
            service_url=place.service_url,
            path=path,
            is_repeatable=True,
            timeout=TIMEOUT,
        )
        try:
            await self._pace.take(place, Purpose.READING)
            return _Answer(await self._outgoing.call(call))
        except DeliveryError as error:
            is_unknown = isinstance(error, Impossible) and error.status == HTTPStatus.NOT_FOUND
            logger.info("roster_read_failed", extra={"reason": str(error)})
            may_pass = isinstance(error, TryLater)
            return _Answer(None, is_limited=not is_unknown, may_pass=may_pass)


def read_member(wire: Mapping[str, Any]) -> Member:
    """Read a member as Teams writes it; the object id has had two names."""
    aad_object_id = wire.get("aadObjectId") or wire.get("objectId") or None
    return Member(
        teams_user_id=str(wire.get("id") or ""),
        aad_object_id=aad_object_id,
        name=str(wire.get("name") or ""),
        email=wire.get("email") or wire.get("userPrincipalName") or None,
        guest=aad_object_id is None or wire.get("userRole") in {"guest", "anonymous"},
    )


def unknown_member(teams_user_id: str) -> Member:
    """Somebody of whom Teams tells nothing but the id that it gave us itself."""
    return Member(teams_user_id=teams_user_id, aad_object_id=None, name="", email=None, guest=False)


def _inner(wire: Mapping[str, Any] | None, key: str) -> Mapping[str, Any]:
    inner = (wire or {}).get(key)
    return inner if isinstance(inner, dict) else {}


def _conversation(place: Place) -> str:
    return f"v3/conversations/{quote(place.conversation_id, safe='')}"


def _keep(answer: _Answer | _Members) -> timedelta:
    is_empty = isinstance(answer, _Answer) and answer.content is None
    return ASK_AGAIN if answer.is_limited or is_empty else FRESH
