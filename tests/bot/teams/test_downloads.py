"""Files that people send: fetched from outside, within limits, and from nowhere else."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import BaseTestServer, TestServer

from bot.teams.downloads import LARGEST, DownloadError, Downloads
from bot.teams.outside import OutsideOnly


@pytest.fixture
async def files() -> AsyncIterator[BaseTestServer]:
    """Lend a server of files on this machine."""

    async def file(request: web.Request) -> web.Response:
        match request.match_info["name"]:
            case "plan":
                return web.Response(body=b"title: x")
            case "large":
                return web.Response(body=b"x" * (LARGEST + 1))
            case "moved":
                raise web.HTTPFound("/plan")
        raise web.HTTPNotFound

    site = web.Application()
    site.router.add_get("/{name}", file)
    async with TestServer(site) as server:
        yield server


async def test_in_development_a_file_of_this_machine_is_fetched(files: BaseTestServer) -> None:
    fetched = await Downloads(development=True).fetch(str(files.make_url("/plan")))

    assert fetched == b"title: x"


@pytest.mark.parametrize("name", ["large", "moved", "missing"])
async def test_what_is_too_large_elsewhere_or_missing_is_not_fetched(
    files: BaseTestServer, name: str
) -> None:
    with pytest.raises(DownloadError):
        await Downloads(development=True).fetch(str(files.make_url(f"/{name}")))


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/plan",
        "https://10.0.0.8/plan",
        "https://192.168.1.1/plan",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/plan",
        "https://[fd00::1]/plan",
        "https://127.0.0.1/plan",
        "https://localhost/plan",
        "ftp://example.org/plan",
        "file:///etc/passwd",
        "https://",
        "not a url",
        "",
    ],
)
async def test_nothing_is_fetched_from_inside(url: str) -> None:
    with pytest.raises(DownloadError):
        await Downloads(development=False).fetch(url)


async def test_outside_development_this_machine_is_inside(files: BaseTestServer) -> None:
    with pytest.raises(DownloadError):
        await Downloads(development=False).fetch(str(files.make_url("/plan")))


async def test_a_name_that_leads_inside_is_not_followed() -> None:
    resolver = OutsideOnly()

    with pytest.raises(OSError, match="inside"):
        await resolver.resolve("localhost", 443)

    await resolver.close()
