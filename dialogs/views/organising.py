"""What those see who prepare a session, and who get its digest."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from dialogs.views.view import View
from digest.documents.lines import Line
from digest.documents.parts import DigestPart
from facilitation.signing import DigestState
from storage.key_messages import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPartView(View):
    """One part of the digest for an organiser: a heading and plain lines."""

    part: int
    parts: int
    document: DigestPart


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLink:
    """A link to the digest's page, for who asked for it alone."""

    url: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableView(View):
    """A card from which the digest can be read."""

    has_page: bool
    """Whether it can be read on a page of ours."""
    link: OwnLink | None = None
    """To that page, once the viewer has asked for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutsTold:
    """How far the organisers have come with what the public edition cuts."""

    unread: int
    """Stretches that nobody has decided on: they are cut to be on the safe side."""
    cut: int
    """By decision."""
    stands: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningView(ReadableView):
    """How far the digest has come, for its organisers."""

    version: int
    composed_at: datetime
    state: DigestState
    is_public: bool
    """Whether the room may read it, or an earlier version."""
    cuts: CutsTold
    has_model: bool
    """Whether a language model can be asked for key messages."""
    key_messages: Kept | None = None
    """What became of them, where somebody asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedView(ReadableView):
    """What emerged, for the room."""

    gist: tuple[Line, ...] | None
    """None once it was taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndeliveredView(View):
    """Which organisers could not be reached."""

    names: tuple[str, ...]
    is_over: bool = False
    """Whether they have got it since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A plan on the shelf, as the choice shows it."""

    plan_id: str
    title: str
    day: date | None = None
    """Unknown, as is all that follows, where the plan has errors."""
    starts: time | None = None
    ends: time | None = None
    areas: int = 0
    people: int = 0
    errors: int = 0
    """What its check found; a plan with errors cannot be chosen."""
    fits: bool = False
    """Whether its day and time are this meeting's."""
