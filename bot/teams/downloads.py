"""Fetches the file that somebody sent us: from outside only, in good time, and not too much."""

from ipaddress import ip_address
from socket import AddressFamily

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import DefaultResolver
from yarl import URL

from bot.teams.loopback import is_loopback_url, is_safe_url

LARGEST = 1024 * 1024
"""In bytes; a plan has a thirtieth of it."""
TIMEOUT_SECONDS = 15


class DownloadError(Exception):
    """The file could not be had, or must not be."""


class OutsideOnly(AbstractResolver):
    """Finds no address inside our own network, whatever name it goes by."""

    def __init__(self) -> None:
        self._resolver = DefaultResolver()

    async def resolve(
        self, host: str, port: int = 0, family: AddressFamily = AddressFamily.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Every address of a host, if all of them are outside."""
        found = await self._resolver.resolve(host, port, family)
        if not all(ip_address(one["host"]).is_global for one in found):
            raise OSError("an address inside")
        return found

    async def close(self) -> None:
        """Let go of whatever is asked."""
        await self._resolver.close()


class Downloads:
    """Fetches files over https; in development from this machine too."""

    def __init__(self, *, development: bool) -> None:
        self._development = development

    async def fetch(self, url: str) -> bytes:
        """The file's content. Raises DownloadError."""
        here = self._development and is_loopback_url(url)
        if not is_safe_url(url, development=self._development) or not (here or _is_outside(url)):
            raise DownloadError("unsafe address")
        connector = TCPConnector() if here else TCPConnector(resolver=OutsideOnly())
        timeout = ClientTimeout(total=TIMEOUT_SECONDS)
        try:
            async with (
                ClientSession(connector=connector, timeout=timeout) as session,
                # A redirect could lead to where we would not have gone by ourselves.
                session.get(URL(url, encoded=True), allow_redirects=False) as answer,
            ):
                if answer.status != 200:  # noqa: PLR2004 - anything else is no file
                    raise DownloadError(f"status {answer.status}")
                content = bytearray()
                async for chunk in answer.content.iter_chunked(65536):
                    content += chunk
                    if len(content) > LARGEST:
                        raise DownloadError("too large")
        except (ClientError, OSError) as fault:
            raise DownloadError(type(fault).__name__) from fault
        return bytes(content)


def _is_outside(url: str) -> bool:
    """Whether a host that is written as an address is outside; names are looked up later."""
    try:
        return ip_address(URL(url).host or "").is_global
    except ValueError:
        return not is_loopback_url(url)
