"""Addresses that somebody else names: called outside only, in good time, without detours."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_address
from socket import AddressFamily

from aiohttp import ClientSession, ClientTimeout, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import DefaultResolver
from yarl import URL

from bot.teams.loopback import is_loopback_url, is_safe_url

TIMEOUT_SECONDS = 15


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


class UnsafeAddressError(OSError):
    """The address must not be called."""


@asynccontextmanager
async def calling(url: str, *, development: bool) -> AsyncIterator[ClientSession]:
    """Lend what an address is called with. Raises UnsafeAddressError."""
    here = development and is_loopback_url(url)
    if not is_safe_url(url, development=development) or not (here or _is_outside(url)):
        raise UnsafeAddressError("unsafe address")
    connector = TCPConnector() if here else TCPConnector(resolver=OutsideOnly())
    timeout = ClientTimeout(total=TIMEOUT_SECONDS)
    async with ClientSession(connector=connector, timeout=timeout) as session:
        yield session


def _is_outside(url: str) -> bool:
    """Whether a host that is written as an address is outside; names are looked up later."""
    try:
        return ip_address(URL(url).host or "").is_global
    except ValueError:
        return not is_loopback_url(url)
