"""Who plays: those whom the plan names, some it does not know, guests; and what each will say."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from random import Random

from facilitation.plan import Person as Invited
from facilitation.plan import Plan, Role
from facilitation.reports import PROTAGONIST
from rehearsal.cast.parts import Aloud, Habits, Part
from rehearsal.cast.statements import Statement, read_statements, role_for, round_for
from rehearsal.people.persons import Person
from rehearsal.teams import Teams

UNKNOWN = (
    "Angela Lezzi",
    "Cosimo Perrone",
    "Fatima Zahra",
    "Giuseppe Quarta",
    "Ilaria Mele",
    "Karim Traoré",
    "Loredana Stasi",
    "Mimmo Cavallo",
    "Ornella Tundo",
    "Raffaele Pinto",
    "Sabrina Miccoli",
)
GUESTS = ("Ospite Bari", "Ospite Lecce", "Ospite Taranto")
ALOUD = 6
"""Every so many'th statement is said aloud, for an observer to write down."""
COMES_LATE = (2.0, 12.0, 26.0)
"""When the last of each are let in, in minutes from the planned start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody; who leads and who organises plays no part in the room."""

    facilitators: list[Person]
    organisers: list[Person]
    parts: list[Part]

    @property
    def everybody(self) -> list[Person]:
        """Give them all, those who lead first."""
        return [*self.facilitators, *self.organisers, *(part.person for part in self.parts)]

    @property
    def in_time(self) -> list[Person]:
        """Give those who are there from the beginning."""
        late = [part.person for part in self.parts if part.comes_at > 0]
        return [person for person in self.everybody if person not in late]


def cast(plan: Plan, teams: Teams, seed: int) -> Cast:
    """Seat everybody in Teams and give each their part."""
    chance = Random(seed)
    leading = [one for one in plan.people if one.facilitator]
    organising = [one for one in plan.people if one.organiser and not one.facilitator]
    known = [one for one in plan.people if one.role and one not in (*leading, *organising)]
    parts = [
        Part(person=_seat(teams, one, has_app=True), role=plan.role(str(one.role)), habits=Habits())
        for one in known
    ]
    parts += _others(plan, teams)
    _deal(plan, parts)
    _habits(parts, chance)
    facilitators = [_seat(teams, one, has_app=True, role="Presenter") for one in leading]
    facilitators[0].role = "Organizer"
    # The digest cannot reach whoever organises before they have the app for themselves.
    organisers = [_seat(teams, one, has_app=False) for one in organising]
    return Cast(facilitators=facilitators, organisers=organisers, parts=parts)


def _others(plan: Plan, teams: Teams) -> list[Part]:
    """People the plan does not know, who choose their role, and guests; the last come late."""
    roles = _roles_in_turn(plan)
    unknown = [
        Part(person=teams.person(name), role=next(roles), habits=Habits()) for name in UNKNOWN
    ]
    guests = [Part(person=teams.guest(name), role=next(roles), habits=Habits()) for name in GUESTS]
    for part, minutes in zip((unknown[-1], unknown[-2], guests[-1]), COMES_LATE, strict=True):
        part.comes_at = minutes
    return [*unknown, *guests]


def _roles_in_turn(plan: Plan) -> Iterator[Role]:
    return cycle([role for role in plan.roles if not role.observer])


def _deal(plan: Plan, parts: list[Part]) -> None:
    """Give each statement to somebody of the role that said it, in turn; some are said aloud."""
    hands = {role.id: cycle([part for part in parts if part.role == role]) for role in plan.roles}
    observers = cycle([part for part in parts if part.role.observer])
    for number, statement in enumerate(read_statements(), 1):
        role = role_for(statement, plan)
        prompt = round_for(statement, role, plan)
        if prompt is None:
            continue
        if role.observer or number % ALOUD == 0:
            said = _aloud(role, number, statement)
            next(observers).hears.setdefault(prompt.id, []).append(said)
        else:
            next(hands[role.id]).says.setdefault(prompt.id, []).append(statement)


def _aloud(role: Role, number: int, statement: Statement) -> Aloud:
    """Observers write for the protagonists of videos, who have no role in the room."""
    if role.observer:
        return Aloud(role=PROTAGONIST, code=f"video {number}", statement=statement)
    return Aloud(role=role.id, code=f"P{number}", statement=statement)


def _habits(parts: list[Part], chance: Random) -> None:
    """Give everybody their ways; at least one person has each of them."""
    ways: list[dict[str, bool]] = [
        {"joins_late": True},
        {"taps_twice": True},
        {"changes": True},
        {"withdraws": True},
        {"waits_for_reminder": True},
        {"changes": True, "corrects": True},
        {"corrects": True},
        {"takes_back": True},
        {"chats": True},
        {"chats": True, "takes_back": True},
        {"agrees": True},
        {},
    ]
    shuffled = chance.sample(parts, len(parts))
    for part, way in zip(shuffled, cycle(ways), strict=False):
        # Whoever writes for others does so as it is said, and waits for nothing.
        part.habits = Habits() if part.role.observer else Habits(**way)
    voluble = max(parts, key=lambda part: max(map(len, part.says.values()), default=0))
    voluble.habits = Habits(corrects=True, takes_back=True)


def _seat(teams: Teams, one: Invited, *, has_app: bool, role: str = "Attendee") -> Person:
    return teams.person(one.name, email=one.email, has_app=has_app, role=role)
