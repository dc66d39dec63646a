"""How the connector says no."""

import orjson
from aiohttp import web

from rehearsal.wire import Json


class ConnectorError(Exception):
    """A request that is answered with an error, as the Bot Framework shapes it."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message

    def as_response(self, headers: dict[str, str] | None = None) -> web.Response:
        """Write the error as an HTTP answer."""
        body = {"error": {"code": self.code, "message": self.message}}
        return answered(body, status=self.status, headers=headers)


def answered(
    body: Json | list[Json], *, status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    """Write JSON as an HTTP answer."""
    return web.Response(
        body=orjson.dumps(body), status=status, content_type="application/json", headers=headers
    )


def bad_request(message: str) -> ConnectorError:
    """Say that the request makes no sense."""
    return ConnectorError(400, "BadSyntax", message)


def not_in_roster() -> ConnectorError:
    """Say that the app is not installed there."""
    return ConnectorError(
        403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."
    )


def no_such_conversation() -> ConnectorError:
    """Say that the conversation does not exist."""
    return ConnectorError(404, "ConversationNotFound", "Conversation not found.")


def no_such_activity() -> ConnectorError:
    """Say that the message does not exist, or no more."""
    return ConnectorError(404, "ActivityNotFoundInConversation", "The activity could not be found.")


def too_many() -> ConnectorError:
    """Say that the bot asks too often."""
    return ConnectorError(429, "Throttled", "Too many requests.")


def too_big() -> ConnectorError:
    """Say that the message weighs too much."""
    return ConnectorError(413, "MessageSizeTooBig", "Message size too large.")
