"""Knocks at our own door with forged tokens before anybody else may: it must stay shut."""

import base64
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from aiohttp import ClientSession, ClientTimeout

from bot.door.security import ALGORITHM, CHANNEL, ISSUER
from bot.door.signing_keys import SigningKeys

SIGNATURE_BYTES = 256
SECONDS = 30
"""Enough for the keys to be asked for in vain, several times."""


class DoorIsOpenError(Exception):
    """A token that nobody signed was let in, or at least not refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """An activity with which nothing is wrong but its token, and that asks nothing of us."""

    app_id: str
    tenant_id: str
    service_url: str
    keys: SigningKeys

    async def knock(self, url: str) -> None:
        """Raise DoorIsOpenError unless every forged token is refused."""
        key_id = await self.keys.any_id()
        async with ClientSession(timeout=ClientTimeout(total=SECONDS)) as session:
            for token in (self._token("none", key_id, b""), self._forged(key_id)):
                headers = {"Authorization": f"Bearer {token}"}
                async with session.post(url, json=self._activity, headers=headers) as answer:
                    if answer.status != HTTPStatus.UNAUTHORIZED:
                        raise DoorIsOpenError(f"a forged token was answered {answer.status}")

    @property
    def _activity(self) -> Mapping[str, Any]:
        return {
            "type": "typing",
            "channelId": CHANNEL,
            "serviceUrl": self.service_url,
            "from": {"id": "29:probe"},
            "conversation": {"id": "a:probe", "tenantId": self.tenant_id},
        }

    def _forged(self, key_id: str) -> str:
        # Under the id of a key that exists, so that its signature is what must give it away.
        return self._token(ALGORITHM, key_id, os.urandom(SIGNATURE_BYTES))

    def _token(self, algorithm: str, key_id: str, signature: bytes) -> str:
        header = {"alg": algorithm, "kid": key_id, "typ": "JWT"}
        claims = {
            "iss": ISSUER,
            "aud": self.app_id,
            "exp": int(time.time()) + 3600,
            "serviceurl": self.service_url,
        }
        parts = (orjson.dumps(header), orjson.dumps(claims), signature)
        return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)
