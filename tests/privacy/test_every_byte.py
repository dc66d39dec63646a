"""After the close every byte that is left tells an attacker no more than a guess would."""

import asyncio
import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.privacy.attacker import (
    ATTACKS,
    Guess,
    Loot,
    by_key,
    by_neighbourhood,
    by_order_of_hashes,
    by_rank,
    right,
)
from tests.privacy.scene import NAMES, OPTIONS, Place, Played, place, play

BY_CHANCE = 15
"""Of thirty, with six options: more than so many a guess finds out once in a hundred thousand."""

MAY_HOLD_OPTIONS = {
    ("sessions", "plan"),
    ("prompt_runs", "prompt"),
    ("prompt_runs", "results"),
    ("digest_versions", "content"),
}
"""What was asked, and what was published."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def at(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A database for the tests of one engine."""
    with place(request.param, tmp_path_factory.mktemp("database")) as lent:
        yield lent


@pytest.fixture(scope="module")
def spoils(at: Place, tmp_path_factory: pytest.TempPathFactory) -> tuple[Played, Loot]:
    """What was played there, and all that is left of it."""
    return asyncio.run(play(at, tmp_path_factory.mktemp("booty")))


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_no_attack_does_better_than_chance(
    attack: Callable[[Loot], Guess], spoils: tuple[Played, Loot]
) -> None:
    played, loot = spoils

    found_out = right(attack(loot), played.truth)

    assert found_out <= BY_CHANCE


def test_the_key_is_nowhere(spoils: tuple[Played, Loot]) -> None:
    played, loot = spoils
    secret = played.key.secret
    written = (
        *(secret[at : at + 32] for at in (0, 32)),
        secret.hex()[:64].encode(),
        base64.b64encode(secret)[:40],
        repr(secret[:16])[2:-1].encode(),
    )

    found = [name for name, held in loot.files.items() if any(one in held for one in written)]

    assert found == []


def test_options_are_where_they_may_be_and_nowhere_else(spoils: tuple[Played, Loot]) -> None:
    _, loot = spoils

    holding = {
        order.partition(" ")[0]
        for order, rows in loot.orders.items()
        for row in rows
        if any(one in str(row) for one in OPTIONS)
    }

    assert holding <= {table for table, _ in MAY_HOLD_OPTIONS}


def test_with_what_was_copied_meanwhile_the_same_attacker_finds_everybody_out(
    spoils: tuple[Played, Loot],
) -> None:
    played, loot = spoils

    assert right(by_key(replace(loot, files=played.stolen)), played.truth) == len(NAMES)


def test_a_log_that_names_who_chose_what_finds_everybody_out(spoils: tuple[Played, Loot]) -> None:
    played, loot = spoils
    lines = [f"vote of {person}: {chosen}".ljust(900) for person, chosen in played.truth.items()]

    told = replace(loot, files={"log": "\n".join(lines).encode()})

    assert right(by_neighbourhood(told), played.truth) == len(NAMES)


def test_hashes_with_unsealed_choices_find_everybody_out(spoils: tuple[Played, Loot]) -> None:
    played, loot = spoils
    rows = [
        f"{played.key.voter(person)} {chosen}".ljust(900) for person, chosen in played.truth.items()
    ]

    told = replace(loot, files={"pg_wal": "\n".join(rows).encode()})

    assert right(by_order_of_hashes(told), played.truth) == len(NAMES)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_choices_that_are_kept_in_their_order_find_everybody_out(
    engine: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As if another table had been filled at the same time."""
    with place(engine, tmp_path) as lent:
        played, loot = asyncio.run(play(lent, tmp_path_factory.mktemp("booty"), leak="table"))

    assert right(by_rank(loot), played.truth) == len(NAMES)
