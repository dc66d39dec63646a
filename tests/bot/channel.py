"""The channel as the door sees it: a metadata server on loopback, and tokens it signs."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

APP_ID = "11111111-2222-3333-4444-555555555555"
SERVICE_URL = "http://127.0.0.1:9/teams/"


def a_private_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Channel:
    """Signs as Teams does; `asked` counts how often its keys were read."""

    private_key: RSAPrivateKey = field(default_factory=a_private_key)
    key_id: str = "first"
    endorsements: tuple[str, ...] = ("msteams",)
    asked: int = 0
    is_down: bool = False
    metadata_url: str = ""

    def rotate(self) -> None:
        """Begin to sign with another key."""
        self.private_key = a_private_key()
        self.key_id += "+"

    def a_token(self, **claims: Any) -> str:
        """Sign a good token, but for the claims given; None leaves one out."""
        return jwt.encode(
            some_claims(**claims),
            self.private_key,
            algorithm="RS256",
            headers={"kid": self.key_id},
        )

    def public_key(self) -> dict[str, Any]:
        wire = RSAAlgorithm.to_jwk(self.private_key.public_key(), as_dict=True)
        return {**wire, "kid": self.key_id, "endorsements": list(self.endorsements)}


def some_claims(**changes: Any) -> dict[str, Any]:
    claims = {
        "iss": "https://api.botframework.com",
        "aud": APP_ID,
        "exp": int(time.time()) + 3600,
        "serviceurl": SERVICE_URL,
        **changes,
    }
    return {name: claim for name, claim in claims.items() if claim is not None}


def some_wire(**changes: Any) -> dict[str, Any]:
    """Write a tap on a card as Teams sends it, but for the fields given; None leaves one out."""
    wire = {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "id": "f:1",
        "timestamp": "2020-11-24T13:00:00.1234567Z",
        "channelId": "msteams",
        "serviceUrl": SERVICE_URL,
        "from": {"id": "29:anna", "name": "Anna", "aadObjectId": "a-1"},
        "recipient": {"id": f"28:{APP_ID}", "name": "Giro"},
        "conversation": {"id": "19:meeting_x@thread.v2", "isGroup": True, "tenantId": "t-1"},
        "channelData": {"tenant": {"id": "t-1"}},
        "value": {"action": {"type": "Action.Execute", "verb": "vote", "data": {"option": "a"}}},
        **changes,
    }
    return {name: content for name, content in wire.items() if content is not None}


@asynccontextmanager
async def open_channel(**settings: Any) -> AsyncIterator[Channel]:
    """Serve a channel's metadata and keys."""
    channel = Channel(**settings)
    site = web.Application()
    server = TestServer(site)

    async def metadata(_: web.Request) -> web.Response:
        return web.json_response({"jwks_uri": str(server.make_url("/keys"))})

    async def keys(_: web.Request) -> web.Response:
        channel.asked += 1
        if channel.is_down:
            return web.Response(status=503)
        return web.json_response({"keys": [{"kid": "odd", "kty": "none"}, channel.public_key()]})

    site.router.add_get("/metadata", metadata)
    site.router.add_get("/keys", keys)
    async with server:
        channel.metadata_url = str(server.make_url("/metadata"))
        yield channel
