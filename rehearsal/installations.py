"""The app in a chat, or for one person (their personal chat): added, removed, upgraded."""

from dataclasses import dataclass

from rehearsal.accounts import Account
from rehearsal.channel.meeting_events import installation, members_changed
from rehearsal.chats import Chat
from rehearsal.people.desks import Desk


@dataclass(eq=False)
class Installations:
    """Does what Teams does when somebody manages the app."""

    desk: Desk

    async def add(self, chat: Chat, by: Account) -> None:
        """Install the app; a personal chat installs it for its person."""
        self._set(chat, is_there=True)
        envelope, courier = self.desk.envelope, self.desk.courier
        bot = [self.desk.tenant.as_bot()]
        await courier.deliver(members_changed(envelope, chat, by, added=bot))
        await courier.deliver(installation(envelope, chat, by, "add"))

    async def remove(self, chat: Chat, by: Account) -> None:
        """Uninstall the app."""
        self._set(chat, is_there=False)
        envelope, courier = self.desk.envelope, self.desk.courier
        bot = [self.desk.tenant.as_bot()]
        await courier.deliver(members_changed(envelope, chat, by, removed=bot))
        await courier.deliver(installation(envelope, chat, by, "remove"))

    async def upgrade(self, chat: Chat, by: Account) -> None:
        """Replace the app by a newer version of it."""
        await self.desk.courier.deliver(installation(self.desk.envelope, chat, by, "add-upgrade"))

    def _set(self, chat: Chat, *, is_there: bool) -> None:
        chat.has_bot = is_there
        if chat.kind == "personal":
            for person in chat.members.values():
                person.has_app = is_there
