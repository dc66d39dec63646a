"""Teams as our requests meet it: it notes what it was asked and answers what the test says."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from aiohttp import TCPConnector, web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.test_utils import TestServer
from azure.core.credentials import AccessToken
from azure.core.exceptions import ClientAuthenticationError
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from yarl import URL

from bot.teams.access import SCOPE
from bot.teams.room import Place
from tests.bot.channel import a_private_key


@dataclass
class Teams:
    """The other side: notes what it was asked, and answers what the test says."""

    url: str = ""
    status: int = 201
    headers: dict[str, str] = field(default_factory=dict)
    answer: Any = field(default_factory=lambda: {"id": "new"})
    answers: dict[str, Any] = field(default_factory=dict)
    breaks_the_line: bool = False
    hangs: bool = False
    breaks_off: bool = False
    dawdles: bool = False
    asked: list[tuple[str, str, Any, str | None]] = field(default_factory=list)

    async def serve(self, request: web.Request) -> web.Response:
        body = await request.json() if request.can_read_body else None
        asked = (request.method, request.path_qs, body, request.headers.get("Authorization"))
        self.asked.append(asked)
        if self.breaks_the_line:
            assert request.transport is not None
            request.transport.close()
        if self.hangs:
            await asyncio.Event().wait()
        if self.breaks_off or self.dawdles:
            return await self._half(request)
        return web.json_response(
            self.answers.get(request.path_qs, self.answers.get(request.path, self.answer)),
            status=self.status,
            headers=self.headers,
        )

    async def _half(self, request: web.Request) -> web.Response:
        """Send half an answer; then break the line, or send nothing more."""
        half = web.StreamResponse(status=self.status, headers={"Content-Length": "100"})
        await half.prepare(request)
        await half.write(b'{"id":')
        if self.dawdles:
            await asyncio.Event().wait()
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    @property
    def place(self) -> Place:
        return Place(self.url, "19:room", "tenant")


class Issuer:
    """A credential; counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.lasts = 3600
        self.is_down = False
        self.hangs = False

    async def get_token(self, *scopes: str, **_: Any) -> AccessToken:
        self.asked += 1
        await asyncio.sleep(0)
        if self.hangs:
            await asyncio.Event().wait()
        if self.is_down:
            raise ClientAuthenticationError("no")
        assert scopes == (SCOPE,)
        return AccessToken(f"token {self.asked}", self.lasts)

    async def close(self) -> None:
        """Nothing is held open."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Nothing is held open."""


@asynccontextmanager
async def serving(**options: Any) -> AsyncIterator[Teams]:
    teams = Teams()
    site = web.Application()
    site.router.add_route("*", "/{path:.*}", teams.serve)
    server = TestServer(site, scheme="https" if options else "http")
    await server.start_server(**options)
    async with server:
        teams.url = str(server.make_url("/amer/"))
        yield teams


HOST = "smba.trafficmanager.net"
"""Where the real Teams is called."""


class Signpost(AbstractResolver):
    """Leads every name to one port of this machine, and notes what was asked for."""

    def __init__(self, port: int = 9) -> None:
        self._port = port
        self.asked: list[str] = []

    async def resolve(
        self,
        host: str,
        port: int = 0,  # noqa: ARG002  ours leads elsewhere
        family: socket.AddressFamily = socket.AF_INET,
    ) -> list[ResolveResult]:
        self.asked.append(host)
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=self._port, family=family, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        """Nothing is held open."""


@asynccontextmanager
async def serving_as_teams(folder: Path) -> AsyncIterator[tuple[Teams, TCPConnector]]:
    """Serve under Teams' own name with a certificate; lend what leads there and trusts it."""
    own, trust = a_certificate(folder)
    async with serving(ssl=own) as teams:
        port = URL(teams.url).port or 0
        teams.url = f"https://{HOST}/amer/"
        yield teams, TCPConnector(ssl=trust, resolver=Signpost(port))


def a_certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Make a certificate for Teams' host; give what shows it and what trusts it."""
    key = a_private_key()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, SHA256())
    )
    path = folder / "certificate.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + certificate.public_bytes(Encoding.PEM))
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(path)
    trust = ssl.create_default_context(cadata=certificate.public_bytes(Encoding.DER))
    return own, trust
