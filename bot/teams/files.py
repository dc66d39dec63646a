"""A file as Teams offers and shows it: who gets it agrees first."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from bot.teams.room import Message
from dialogs.replies import FileFetched

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"


class FileInfo(BaseModel):
    """Where Teams lets us put a file, and what it is called there."""

    contentUrl: str  # noqa: N815 - Teams' names
    name: str
    uploadUrl: str  # noqa: N815
    uniqueId: str  # noqa: N815
    fileType: str  # noqa: N815


def consent_message(fetched: FileFetched, size: int, context: Mapping[str, Any]) -> Message:
    """The offer of a file of so many bytes; the context comes back with the answer."""
    content = {
        "description": fetched.about,
        "sizeInBytes": size,
        "acceptContext": context,
        "declineContext": context,
    }
    return {
        "type": "message",
        "attachments": [{"contentType": CONSENT, "name": fetched.name, "content": content}],
    }


def info_message(info: FileInfo) -> Message:
    """The file, where it now is."""
    shown = {
        "contentType": INFO,
        "contentUrl": info.contentUrl,
        "name": info.name,
        "content": {"uniqueId": info.uniqueId, "fileType": info.fileType},
    }
    return {"type": "message", "attachments": [shown]}
