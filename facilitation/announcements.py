"""What the room, or one person, is told: one model per fact, as the outbox keeps it."""

import hashlib
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from facilitation.contributions import ContributionKind

AnnouncedAct = Literal[
    "pause",
    "resume",
    "extend",
    "reopen",
    "skip",
    "share",
    "silence",
    "undo_start",
    "undo_next",
    "undo_extend",
    "undo_close",
    "undo_share",
    "undo_silence",
    "hand",
    "lead",
    "end",
]


class Announcement(BaseModel):
    """Something that has happened, to be told once."""

    model_config = ConfigDict(frozen=True)

    session_id: str

    @property
    def card(self) -> str | None:
        """The name of the card it posts or redraws, where there will be changes to it."""
        return None

    @property
    def belongs_to(self) -> str | None:
        """Whose 1:1 its card hangs in; none for the room's cards."""
        return None


class SessionPrepared(Announcement):
    """A plan was chosen: people may read the notice and join."""

    kind: Literal["session_prepared"] = "session_prepared"

    @property
    def card(self) -> str:
        return f"welcome:{self.session_id}"


class BlockOpened(Announcement):
    """The agenda moved on."""

    kind: Literal["block_opened"] = "block_opened"
    block_id: str
    by: str | None = None
    """The name of the facilitator who moved it, none for the clock."""

    @property
    def card(self) -> str:
        return f"block:{self.session_id}:{self.block_id}"


class PromptOpened(Announcement):
    """A prompt waits for answers."""

    kind: Literal["prompt_opened"] = "prompt_opened"
    run_id: str

    @property
    def card(self) -> str:
        return f"prompt:{self.run_id}"


class ProposalsInvited(Announcement):
    """A prompt takes participants' own statements, on a card of its own to type in."""

    kind: Literal["proposals_invited"] = "proposals_invited"
    run_id: str

    @property
    def card(self) -> str:
        return f"proposals:{self.run_id}"


class PromptPassedOver(Announcement):
    """A prompt's time came, and there was nothing to ask about."""

    kind: Literal["prompt_passed_over"] = "prompt_passed_over"
    block_id: str
    prompt_id: str


class PromptBrokenOff(Announcement):
    """The key of an anonymous prompt was lost, and with it every answer to it."""

    kind: Literal["prompt_broken_off"] = "prompt_broken_off"
    run_id: str


class PromptReminded(Announcement):
    """A prompt is about to close."""

    kind: Literal["prompt_reminded"] = "prompt_reminded"
    run_id: str

    @property
    def card(self) -> str:
        return f"reminder:{self.run_id}"


class ChatHeard(Announcement):
    """What is typed in the chat counts for an open round: said once, then kept current."""

    kind: Literal["chat_heard"] = "chat_heard"
    run_id: str

    @property
    def card(self) -> str:
        return f"heard:{self.run_id}"


class PromptClosed(Announcement):
    """A prompt's time is up: here is what came of it."""

    kind: Literal["prompt_closed"] = "prompt_closed"
    run_id: str

    @property
    def card(self) -> str:
        return f"result:{self.run_id}"


class ActAnnounced(Announcement):
    """A facilitator did something that the room should know of."""

    kind: Literal["act_announced"] = "act_announced"
    act: AnnouncedAct
    by: str
    heading: str | None = None
    """What it was done to."""
    until: datetime | None = None
    """When that closes now."""


class LeaderAway(Announcement):
    """Whoever leads has left the meeting: these may step in."""

    kind: Literal["leader_away"] = "leader_away"
    names: tuple[str, ...]


class ControlShown(Announcement):
    """A facilitator leads: here is the control card, in their own 1:1."""

    kind: Literal["control_shown"] = "control_shown"
    recipient: str

    @property
    def card(self) -> str:
        return f"control:{self.session_id}:{_whose(self.recipient)}"

    @property
    def belongs_to(self) -> str:
        return self.recipient


class RoleNudged(Announcement):
    """A role is kindly reminded, in the room, of what is open."""

    kind: Literal["role_nudged"] = "role_nudged"
    run_id: str
    role_id: str
    about: ContributionKind | None = None
    """What is wished for in particular."""


class PersonNudged(Announcement):
    """Somebody is kindly reminded, alone, of what is open."""

    kind: Literal["person_nudged"] = "person_nudged"
    run_id: str


class SessionEnded(Announcement):
    """The session is over, and the digest is made: a summary for the room."""

    kind: Literal["session_ended"] = "session_ended"

    @property
    def card(self) -> str:
        return f"summary:{self.session_id}"


class DigestSent(Announcement):
    """One part of the digest, for one organiser."""

    kind: Literal["digest_sent"] = "digest_sent"
    version: int = 1
    part: int
    """Counted from 0: the cover, then the parts."""
    parts: int
    recipient: str | None = None
    """None where it was sent by an edition of ours that let such cards be."""

    @property
    def card(self) -> str | None:
        if self.recipient is None:
            return None
        return f"digest:{self.session_id}:{self.version}:{self.part}:{_whose(self.recipient)}"

    @property
    def belongs_to(self) -> str | None:
        return self.recipient


class DigestToSign(Announcement):
    """A digest waits for its organisers: here one of them approves and publishes it, 1:1."""

    kind: Literal["digest_to_sign"] = "digest_to_sign"
    recipient: str

    @property
    def card(self) -> str:
        return f"signing:{self.session_id}:{_whose(self.recipient)}"

    @property
    def belongs_to(self) -> str:
        return self.recipient


class DigestPublished(Announcement):
    """An organiser published the digest: here the room reads what emerged."""

    kind: Literal["digest_published"] = "digest_published"

    @property
    def card(self) -> str:
        return f"published:{self.session_id}"


class DigestUndelivered(Announcement):
    """An organiser could not be reached 1:1; the facilitator is told."""

    kind: Literal["digest_undelivered"] = "digest_undelivered"
    names: tuple[str, ...]
    recipient: str = ""
    """Where it was to go; unknown in what earlier editions told."""

    @property
    def card(self) -> str:
        return f"undelivered:{self.session_id}:{_whose(self.recipient)}"


AnyAnnouncement = Annotated[
    SessionPrepared
    | BlockOpened
    | PromptOpened
    | ProposalsInvited
    | PromptPassedOver
    | PromptBrokenOff
    | PromptReminded
    | ChatHeard
    | PromptClosed
    | ActAnnounced
    | LeaderAway
    | ControlShown
    | SessionEnded
    | DigestSent
    | DigestToSign
    | DigestPublished
    | DigestUndelivered
    | RoleNudged
    | PersonNudged,
    Field(discriminator="kind"),
]

ANNOUNCEMENTS: TypeAdapter[AnyAnnouncement] = TypeAdapter(AnyAnnouncement)


def _whose(recipient: str) -> str:
    """An address as a card's name can hold it: it may be longer than that."""
    return hashlib.sha256(recipient.encode()).hexdigest()[:32]
