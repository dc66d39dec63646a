"""Written contributions: what one may say, and whose they are."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from facilitation.refusals.writing import (
    ContributionIsWithdrawn,
    NotYours,
    TextIsEmpty,
    TextIsTooLong,
    WrittenTooFast,
)

PACE = timedelta(minutes=1)
MOST_AT_THAT_PACE = 20
"""Contributions of one person: nobody who thinks about them writes more."""


class ContributionKind(StrEnum):
    """What a contribution is meant as."""

    STRENGTH = "strength"
    CRITICAL_ISSUE = "critical_issue"
    SOLUTION = "solution"
    PROPOSAL = "proposal"
    GOOD_PRACTICE = "good_practice"
    COLLABORATION_ACTIVE = "collaboration_active"
    COLLABORATION_POSSIBLE = "collaboration_possible"
    STORY = "story"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said aloud what an observer writes down: a role and a code, never a name."""

    role_id: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One written point, as it stands."""

    id: str
    session_id: str
    run_id: str
    number: int
    """Its place in the session, counted from 1; people and documents cite it."""
    participant_id: str
    role_id: str
    area_id: str | None
    kind: ContributionKind
    text: str
    written_at: datetime
    edited_at: datetime | None = None
    withdrawn_at: datetime | None = None
    message_id: str | None = None
    """The message of the chat that says it, where it was not written on a card."""
    reported: bool = False
    """Whether an observer wrote it for somebody else, whose role `role_id` then is."""
    code: str | None = None
    """What the observer calls that person, where they wrote it for one in particular."""
    confirmed_at: datetime | None = None
    """When its author let it stand, in the check after the end."""
    first_text: str | None = None
    """Its words in the meeting, where its author corrected them in the check after the end."""
    objects_to: str | None = None
    """The contribution whose point it objects to, where it was written when that was read back."""

    @property
    def speaker(self) -> Speaker | None:
        """Whom an observer wrote it for, where they said so."""
        return None if self.code is None else Speaker(role_id=self.role_id, code=self.code)


LINE_END = re.compile("\r\n|[\r\u2028\u2029]")

UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def clean(text: str) -> str:
    """Drop what cannot be seen: control and bidirectional marks; keep line ends."""
    return unicodedata.normalize("NFC", visible(text)).strip()


def visible(text: str) -> str:
    """The text without what cannot be seen, its line ends all alike.

    Unicode categories Cc and Cf, but for the joiners that scripts need (UAX 31), and lone
    surrogates (Cs), which no database takes.
    """
    return "".join(
        character
        for character in LINE_END.sub("\n", text)
        if character in "\n\u200c\u200d" or unicodedata.category(character) not in UNSEEN
    )


def check_text(text: str, *, longest: int) -> str:
    """Give the cleaned text, or refuse one that is empty or longer than `longest` characters."""
    cleaned = clean(text)
    if not cleaned:
        raise TextIsEmpty
    if len(cleaned) > longest:
        raise TextIsTooLong(length=len(cleaned), longest=longest)
    return cleaned


def check_pace(written: int) -> None:
    """Refuse one more to whoever has written so many within PACE."""
    if written >= MOST_AT_THAT_PACE:
        raise WrittenTooFast(most=MOST_AT_THAT_PACE)


def fingerprint(
    kind: ContributionKind,
    text: str,
    speaker: Speaker | None = None,
    objects_to: str | None = None,
) -> str:
    """The same for the same words of one kind, so that a resent invoke adds nothing.

    What several people said alike, and one observer wrote down, is as much as they are; and so
    are the same words against several points.
    """
    plain = " ".join(text.casefold().split())
    whose = "" if speaker is None else f"\n{speaker.role_id}\n{speaker.code.casefold()}"
    against = "" if objects_to is None else f"\n\n{objects_to}"
    return hashlib.sha256(f"{kind}\n{plain}{whose}{against}".encode()).hexdigest()


def edited(
    contribution: Contribution, *, text: str, kind: ContributionKind, at: datetime
) -> Contribution:
    """The contribution in its author's new words."""
    return replace(contribution, text=text, kind=kind, edited_at=at)


def check_own(contribution: Contribution, participant_id: str) -> None:
    """Refuse to let anyone but its author touch a contribution, or touch a withdrawn one."""
    if contribution.participant_id != participant_id:
        raise NotYours
    if contribution.withdrawn_at is not None:
        raise ContributionIsWithdrawn(number=contribution.number)
