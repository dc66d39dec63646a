"""The SDK's adapter, with our door, our way out and nothing built per turn."""

import logging
from collections.abc import Awaitable, Callable, Sequence

from botbuilder.core import TurnContext
from botbuilder.integration.aiohttp import CloudAdapter
from botbuilder.schema import Activity, ActivityTypes, ResourceResponse
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)

from bot.door.activities import place_of
from bot.door.security import ISSUER, Doorkeeper, TokenIsRefused
from bot.door.turns import Body, put_invoke_answer
from bot.faults import log_fault
from bot.teams.room import Room

Apologise = Callable[[TurnContext], Awaitable[Body | None]]
"""Says one calm sentence after a fault of ours; for an invoke, as the body it gives."""

logger = logging.getLogger(__name__)


class TeamsAdapter(CloudAdapter):
    """Leads an activity to the handler; what the handler sends goes through the room."""

    def __init__(self, doorkeeper: Doorkeeper, room: Room, apologise: Apologise) -> None:
        super().__init__(_Authentication(doorkeeper, room))
        self._room = room
        self._apologise = apologise
        self.on_turn_error = self._own_up

    async def send_activities(
        self, context: TurnContext, activities: Sequence[Activity]
    ) -> list[ResourceResponse]:
        """Post each activity where the turn came from."""
        place = place_of(context.activity)
        sent = (each for each in activities if each.type != ActivityTypes.trace)
        return [ResourceResponse(id=await self._room.post(place, _wire(each))) for each in sent]

    async def _own_up(self, context: TurnContext, error: Exception) -> None:
        activity = context.activity
        log_fault(
            logger,
            "turn_failed",
            error,
            activity_type=activity.type,
            activity_name=activity.name,
        )
        body = await self._apologise(context)
        if activity.type == ActivityTypes.invoke:
            put_invoke_answer(context, body)


class _OneWayOut(ConnectorFactory):
    """Gives the room for a connector: a client per turn costs most of a turn."""

    def __init__(self, room: Room) -> None:
        self._room = room

    async def create(  # type: ignore[override]  # the turn only asks that there be one
        self,
        service_url: str,  # noqa: ARG002  the room is told with each message
        audience: str,  # noqa: ARG002  there is but one
    ) -> Room:
        return self._room


class _Authentication(BotFrameworkAuthentication):
    """Asks our doorkeeper."""

    def __init__(self, doorkeeper: Doorkeeper, room: Room) -> None:
        self._doorkeeper = doorkeeper
        self._connectors = _OneWayOut(room)

    async def authenticate_request(
        self, activity: Activity, auth_header: str
    ) -> AuthenticateRequestResult:
        result = AuthenticateRequestResult()
        result.claims_identity = await self._doorkeeper.authenticate(auth_header, activity)
        result.audience = ISSUER
        result.connector_factory = self._connectors
        return result

    async def authenticate_streaming_request(
        self,
        auth_header: str,  # noqa: ARG002  whatever it says
        channel_id_header: str,  # noqa: ARG002  the same
    ) -> AuthenticateRequestResult:
        raise TokenIsRefused("there is no streaming here")

    def create_connector_factory(
        self,
        claims_identity: ClaimsIdentity,  # noqa: ARG002  the way out is the same for all
    ) -> ConnectorFactory:
        return self._connectors

    async def create_user_token_client(  # type: ignore[override]  # the SDK copes with none
        self, claims_identity: ClaimsIdentity
    ) -> None:
        """Give none: nobody signs in through this bot."""


def _wire(activity: Activity) -> dict[str, object]:
    wire: dict[str, object] = activity.serialize()
    return wire
