"""The connector's conversations: opening 1:1 chats, posting, changing and deleting messages."""

from dataclasses import dataclass

import orjson
from aiohttp import web

from rehearsal.accounts import Account
from rehearsal.chats import Chat, Message
from rehearsal.connector.errors import (
    ConnectorError,
    answered,
    bad_request,
    no_such_activity,
    no_such_conversation,
    not_in_roster,
)
from rehearsal.ledger import Ledger
from rehearsal.own_views import OwnViews
from rehearsal.tenants import Tenant
from rehearsal.wire import Clock, Json


@dataclass(eq=False)
class Conversations:
    """Answers the bot's requests about messages."""

    tenant: Tenant
    ledger: Ledger
    own_views: OwnViews
    clock: Clock

    async def create(self, request: web.Request) -> web.Response:
        """Open the 1:1 chat with somebody who has the app, or give the one that is open."""
        wanted = await body_of(request)
        chat = self.tenant.personal_chat(self._invited(wanted))
        created: Json = {"id": chat.id, "serviceUrl": self.tenant.service_url}
        if wanted.get("activity"):
            created["activityId"] = self._post(chat, wanted["activity"]).id
        return answered(created, status=201)

    async def send(self, request: web.Request) -> web.Response:
        """Post a message; a reply in a chat is a post like any other."""
        chat = chat_of(self.tenant, request)
        activity = await body_of(request)
        if activity.get("type") == "typing":
            return answered({"id": "typing"}, status=201)
        return answered({"id": self._post(chat, activity).id}, status=201)

    async def update(self, request: web.Request) -> web.Response:
        """Change a message of the bot's own; views that single people had got are void."""
        chat = chat_of(self.tenant, request)
        activity = checked(await body_of(request))
        message = self._own_message(chat, request)
        message.activity = activity | {"id": message.id}
        message.edited_at = self.clock()
        self.ledger.add_message("updated", chat, message, message.edited_at)
        self.own_views.renew(chat, message)
        return answered({"id": message.id})

    async def delete(self, request: web.Request) -> web.Response:
        """Take a message of the bot's own away."""
        chat = chat_of(self.tenant, request)
        message = self._own_message(chat, request)
        message.deleted_at = self.clock()
        self.ledger.add_message("deleted", chat, message, message.deleted_at)
        return web.Response()

    def _post(self, chat: Chat, activity: Json) -> Message:
        at = self.clock()
        signed = checked(activity) | {"from": self.tenant.as_bot()}
        message = self.tenant.post(chat, self.tenant.bot_id, signed, at)
        self.ledger.add_message("posted", chat, message, at)
        self.own_views.renew(chat, message)
        return message

    def _own_message(self, chat: Chat, request: web.Request) -> Message:
        message = chat.messages.get(request.match_info["activity_id"])
        if message is None or message.deleted_at is not None:
            raise no_such_activity()
        if message.author_id != self.tenant.bot_id:
            raise ConnectorError(403, "Forbidden", "Only the author may change a message.")
        return message

    def _invited(self, wanted: Json) -> Account:
        members = wanted.get("members") or []
        if wanted.get("isGroup") or len(members) != 1:
            raise bad_request("Exactly one member is needed to open a 1:1 conversation.")
        account = self.tenant.find_account(str(members[0].get("id")))
        if account is None:
            raise not_in_roster()
        if account.is_guest:
            raise ConnectorError(400, "BadArgument", "Anonymous users have no 1:1 conversation.")
        if not account.has_app:
            raise not_in_roster()
        return account


def chat_of(tenant: Tenant, request: web.Request) -> Chat:
    """Give the chat that a request names, if the bot is in it."""
    chat = tenant.chats.get(request.match_info["conversation_id"])
    if chat is None:
        raise no_such_conversation()
    if not chat.has_bot:
        raise not_in_roster()
    return chat


async def body_of(request: web.Request) -> Json:
    """Give the JSON object that a request carries."""
    try:
        body = orjson.loads(await request.read())
    except orjson.JSONDecodeError as error:
        raise bad_request("The body is no JSON.") from error
    if not isinstance(body, dict):
        raise bad_request("The body is no JSON object.")
    return body


def checked(activity: Json) -> Json:
    """Refuse what Teams would not show as a message."""
    if activity.get("type") != "message":
        raise bad_request(f"Unknown activity type {activity.get('type')!r}.")
    if not (activity.get("text") or activity.get("attachments")):
        raise bad_request("Activity must include non empty 'text' field or at least 1 attachment.")
    return activity
