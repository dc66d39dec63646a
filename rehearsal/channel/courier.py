"""Carries activities to the bot's door over HTTP, each with a signed token."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import aiohttp
import orjson

from rehearsal.channel.tokens import Tokens
from rehearsal.ledger import Delivery, Ledger
from rehearsal.wire import Json, utc_now


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot's door answered; `status` 0 means nothing came, in time or at all."""

    status: int
    body: bytes = b""
    in_time: bool = True

    @property
    def is_good(self) -> bool:
        """Say whether the bot took the activity."""
        return 200 <= self.status < 300  # noqa: PLR2004 - the class of HTTP statuses for success


@dataclass(frozen=True, slots=True)
class Parcel:
    """A request made ready beforehand, for a bench that must not pay for making it."""

    body: bytes
    headers: dict[str, str]


@dataclass(eq=False)
class Courier:
    """Knows the bot's door and signs what it brings there."""

    tokens: Tokens
    ledger: Ledger
    bot_url: str = ""
    signs_each: bool = False
    clock: Callable[[], datetime] = utc_now
    _session: aiohttp.ClientSession | None = field(default=None, init=False)

    async def start(self) -> None:
        """Open the connections."""
        connector = aiohttp.TCPConnector(limit=256)
        self._session = aiohttp.ClientSession(connector=connector)

    async def stop(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def deliver(
        self,
        activity: Json,
        *,
        token: str | None = None,
        patience: float = 60.0,
        attempt: int = 1,
    ) -> Answer:
        """Bring one activity and write down what came of it; a fault is an Answer too.

        `token` replaces the good one; "" sends none at all.
        """
        at, began = self.clock(), time.perf_counter()
        parcel = self.parcel(activity, self._token() if token is None else token)
        answer = await self._post(parcel, patience)
        seconds = time.perf_counter() - began
        self.ledger.add(
            Delivery(
                at=at,
                activity=activity,
                attempt=attempt,
                status=answer.status,
                answer=answer.body,
                seconds=seconds,
            )
        )
        return answer

    def parcel(self, activity: Json, token: str) -> Parcel:
        """Make one request ready to be sent."""
        headers = {"Content-Type": "application/json; charset=utf-8"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        return Parcel(orjson.dumps(activity), headers)

    def parcels(self, activities: list[Json]) -> list[Parcel]:
        """Make many requests ready, each with a token of its own."""
        tokens = self.tokens.many(len(activities))
        return [self.parcel(*each) for each in zip(activities, tokens, strict=True)]

    async def send(self, parcel: Parcel) -> Answer:
        """Send a parcel without writing anything down."""
        return await self._post(parcel, patience=60.0)

    def _token(self) -> str:
        return self.tokens.fresh() if self.signs_each else self.tokens.shared()

    async def _post(self, parcel: Parcel, patience: float) -> Answer:
        if self._session is None:
            raise RuntimeError("Teams is not open")
        timeout = aiohttp.ClientTimeout(total=patience)
        try:
            async with self._session.post(
                self.bot_url, data=parcel.body, headers=parcel.headers, timeout=timeout
            ) as response:
                return Answer(response.status, await response.read())
        except TimeoutError:
            return Answer(0, in_time=False)
        except aiohttp.ClientError:
            return Answer(0)
