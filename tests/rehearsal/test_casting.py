"""Who plays in a rehearsal, and what they have to say."""

from pathlib import Path

import pytest

from facilitation.plan import Plan
from rehearsal.cast.casting import Cast, cast
from rehearsal.cast.statements import read_statements, role_for, round_for
from rehearsal.stage.plan_file import read_plan
from rehearsal.teams import Teams

PUGLIA = Path(__file__).parents[2] / "plans" / "puglia-2020.yaml"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(PUGLIA)


@pytest.fixture
def everybody(plan: Plan, teams: Teams) -> Cast:
    return cast(plan, teams, seed=1)


def test_every_statement_is_said_where_its_role_is_asked(plan: Plan) -> None:
    statements = read_statements()

    placed = [
        (role_for(each, plan), round_for(each, role_for(each, plan), plan)) for each in statements
    ]

    assert len(statements) == 70
    assert all(prompt and role.id in plan.asked(prompt) for role, prompt in placed)


def test_every_statement_names_its_source() -> None:
    sources = {each.source for each in read_statements()}

    assert all(source.startswith(("https://", "http://")) for source in sources)


def test_some_thirty_people_of_every_role_and_three_guests_take_part(
    plan: Plan, everybody: Cast
) -> None:
    roles = {part.role.id for part in everybody.parts}
    guests = [part for part in everybody.parts if part.person.is_guest]

    assert 30 <= len(everybody.parts) <= 35
    assert roles == {role.id for role in plan.roles}
    assert len(guests) == 3


def test_each_statement_is_given_to_one_person(everybody: Cast) -> None:
    said = [one for part in everybody.parts for several in part.says.values() for one in several]
    heard = [one for part in everybody.parts for several in part.hears.values() for one in several]

    given = [*said, *(one.statement for one in heard)]
    assert len(given) == len(set(given)) == len(read_statements())
    assert len({one.code for one in heard}) == len(heard)


def test_every_observer_hears_something_and_writes_nothing_of_their_own(everybody: Cast) -> None:
    observers = [part for part in everybody.parts if part.role.observer]

    assert len(observers) == 2
    assert all(part.hears and not part.says for part in observers)


def test_the_same_seed_gives_the_same_habits(plan: Plan, teams: Teams) -> None:
    first, second, other = (cast(plan, teams, seed) for seed in (1, 1, 2))

    assert habits(first) == habits(second) != habits(other)


def habits(everybody: Cast) -> list[object]:
    return [part.habits for part in everybody.parts]


def test_the_organiser_has_not_installed_the_app(everybody: Cast) -> None:
    assert not any(person.has_app for person in everybody.organisers)
