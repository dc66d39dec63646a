"""Fetches the file that somebody sent us: from outside only, in good time, and not too much."""

from aiohttp import ClientError
from yarl import URL

from bot.teams.outside import calling

LARGEST = 1024 * 1024
"""In bytes; a plan has a thirtieth of it."""


class DownloadError(Exception):
    """The file could not be had, or must not be."""


class Downloads:
    """Fetches files over https; in development from this machine too."""

    def __init__(self, *, development: bool) -> None:
        self._development = development

    async def fetch(self, url: str) -> bytes:
        """The file's content. Raises DownloadError."""
        try:
            async with (
                calling(url, development=self._development) as session,
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
