"""What the organiser prepared: one session, from its title to its last question."""

from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from facilitation.kinds import AnyPrompt
from facilitation.looks import DigestSettings
from facilitation.parts import Day, Hour, Id, Line, Part, Text
from facilitation.prompts import Prompt


class Role(Part):
    """A participant's viewpoint, never a permission."""

    id: Annotated[Id, Field(examples=["soggetto_ospitante"])]
    """A short name for people, prompts and routes to refer to."""
    name: Annotated[Line, Field(examples=["Soggetto ospitante"])]
    """What one person of this role is called."""
    plural: Annotated[Line, Field(examples=["Soggetti ospitanti"])]
    """What several are called."""
    description: Line | None = None
    """Who belongs to it, in a few words, for those who have to choose."""
    observer: bool = False
    """Takes notes and votes on nothing; writes, on behalf of others, where a round names it."""


class Person(Part):
    """Somebody the plan knows by e-mail."""

    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]
    """The address by which Teams knows them, upper and lower case alike."""
    name: Line
    """First name and surname."""
    organisation: Line | None = None
    """Whom they come for."""
    role: Id | None = None
    """Their role, shown instead of asked; without it they choose for themselves."""
    facilitator: bool = False
    """Leads the session. With no facilitator, the meeting's organiser and presenters do."""
    deputy: bool = False
    """Takes the lead where whoever facilitates is away."""
    organiser: bool = False
    """Receives the digest."""


class Area(Part):
    """A thematic area."""

    id: Annotated[Id, Field(examples=["scouting"])]
    """A short name for blocks to refer to."""
    title: Line
    """Its full name."""
    short: Annotated[Line, Field(max_length=30)]
    """Its name where there is room for a word or two."""


class Step(Part):
    """What a block is made of, as its card announces it."""

    title: Line
    """What is done."""
    minutes: Annotated[int, Field(ge=1)]
    """How long; the steps of a block add up to its minutes."""


class Block(Part):
    """A stretch of the agenda."""

    id: Id
    """A short name, used once in the agenda."""
    title: Line
    """What the room is told it is."""
    minutes: Annotated[int, Field(ge=1, le=480)]
    """How long; all blocks together fill the time from start to end."""
    area: Id | None = None
    """The area it treats, if any."""
    opens: Literal["clock", "facilitator"] = "clock"
    """Whether it follows the block before by itself or waits for the facilitator."""
    optional: bool = False
    """Whether it may be left out when time runs short."""
    at_least: Annotated[int, Field(ge=1)] | None = None
    """The fewest minutes it may be shortened to when time runs short; else half of them."""
    introduction: Text | None = None
    """What is asked or done here, in a sentence or two."""
    steps: tuple[Step, ...] = ()
    """What it is made of, in order."""
    prompts: tuple[AnyPrompt, ...] = ()
    """What the bot asks meanwhile."""

    @property
    def lasts(self) -> timedelta:
        """How long the agenda gives it."""
        return timedelta(minutes=self.minutes)


NAMES_KEPT = timedelta(days=30)
"""How long it is known who gave what, where the plan says nothing of it."""


class Privacy(Part):
    """The notice that every participant acknowledges."""

    controller: Line
    """Who answers for the data: the controller."""
    points: Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)]
    """What happens to the data, in short lines for the card."""
    notice: Text
    """The notice in full."""
    url: Annotated[str, Field(pattern=r"^https://", max_length=500)] | None = None
    """Where it is published."""
    keep_until: Day
    """The last day on which contributions are kept."""
    names_until: Day | None = None
    """The last day on which it is known who gave them; else thirty days after the session."""


