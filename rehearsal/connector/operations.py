"""What a bot can ask of the connector, by name."""

from enum import StrEnum

from aiohttp import web


class Operation(StrEnum):
    """One kind of request; limits, faults and the ledger speak of these."""

    CREATE = "create"
    SEND = "send"
    UPDATE = "update"
    DELETE = "delete"
    MEMBERS = "members"
    MEETING = "meeting"
    PARTICIPANT = "participant"
    NOTIFY = "notify"


def operation_of(request: web.Request) -> Operation | None:
    """Tell what a request asks for; None for what is not the connector's."""
    name = request.match_info.route.name
    return Operation(name.partition("-")[0]) if name else None


def chat_id_of(request: web.Request) -> str:
    """Give the conversation that a request is about; empty where it is about none."""
    return request.match_info.get("conversation_id", "")
