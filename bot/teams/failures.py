"""What an answer or a broken connection means for the request that was made."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import orjson
from aiohttp import ClientConnectorError, ClientError, ConnectionTimeoutError

from bot.teams.room import DeliveryError, Impossible, InDoubt, TryLater

# How long to leave Teams alone when it does not say, and at most.
PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(hours=1)

# Only an operator can mend a refused token; nothing is lost while they do.
UNAUTHORIZED_PAUSE = timedelta(minutes=1)

CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}")

# Teams refuses these before anything is done, so that even a POST may be repeated.
_NOT_DONE = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.PRECONDITION_FAILED}


def read_refusal(
    status: int, headers: Mapping[str, str], body: bytes, *, is_repeatable: bool
) -> DeliveryError:
    """Tell what an answer that is not a success means."""
    reason = f"{status} {error_code(body)}"
    if status == HTTPStatus.UNAUTHORIZED:
        return TryLater(reason, UNAUTHORIZED_PAUSE)
    is_fault = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    if status in _NOT_DONE or (is_fault and is_repeatable):
        return TryLater(reason, read_retry_after(headers.get("Retry-After", "")))
    return InDoubt(reason) if is_fault else Impossible(status, error_code(body))


def read_fault(fault: ClientError | OSError, *, is_repeatable: bool) -> DeliveryError:
    """Tell what a request without an answer means."""
    reason = type(fault).__name__
    was_not_sent = isinstance(fault, ClientConnectorError | ConnectionTimeoutError)
    return TryLater(reason, PAUSE) if is_repeatable or was_not_sent else InDoubt(reason)


def read_retry_after(header: str) -> timedelta:
    """Read Retry-After, in seconds or as a date (RFC 9110, 10.2.3); PAUSE when unreadable."""
    if header.isdecimal():
        return timedelta(seconds=min(int(header), LONGEST_PAUSE.total_seconds()))
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return PAUSE
    asked = until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)
    return max(min(asked, LONGEST_PAUSE), timedelta(0))


def error_code(body: bytes) -> str:
    """Give Teams' own word for what went wrong, such as ConversationNotFound."""
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        return "Unknown"
    error = answer.get("error") if isinstance(answer, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    # It goes into logs, rows and terminals, and it comes from outside.
    return code if isinstance(code, str) and CODE.fullmatch(code) else "Unknown"
