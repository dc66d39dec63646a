"""Who someone is to Teams: names, ids, meeting role, and whether they have the app."""

import base64
import hashlib
import uuid
from dataclasses import dataclass
from typing import Literal

from rehearsal.wire import Json

MeetingRole = Literal["Organizer", "Presenter", "Attendee"]


@dataclass(eq=False, kw_only=True)
class Account:
    """One human as Teams knows them; a guest has neither e-mail nor `aad_object_id`."""

    name: str
    teams_id: str
    email: str | None = None
    aad_object_id: str | None = None
    locale: str = "it-IT"
    role: MeetingRole = "Attendee"
    has_app: bool = False
    in_meeting: bool = False
    has_old_client: bool = False

    @property
    def is_guest(self) -> bool:
        """Tell an anonymous guest from somebody with a directory entry."""
        return self.aad_object_id is None

    def answers_to(self, key: str) -> bool:
        """Say whether `key` is one of this account's ids: Teams', the directory's, the e-mail."""
        return key in (self.teams_id, self.aad_object_id, self.email)

    def as_sender(self) -> Json:
        """Write the account as an activity's `from`."""
        sender = {"id": self.teams_id, "name": self.name}
        if self.aad_object_id is not None:
            sender["aadObjectId"] = self.aad_object_id
        return sender

    def as_member(self, tenant_id: str) -> Json:
        """Write the account as a roster shows it; guests come without directory facts."""
        member = {"id": self.teams_id, "name": self.name, "tenantId": tenant_id}
        if self.is_guest:
            return member | {"userRole": "anonymous"}
        given_name, _, surname = self.name.partition(" ")
        return member | {
            "aadObjectId": self.aad_object_id,
            "objectId": self.aad_object_id,
            "givenName": given_name,
            "surname": surname,
            "email": self.email,
            "userPrincipalName": self.email,
            "userRole": "user",
        }


def teams_id_of(seed: str) -> str:
    """Make an id as Teams gives people, always the same for the same seed."""
    digest = hashlib.sha512(seed.encode()).digest()
    return "29:1" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def directory_id_of(email: str) -> str:
    """Make a directory (AAD) object id, always the same for the same e-mail."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"mailto:{email}"))
