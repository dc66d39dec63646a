"""The keys that Teams signs with, fetched when they are needed and rarely otherwise."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from bot.teams.limits import SlidingWindows, Window
from bot.teams.loopback import is_safe_url

FRESH = timedelta(hours=24)
RETRY = timedelta(minutes=1)
TIMEOUT = ClientTimeout(total=5)

# Whoever sends us made-up key ids must not make us hammer the metadata.
REFRESHES = (Window(6, timedelta(minutes=1)),)

MADE_UP = "made up"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key, and the channels it may speak for."""

    public_key: RSAKey
    endorsements: frozenset[str]


class SigningKeys:
    """Finds a key by its id, also when Teams has changed its keys meanwhile."""

    def __init__(
        self,
        metadata_url: str,
        *,
        development: bool = False,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._metadata_url = metadata_url
        self._development = development
        self._monotonic = monotonic
        self._lock = asyncio.Lock()
        self._refreshes = SlidingWindows(REFRESHES)
        self._keys: Mapping[str, SigningKey] = {}
        self._asked_at = self._stale_at = float("-inf")

    async def find(self, key_id: str) -> SigningKey | None:
        """Give the key with this id, asking again if it is unknown or the keys are a day old."""
        now = self._monotonic()
        if key_id not in self._keys or now >= self._stale_at:
            async with self._lock:
                # Whoever waited behind a refresh has what it brought.
                if self._asked_at <= now:
                    await self._refresh()
        return self._keys.get(key_id)

    async def any_id(self) -> str:
        """The id of a key that Teams signs with now; a made-up one while none can be had."""
        if not self._keys:
            await self.find(MADE_UP)
        return next(iter(self._keys), MADE_UP)

    async def _refresh(self) -> None:
        now = self._monotonic()
        if self._refreshes.earliest(now) > now:
            return
        self._refreshes.record(now)
        try:
            self._keys = await self._fetch()
            self._stale_at = now + FRESH.total_seconds()
        except (ClientError, OSError, ValueError):
            # The keys we have go on serving: an outage over there must not lock us out.
            self._stale_at = now + RETRY.total_seconds()
            logger.exception("signing_keys_unreachable")
        self._asked_at = self._monotonic()

    async def _fetch(self) -> dict[str, SigningKey]:
        async with ClientSession(timeout=TIMEOUT, raise_for_status=True) as session:
            metadata = await self._read(session, self._metadata_url)
            keys = await self._read(session, str(metadata.get("jwks_uri")))
        return read_keys(keys)

    async def _read(self, session: ClientSession, url: str) -> Mapping[str, Any]:
        if not is_safe_url(url, development=self._development):
            raise ValueError("the metadata names an unsafe address")
        async with session.get(url, allow_redirects=False) as answer:
            # Microsoft's servers have been seen to call JSON something else.
            document = await answer.json(content_type=None)
        if not isinstance(document, dict):
            raise ValueError("the metadata is no JSON object")  # noqa: TRY004  a fact of the wire
        return document


def read_keys(key_set: Mapping[str, Any]) -> dict[str, SigningKey]:
    """Read the RSA keys of a JSON Web Key Set by id; others are none of ours."""
    found = {}
    for wire in key_set.get("keys") or ():
        try:
            key = RSAKey.import_key(wire)
        except (JoseError, KeyError, TypeError, ValueError):
            continue
        if isinstance(wire.get("kid"), str):
            found[wire["kid"]] = SigningKey(key, frozenset(wire.get("endorsements") or ()))
    return found
