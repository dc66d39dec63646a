"""Every request that we make of Teams: one session, our token, our reading of failures."""

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import orjson
from aiohttp import (
    ClientError,
    ClientPayloadError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    TCPConnector,
)
from azure.core.exceptions import AzureError
from yarl import URL

from bot.teams.access import AccessTokens
from bot.teams.failures import UNAUTHORIZED_PAUSE, read_fault, read_refusal
from bot.teams.room import Impossible, TryLater
from bot.teams.service_urls import MICROSOFT, ServiceUrls

TIMEOUT = timedelta(seconds=15)
CONNECT_SECONDS = 5
MOST_BYTES = 4 * 1024 * 1024
"""Of an answer; five hundred members take a tenth of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request; `is_repeatable` when doing it twice is the same as doing it once."""

    method: str
    service_url: str
    path: str
    is_repeatable: bool
    body: Mapping[str, Any] | None = None
    timeout: timedelta = TIMEOUT


class Outgoing:
    """Calls Teams' REST interface; a call fails with a DeliveryError and with nothing else."""

    def __init__(
        self,
        tokens: AccessTokens | None,
        *,
        hosts: Collection[str] = MICROSOFT,
        development: bool,
    ) -> None:
        self._tokens = tokens
        self._services = ServiceUrls(hosts, development=development)
        self._session: ClientSession

    @asynccontextmanager
    async def opened(self, connector: TCPConnector | None = None) -> AsyncIterator[None]:
        """Hold the session open; calls can be made within, over `connector`."""
        async with ClientSession(connector=connector) as session:
            self._session = session
            yield
        if self._tokens is not None:
            await self._tokens.close()

    async def call(self, call: Call) -> dict[str, Any]:
        """Do it, and give the JSON object answered, empty when there is none."""
        # First of all: also an address out of our own database may have been put there by others.
        if not self._services.is_known(call.service_url):
            raise Impossible(0, "UnknownServiceUrl")
        try:
            status, body, headers = await self._exchange(call)
            if status == HTTPStatus.UNAUTHORIZED and self._tokens is not None:
                # Revoked before its time: one more try, with a new token.
                self._tokens.drop()
                status, body, headers = await self._exchange(call)
        except (ClientError, OSError) as fault:
            raise read_fault(fault, is_repeatable=call.is_repeatable) from fault
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            raise read_refusal(status, headers, body, is_repeatable=call.is_repeatable)
        return _read_object(body)

    async def _exchange(self, call: Call) -> tuple[int, bytes, Mapping[str, str]]:
        headers = {"Content-Type": "application/json", **await self._authorization(call)}
        timeout = ClientTimeout(total=call.timeout.total_seconds(), sock_connect=CONNECT_SECONDS)
        async with self._session.request(
            call.method,
            URL(call.service_url.rstrip("/") + "/" + call.path, encoded=True),
            data=None if call.body is None else orjson.dumps(call.body),
            headers=headers,
            timeout=timeout,
            # A redirect would carry our token to whoever it names.
            allow_redirects=False,
        ) as answer:
            return answer.status, await _read(answer), answer.headers

    async def _authorization(self, call: Call) -> dict[str, str]:
        if self._services.is_here(call.service_url):
            return {}
        if self._tokens is None:
            raise Impossible(HTTPStatus.UNAUTHORIZED, "NoCredential")
        try:
            return {"Authorization": f"Bearer {await self._tokens.bearer()}"}
        except AzureError as error:
            raise TryLater(type(error).__name__, UNAUTHORIZED_PAUSE) from error


async def _read(answer: ClientResponse) -> bytes:
    content = bytearray()
    async for chunk in answer.content.iter_any():
        content += chunk
        if len(content) > MOST_BYTES:
            raise ClientPayloadError("too much")
    return bytes(content)


def _read_object(body: bytes) -> dict[str, Any]:
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return answer if isinstance(answer, dict) else {}
