"""Files that people agreed to have: put outside, whole, and nowhere else."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.teams.uploads import UploadError, Uploads

STORED = web.AppKey("stored", list[tuple[str, bytes]])


@pytest.fixture
async def drive() -> AsyncIterator[TestServer]:
    """Lend a drive on this machine."""

    async def put(request: web.Request) -> web.Response:
        match request.match_info["name"]:
            case "full":
                raise web.HTTPInsufficientStorage
            case "moved":
                raise web.HTTPTemporaryRedirect("/plan")
        stored = (request.headers["Content-Range"], await request.read())
        request.app[STORED].append(stored)
        return web.Response(status=201)

    site = web.Application()
    site[STORED] = []
    site.router.add_put("/{name}", put)
    server = TestServer(site)
    async with server:
        yield server


async def test_a_file_is_put_whole(drive: TestServer) -> None:
    await Uploads(development=True).put(str(drive.make_url("/plan")), b"title: x")

    assert drive.app[STORED] == [("bytes 0-7/8", b"title: x")]


@pytest.mark.parametrize("name", ["full", "moved"])
async def test_where_it_is_not_taken_it_is_said(drive: TestServer, name: str) -> None:
    with pytest.raises(UploadError):
        await Uploads(development=True).put(str(drive.make_url(f"/{name}")), b"x")


@pytest.mark.parametrize(
    "url",
    ["http://example.org/x", "https://10.0.0.8/x", "https://[::1]/x", "https://localhost/x", "x"],
)
async def test_nothing_is_put_inside(url: str) -> None:
    with pytest.raises(UploadError):
        await Uploads(development=False).put(url, b"x")


async def test_outside_of_development_nothing_is_put_on_this_machine(
    drive: TestServer,
) -> None:
    with pytest.raises(UploadError):
        await Uploads(development=False).put(str(drive.make_url("/plan")), b"x")
