"""A plan outlined on a form: what was typed there, and how its lines are read."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import Literal

from facilitation.findings import Finding

Say = Callable[..., str]
"""Says what a key means in the plan's language."""

Language = Literal["it", "en"]

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LONGEST_ID = 40
LONGEST_SHORT = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A form as it was filled in, right or wrong."""

    title: str = ""
    organiser: str = ""
    day: str = ""
    starts: str = ""
    ends: str = ""
    areas: str = ""
    """One a line: title, and after a semicolon a shorter one."""
    roles: str = ""
    """One a line: what one person is called, and after a semicolon several."""
    people: str = ""
    """One a line: e-mail, name, role, whether they organise or lead."""
    controller: str = ""
    keep_until: str = ""
    language: Language | None = None


EMPTY = Outline()

OPTIONAL = ("people", "language")
"""What may be left empty: who sends the form organises it then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRole:
    """A role as a line names it."""

    id: str
    name: str
    plural: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """A person as a line names them."""

    line: str
    email: str
    name: str
    role_id: str | None = None
    facilitator: bool = False
    organiser: bool = False
    unknown: tuple[str, ...] = ()
    """Words that are neither a role nor what they do."""

    @property
    def is_readable(self) -> bool:
        """Whether e-mail and name stand where they should."""
        return bool(self.name) and EMAIL.fullmatch(self.email) is not None


def slug(text: str) -> str:
    """A short name made of a text's own letters; empty where none can be written so."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(one for one in bare if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")


def slugs(texts: Iterable[str], otherwise: str) -> list[str]:
    """Short names for several texts, each another."""
    found: list[str] = []
    for number, text in enumerate(texts, 1):
        wanted = slug(text) or f"{otherwise}-{number}"
        found.append(f"{wanted}-{number}" if wanted in found else wanted)
    return found


def lines(text: str) -> list[str]:
    """The lines on which something stands."""
    return [line for line in (" ".join(one.split()) for one in text.split("\n")) if line]


def halves(text: str) -> list[tuple[str, str]]:
    """What stands before and after each line's semicolon."""
    parted = [line.partition(";") for line in lines(text)]
    return [(before.strip(), after.strip()) for before, _, after in parted]


def named_roles(outline: Outline) -> list[NamedRole]:
    """The roles that the form lists."""
    written = halves(outline.roles)
    ids = slugs((name for name, _ in written), "role")
    return [
        NamedRole(id=one, name=name, plural=plural)
        for one, (name, plural) in zip(ids, written, strict=True)
    ]


def named_people(outline: Outline, say: Say) -> list[NamedPerson]:
    """The people that the form lists."""
    roles = {
        called.casefold(): role.id
        for role in named_roles(outline)
        for called in (role.plural, role.name)
    }
    return [_person(line, roles, say) for line in lines(outline.people)]


def _person(line: str, roles: dict[str, str], say: Say) -> NamedPerson:
    leads, organises = say("outline_leads").split("|"), say("outline_organises").split("|")
    email, name, *rest = [part.strip() for part in (*re.split("[,;]", line), "")]
    said = [word.casefold() for part in rest for word in _said(part, roles) if word]
    given = [roles[word] for word in said if word in roles]
    return NamedPerson(
        line=line,
        email=email,
        name=name,
        role_id=given[0] if given else None,
        facilitator=any(word in leads for word in said),
        organiser=any(word in organises for word in said),
        unknown=tuple(word for word in said if word not in (*roles, *leads, *organises)),
    )


def _said(part: str, roles: dict[str, str]) -> list[str]:
    """A role whole, or several doings with a slash between: "organizza/conduce"."""
    return [part] if part.casefold() in roles else [one.strip() for one in part.split("/")]


def day_written(text: str) -> date | None:
    """The day that a text names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def minutes_between(outline: Outline) -> int | None:
    """How long the session lasts; none where either hour cannot be read."""
    try:
        starts, ends = (
            datetime.combine(date.min, time.fromisoformat(f"{text:0>5}"))
            for text in (outline.starts, outline.ends)
        )
        return int((ends - starts).total_seconds()) // 60
    except (ValueError, TypeError):
        # Python reads more than hours and minutes, and takes no difference of some of it.
        return None


def unreadable(outline: Outline, say: Say) -> Iterator[Finding]:
    """What is missing from the form, and every line of it that cannot be read."""
    for one in fields(outline):
        if one.name not in OPTIONAL and not getattr(outline, one.name):
            yield Finding.at((one.name,), "finding_form_empty")
    for role in named_roles(outline):
        if not (role.name and role.plural):
            named = role.name or role.plural
            yield Finding.at(("roles",), "finding_form_plural_missing", role=named)
    for person in named_people(outline, say):
        if not person.is_readable:
            yield Finding.at(("people",), "finding_form_person", line=person.line)
        for word in person.unknown:
            yield Finding.at(("people",), "finding_form_unknown_word", word=word, name=person.name)
