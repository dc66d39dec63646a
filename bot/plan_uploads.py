"""A plan's file sent in a 1:1 chat: fetched, checked, kept."""

import logging

from botbuilder.schema import Activity

from bot.answering import Answering
from bot.inbound import Origin
from bot.teams.downloads import DownloadError, Downloads
from dialogs.commands.preparing import SendPlan
from dialogs.replies import Refused, Reply
from facilitation.contributions import clean
from facilitation.refusals.plans import FileNotFetched

FILE = "application/vnd.microsoft.teams.file.download.info"

logger = logging.getLogger(__name__)


class PlanUploads:
    """Takes files from Teams, where somebody sent us one."""

    def __init__(self, answering: Answering, downloads: Downloads) -> None:
        self._answering = answering
        self._downloads = downloads

    async def receive(self, activity: Activity, origin: Origin) -> Reply | None:
        """Answer whoever sent a file; None where there was none."""
        sent = _file_of(activity)
        if sent is None:
            return None
        name, url = sent
        try:
            written = await self._downloads.fetch(url)
        except DownloadError as error:
            logger.warning("plan_not_fetched", extra={"reason": str(error)})
            return Refused(refusal=FileNotFetched())
        command = SendPlan(**origin.who, name=name, written=written)
        return await self._answering.answer(command, origin)


def _file_of(activity: Activity) -> tuple[str, str] | None:
    """The name of the file that was sent, and where Teams keeps it."""
    for attachment in activity.attachments or ():
        content = attachment.content
        url = content.get("downloadUrl") if isinstance(content, dict) else None
        if attachment.content_type == FILE and isinstance(url, str):
            return clean(attachment.name or ""), url
    return None
