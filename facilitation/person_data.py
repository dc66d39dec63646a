"""Everything that is held about one person, for them to read and to take along."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict


class Held(BaseModel):
    """A part of it."""

    model_config = ConfigDict(frozen=True)


class HeldContribution(Held):
    """Something they wrote."""

    number: int
    area: str | None
    kind: str
    text: str
    """Empty where they took it back."""
    first_text: str | None
    """Their words in the meeting, where they corrected them after it."""
    written_at: datetime
    edited_at: datetime | None
    confirmed_at: datetime | None
    withdrawn_at: datetime | None
    reported: bool
    """Whether they wrote it down for somebody else."""
    supports: int
    objects_to: int | None = None
    """The number of the contribution whose point it objects to, where that stands."""


class HeldSupport(Held):
    """Something of somebody else's that they agree with."""

    number: int
    text: str


class HeldAnswer(Held):
    """Their answer to a named prompt."""

    prompt: str
    answers: dict[str, tuple[str, ...]]
    """The options' texts, or their own words, by question."""


class HeldAct(Held):
    """Something they did where they led, organised, or asked for what is held about them."""

    act: str
    at: datetime


class HeldSession(Held):
    """What is held of one session."""

    session_id: str
    title: str
    day: date
    names: tuple[str, ...]
    """Under which names and addresses they are known in it."""
    role: str | None
    guest: bool
    joined_at: datetime | None
    """None for somebody whom only the plan names."""
    in_plan: bool
    leads: bool
    contributions: tuple[HeldContribution, ...]
    unheard: tuple[str, ...]
    """To what they mended messages of the chat that have not come: counted nowhere, and forgotten
    once no round is open."""
    supports: tuple[HeldSupport, ...]
    answers: tuple[HeldAnswer, ...]
    acts: tuple[HeldAct, ...]
    """By the trail, which does not say what they were about."""
    anonymous_prompts: int
    """How many prompts were anonymous: of those nothing that is kept leads to them."""
    names_kept_until: date
    kept_until: date


class PersonData(Held):
    """All of it."""

    person: str
    """As it was asked for."""
    personal_chats: int
    """In how many 1:1 conversations they can be reached."""
    sessions: tuple[HeldSession, ...]
