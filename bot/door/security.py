"""Whom we let in: only what Teams has signed for this bot, this address and this channel."""

import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256
from typing import Any

import orjson
from botbuilder.schema import Activity
from botframework.connector.auth import ClaimsIdentity
from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry, extract_compact, validate_compact
from joserfc.jwt import JWTClaimsRegistry

from bot.door.activities import place_of
from bot.door.signing_keys import SigningKey, SigningKeys
from bot.teams.service_urls import MICROSOFT, ServiceUrls

ISSUER = "https://api.botframework.com"
ALGORITHM = "RS256"
CHANNEL = "msteams"
ALLOWED = JWSRegistry(algorithms=[ALGORITHM])

# The tolerance of Microsoft's own SDK for clocks that differ.
LEEWAY_SECONDS = 300

# The channel repeats a token for as long as it lasts; one per service URL would do.
MOST_REMEMBERED = 1024


class TokenIsRefused(PermissionError):
    """The request does not come from Teams, as far as we can tell."""


class Doorkeeper:
    """Verifies the token of each activity, and remembers the good ones until they expire."""

    def __init__(  # noqa: PLR0913 - whom it knows, and by what
        self,
        app_id: str,
        keys: SigningKeys,
        *,
        hosts: Collection[str] = MICROSOFT,
        tenant_id: str = "",
        development: bool = False,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._app_id = app_id
        self._tenant_id = tenant_id
        self._keys = keys
        self._services = ServiceUrls(hosts, development=development)
        self._now = now
        self._claims = JWTClaimsRegistry(
            now=lambda: int(now()),
            leeway=LEEWAY_SECONDS,
            iss={"essential": True, "value": ISSUER},
            aud={"essential": True, "value": app_id},
            exp={"essential": True},
        )
        self._remembered: OrderedDict[tuple[bytes, str, str], ClaimsIdentity] = OrderedDict()

    async def authenticate(self, auth_header: str, activity: Activity) -> ClaimsIdentity:
        """Give who sent the activity, or raise TokenIsRefused.

        With an empty app id anybody is let in; the settings allow that in development only.
        With a tenant id only its own conversations are.
        """
        self._check_origin(activity)
        if not self._app_id:
            return ClaimsIdentity({}, is_authenticated=True, authentication_type="anonymous")
        token = _read_bearer(auth_header)
        # Hashed, so that no usable token lies about in memory for longer than its request.
        key = (sha256(token.encode()).digest(), activity.service_url, activity.channel_id)
        identity = self._recall(key)
        if identity is None:
            claims = await self._verify(token, activity.service_url, activity.channel_id)
            identity = ClaimsIdentity(claims, is_authenticated=True)
            self._remember(key, identity)
        return identity

    def _check_origin(self, activity: Activity) -> None:
        if activity.channel_id != CHANNEL:
            raise TokenIsRefused("the activity comes from no channel or from another")
        # Whoever is let in from there is answered there, with a token of ours.
        if not self._services.is_known(activity.service_url or ""):
            raise TokenIsRefused("the activity names no service URL that we know")
        if self._tenant_id and place_of(activity).tenant_id != self._tenant_id:
            raise TokenIsRefused("the activity comes from another tenant")

    async def _verify(self, token: str, service_url: str, channel_id: str) -> dict[str, Any]:
        try:
            signed = extract_compact(token.encode(), registry=ALLOWED)
            key = await self._find_key(signed.headers())
            if not validate_compact(signed, key.public_key, registry=ALLOWED):
                raise TokenIsRefused("the token is not signed with that key")
            claims = self._read_claims(signed.payload)
        except (JoseError, ValueError) as error:
            raise TokenIsRefused(type(error).__name__) from error
        if channel_id not in key.endorsements:
            raise TokenIsRefused("the key does not speak for this channel")
        if self._tenant_id and claims.get("tid", self._tenant_id) != self._tenant_id:
            raise TokenIsRefused("the token is for another tenant")
        if claims.get("serviceurl") != service_url:
            raise TokenIsRefused("the token is for another service URL")
        return claims

    async def _find_key(self, header: Mapping[str, Any]) -> SigningKey:
        if header.get("alg") != ALGORITHM:
            raise TokenIsRefused("the token is signed in another way")
        key = await self._keys.find(str(header.get("kid")))
        if key is None:
            raise TokenIsRefused("the token is signed with an unknown key")
        return key

    def _read_claims(self, payload: bytes) -> dict[str, Any]:
        claims = orjson.loads(payload)
        if not isinstance(claims, dict):
            raise TokenIsRefused("the token claims nothing")
        self._claims.validate(claims)
        return claims

    def _recall(self, key: tuple[bytes, str, str]) -> ClaimsIdentity | None:
        identity = self._remembered.get(key)
        if identity is None:
            return None
        if identity.claims["exp"] <= self._now():
            del self._remembered[key]
            return None
        self._remembered.move_to_end(key)
        return identity

    def _remember(self, key: tuple[bytes, str, str], identity: ClaimsIdentity) -> None:
        self._remembered[key] = identity
        while len(self._remembered) > MOST_REMEMBERED:
            self._remembered.popitem(last=False)


def _read_bearer(auth_header: str) -> str:
    scheme, _, token = auth_header.partition(" ")
    if scheme.lower() != "bearer" or not token.isascii() or not token:
        raise TokenIsRefused("there is no bearer token")
    return token