class Plan(Part):
    """A session as prepared. What is wrong with it beyond its shape is in plan_checks."""

    id: Annotated[Id, Field(examples=["puglia-2020"])]
    """A short name for the plan."""
    title: Line
    """What the session is called."""
    organiser: Line
    """The body that holds it."""
    language: Literal["it", "en"] = "it"
    """In which language Giro speaks to the room."""
    time_zone: Annotated[str, Field(examples=["Europe/Rome"])] = "Europe/Rome"
    """Where its clock hangs: a name of the IANA list."""
    day: Annotated[Day, Field(examples=["2020-11-24"])]
    """The day of the session."""
    starts: Annotated[Hour, Field(examples=["14:00"])]
    """When it starts."""
    ends: Annotated[Hour, Field(examples=["16:30"])]
    """When it ends, on the same day."""
    objectives: tuple[Line, ...] = ()
    """What the session is for."""
    introduction: Text | None = None
    """What the welcome card says first."""
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    """The viewpoints that people speak from."""
    people: tuple[Person, ...] = ()
    """Those known by e-mail: organisers, facilitators and whoever has a role already."""
    areas: tuple[Area, ...] = ()
    """The thematic areas, in order."""
    agenda: Annotated[tuple[Block, ...], Field(min_length=1)]
    """The blocks, in order."""
    privacy: Privacy
    """The privacy notice and how long the data are kept."""
    reminder_minutes: Annotated[int, Field(ge=0, le=30)] = 1
    """How long before a prompt's close the room is reminded; 0 never reminds."""
    meeting_grace_minutes: Annotated[int, Field(ge=1, le=120)] = 10
    """How long after the meeting's end the session ends, since meetings drop."""
    synonyms: Annotated[tuple[Line, ...], Field(examples=[["alloggio, casa, affitt*"]])] = ()
    """Words that mean the same here, a line a meaning: they add to those that Giro knows.

    A word that ends in a star begins longer words. A word may stand on several lines; alone on
    its line it is read as itself, whatever Giro takes it for.
    """
    digest: DigestSettings = DigestSettings()
    """How the digest is made, and how its documents look."""

    @property
    def organisers(self) -> tuple[Person, ...]:
        """Those who receive the digest, and sign it off."""
        return tuple(person for person in self.people if person.organiser)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone of its times."""
        return ZoneInfo(self.time_zone)

    @property
    def starts_at(self) -> datetime:
        """When it is meant to start."""
        return datetime.combine(self.day, self.starts, tzinfo=self.zone)

    @property
    def names_until(self) -> date:
        """The last day on which it is known who gave what."""
        return self.privacy.names_until or min(self.day + NAMES_KEPT, self.privacy.keep_until)

    def after(self, day: date) -> datetime:
        """When a day is over where the session is held."""
        return datetime.combine(day + timedelta(days=1), time.min, tzinfo=self.zone)

    @property
    def minutes(self) -> int:
        """What its blocks add up to."""
        return sum(block.minutes for block in self.agenda)

    @cached_property
    def prompts(self) -> tuple[Prompt, ...]:
        """Every prompt in agenda order."""
        return tuple(prompt for block in self.agenda for prompt in block.prompts)

    @cached_property
    def asked_by_default(self) -> tuple[str, ...]:
        """Ids of the roles a prompt asks when it names none."""
        return tuple(role.id for role in self.roles if not role.observer)

    def asked(self, prompt: Prompt) -> tuple[str, ...]:
        """Ids of the roles that a prompt asks."""
        return prompt.roles or self.asked_by_default

    def role(self, role_id: str) -> Role:
        """The role of that id, which the plan is known to have."""
        return next(role for role in self.roles if role.id == role_id)

    def area(self, area_id: str) -> Area:
        """The area of that id, which the plan is known to have."""
        return next(area for area in self.areas if area.id == area_id)

    def block(self, block_id: str) -> Block:
        """The block of that id, which the plan is known to have."""
        return next(block for block in self.agenda if block.id == block_id)

    def person(self, email: str | None) -> Person | None:
        """Whom the plan knows by that e-mail address, upper and lower case alike."""
        wanted = (email or "").casefold()
        return next((one for one in self.people if one.email.casefold() == wanted), None)
