"""The connector's addresses, and those where the channel publishes its keys."""

from aiohttp import web

from rehearsal.channel.keys import KeyRing
from rehearsal.channel.tokens import ISSUER
from rehearsal.connector.conversations import Conversations
from rehearsal.connector.drives import Drive
from rehearsal.connector.errors import answered
from rehearsal.connector.guards import Guards
from rehearsal.connector.meetings import Meetings
from rehearsal.connector.rosters import Rosters

_FAR_ABOVE_THE_LIMIT = 32 * 1024 * 1024
_CHAT = "/v3/conversations/{conversation_id}"
_MEETING = "/v1/meetings/{meeting_id}"


def build(
    guards: Guards, conversations: Conversations, rosters: Rosters, meetings: Meetings
) -> web.Application:
    """Build the connector; a route's name begins with the operation it stands for."""
    site = web.Application(middlewares=guards.in_order(), client_max_size=_FAR_ABOVE_THE_LIMIT)
    route = site.router.add_route
    activity = f"{_CHAT}/activities/{{activity_id}}"
    route("POST", "/v3/conversations", conversations.create, name="create")
    route("POST", f"{_CHAT}/activities", conversations.send, name="send")
    route("POST", activity, conversations.send, name="send-reply")
    route("PUT", activity, conversations.update, name="update")
    route("DELETE", activity, conversations.delete, name="delete")
    route("GET", f"{_CHAT}/members", rosters.everyone, name="members")
    route("GET", f"{_CHAT}/pagedmembers", rosters.page, name="members-page")
    route("GET", f"{_CHAT}/members/{{member_id}}", rosters.one, name="members-one")
    route("GET", _MEETING, meetings.details, name="meeting")
    participant = f"{_MEETING}/participants/{{participant_id}}"
    route("GET", participant, meetings.participant, name="participant")
    route("POST", f"{_MEETING}/notification", meetings.notify, name="notify")
    return site


def keep_files(site: web.Application, drive: Drive) -> None:
    """Serve the files of the chats; they are not the connector's, and have none of its limits."""
    site.router.add_get("/drive/{name}", drive.give)
    site.router.add_put("/drive/{name}", drive.take)


def publish_keys(site: web.Application, keys: KeyRing, path: str) -> None:
    """Publish the channel's OpenID metadata at `path`, and its key set beside it."""

    async def metadata(request: web.Request) -> web.Response:
        jwks_uri = str(request.url.with_path(f"{path}/keys"))
        return answered(
            {
                "issuer": ISSUER,
                "authorization_endpoint": "https://invalid.botframework.com",
                "jwks_uri": jwks_uri,
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            }
        )

    async def key_set(_: web.Request) -> web.Response:
        return answered(keys.as_jwks())

    site.router.add_get(f"{path}/openidconfiguration", metadata)
    site.router.add_get(f"{path}/keys", key_set)
