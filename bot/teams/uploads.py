"""Puts a file where Teams lets us, once somebody has agreed to have it."""

from aiohttp import ClientError
from yarl import URL

from bot.teams.outside import calling

STORED = (200, 201)


class UploadError(Exception):
    """The file could not be put there, or must not be."""


class Uploads:
    """Sends files over https; in development to this machine too."""

    def __init__(self, *, development: bool) -> None:
        self._development = development

    async def put(self, url: str, content: bytes) -> None:
        """Store a file whole. Raises UploadError."""
        last = len(content) - 1
        headers = {
            "Content-Range": f"bytes 0-{last}/{len(content)}",
            "Content-Type": "application/octet-stream",
        }
        try:
            async with (
                calling(url, development=self._development) as session,
                session.put(
                    URL(url, encoded=True), data=content, headers=headers, allow_redirects=False
                ) as answer,
            ):
                if answer.status not in STORED:
                    raise UploadError(f"status {answer.status}")
        except (ClientError, OSError) as fault:
            raise UploadError(type(fault).__name__) from fault
