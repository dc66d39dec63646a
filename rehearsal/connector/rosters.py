"""The connector's rosters: who is in a conversation."""

from dataclasses import dataclass

from aiohttp import web

from rehearsal.connector.conversations import chat_of
from rehearsal.connector.errors import ConnectorError, answered, bad_request
from rehearsal.tenants import Tenant
from rehearsal.wire import Json

_SMALLEST_PAGE, _LARGEST_PAGE = 50, 500


@dataclass(eq=False)
class Rosters:
    """Answers the bot's requests about members."""

    tenant: Tenant

    async def everyone(self, request: web.Request) -> web.Response:
        """Give the whole roster at once."""
        return answered(self._members(request))

    async def one(self, request: web.Request) -> web.Response:
        """Give one member, by Teams id, directory id or e-mail."""
        chat = chat_of(self.tenant, request)
        key = request.match_info["member_id"]
        for member in chat.members.values():
            if member.answers_to(key):
                return answered(member.as_member(self.tenant.id))
        raise ConnectorError(404, "MemberNotFoundInConversation", "Member not found.")

    async def page(self, request: web.Request) -> web.Response:
        """Give some of the roster, and a token for the rest."""
        members = self._members(request)
        try:
            size = int(request.query.get("pageSize", _LARGEST_PAGE))
            start = int(request.query.get("continuationToken") or 0)
        except ValueError as error:
            raise bad_request("pageSize or continuationToken makes no sense.") from error
        stop = start + min(max(size, _SMALLEST_PAGE), _LARGEST_PAGE)
        page: Json = {"members": members[start:stop]}
        if stop < len(members):
            page["continuationToken"] = str(stop)
        return answered(page)

    def _members(self, request: web.Request) -> list[Json]:
        chat = chat_of(self.tenant, request)
        return [member.as_member(self.tenant.id) for member in chat.members.values()]
