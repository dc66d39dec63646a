"""Room, as Teams provides it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from bot.teams.outgoing import Call, Outgoing
from bot.teams.room import InDoubt, Message, Place

_CONVERSATIONS = "v3/conversations"


class TeamsRoom:
    """Speaks at once: whoever asks has waited for their turn."""

    def __init__(self, outgoing: Outgoing, app_id: str) -> None:
        self._outgoing = outgoing
        self._app_id = app_id

    async def post(self, place: Place, message: Message) -> str:
        """Say something new; give the id by which it can be updated."""
        answer = await self._outgoing.call(
            Call(
                method="POST",
                service_url=place.service_url,
                path=_activities(place),
                is_repeatable=False,
                body=message,
            )
        )
        return _id_of(answer)

    async def update(self, place: Place, activity_id: str, message: Message) -> None:
        """Replace what was said."""
        await self._outgoing.call(
            Call(
                method="PUT",
                service_url=place.service_url,
                path=f"{_activities(place)}/{quote(activity_id, safe='')}",
                is_repeatable=True,
                body={**message, "id": activity_id},
            )
        )

    async def open_personal(self, place: Place, teams_user_id: str) -> str:
        """Open the 1:1 with somebody met in `place`; give its conversation id."""
        answer = await self._outgoing.call(
            Call(
                method="POST",
                service_url=place.service_url,
                path=_CONVERSATIONS,
                # Asked again, Teams gives the same 1:1.
                is_repeatable=True,
                body={
                    "isGroup": False,
                    "bot": {"id": f"28:{self._app_id}"},
                    "members": [{"id": teams_user_id}],
                    "tenantId": place.tenant_id,
                    "channelData": {"tenant": {"id": place.tenant_id}},
                },
            )
        )
        return _id_of(answer)


def _activities(place: Place) -> str:
    return f"{_CONVERSATIONS}/{quote(place.conversation_id, safe='')}/activities"


def _id_of(answer: Mapping[str, Any]) -> str:
    if not answer.get("id"):
        raise InDoubt("no id in the answer")
    return str(answer["id"])
