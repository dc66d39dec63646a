"""What a person has before them: Teams on their screen, and the chats they are in."""

from dataclasses import dataclass

from rehearsal.accounts import Account
from rehearsal.channel.activities import Envelope
from rehearsal.channel.courier import Courier
from rehearsal.channel.invokes import Invoker
from rehearsal.chats import Chat, Message
from rehearsal.connector.drives import Drive
from rehearsal.ledger import Ledger
from rehearsal.own_views import OwnViews
from rehearsal.tenants import Tenant


@dataclass(eq=False)
class Desk:
    """The Teams that every person of a rehearsal acts through."""

    tenant: Tenant
    envelope: Envelope
    courier: Courier
    invoker: Invoker
    own_views: OwnViews
    ledger: Ledger
    drive: Drive


@dataclass(eq=False, kw_only=True)
class Seated(Account):
    """An account with somebody at the keyboard."""

    desk: Desk

    @property
    def chat(self) -> Chat:
        """Give the newest meeting chat this person is in."""
        return self.desk.tenant.meeting_chat_of(self)

    @property
    def personal(self) -> Chat:
        """Give this person's 1:1 chat with the bot."""
        return self.desk.tenant.personal_chat(self)

    def chat_of(self, message: Message) -> Chat:
        """Give the chat that a message stands in."""
        return self.desk.tenant.chats[message.chat_id]
