"""Files in a 1:1 chat: sent to the bot, and agreed to where it offers one."""

from http import HTTPStatus

from rehearsal.card_reading import FILE_OFFERED, FILE_SENT
from rehearsal.chats import Message
from rehearsal.people.desks import Seated
from rehearsal.wire import Json


class Filing(Seated):
    """What a person can do with files in their own chat with the bot."""

    async def sends_file(self, name: str, content: bytes) -> Message:
        """Send a file; return once the bot has answered."""
        desk, chat = self.desk, self.personal
        kept = f"{len(desk.drive.files)}-{name}"
        desk.drive.files[kept] = content
        info = {"downloadUrl": desk.drive.address(kept), "uniqueId": kept, "fileType": "yaml"}
        attachment = {"contentType": FILE_SENT, "name": name, "content": info}
        activity = desk.envelope.around(chat, self, "message", attachments=[attachment])
        at = desk.envelope.clock()
        message = desk.tenant.post(chat, self.teams_id, activity, at)
        activity["id"] = message.id
        desk.ledger.add_message("posted", chat, message, at)
        await desk.courier.deliver(activity)
        return message

    async def accepts_file(self, offer: Message) -> bytes:
        """Agree to have the file that a message offers, and give what was put on one's drive."""
        desk, offered = self.desk, _offered_in(offer)
        kept = f"{len(desk.drive.files)}-{offered['name']}"
        info = {
            "contentUrl": desk.drive.address(kept),
            "name": offered["name"],
            "uploadUrl": desk.drive.address(kept),
            "uniqueId": kept,
            "fileType": "yaml",
        }
        value = {
            "type": "fileUpload",
            "action": "accept",
            "context": offered["content"]["acceptContext"],
            "uploadInfo": info,
        }
        activity = desk.envelope.invoke(
            self.personal, self, "fileConsent/invoke", value, card_id=offer.id
        )
        answer = await desk.invoker.ask(activity)
        if answer.status != HTTPStatus.OK:
            desk.ledger.add(f"{self.teams_id} accepted a file: HTTP {answer.status}")
        await desk.ledger.until(lambda: kept in desk.drive.files)
        return desk.drive.files[kept]


def _offered_in(message: Message) -> Json:
    attachments = message.activity.get("attachments") or ()
    return next(dict(each) for each in attachments if each["contentType"] == FILE_OFFERED)
