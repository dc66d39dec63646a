"""Votes over the real door into a process of its own: what can be seen is no better than chance.

The attacker reads the log and the figures after every single tap, and holds every byte that is
left after the close.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest

from tests.privacy.attacker import ATTACKS, Guess, Loot, by_neighbourhood, by_shadow, right
from tests.privacy.http_scene import RESULT, Overheard, overhear
from tests.privacy.scene import NAMES, place

BY_CHANCE = 15
"""Of thirty: who guesses by the published result alone finds out nine at the most, or about six."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def overheard(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Overheard]:
    """What was played over HTTP on one engine."""
    with place(request.param, tmp_path_factory.mktemp("database")) as lent:
        yield asyncio.run(overhear(lent, tmp_path_factory.mktemp("booty")))


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_no_attack_on_what_is_left_does_better_than_chance(
    attack: Callable[[Loot], Guess], overheard: Overheard
) -> None:
    assert right(attack(overheard.loot), overheard.truth) <= BY_CHANCE


def test_nothing_that_is_logged_or_counted_meanwhile_tells_who_answers_alike(
    overheard: Overheard,
) -> None:
    guess = by_shadow(overheard.loot, overheard.shadows, RESULT)

    assert right(guess, overheard.truth) <= BY_CHANCE


@pytest.mark.parametrize("leak", ["length", "name"])
def test_a_log_that_tells_only_how_long_an_answer_was_finds_everybody_out(
    leak: str, overheard: Overheard
) -> None:
    told: Mapping[str, object] = {
        person: len(chosen) if leak == "length" else chosen
        for person, chosen in overheard.truth.items()
    }
    shadows = [
        {**shadow, "vote_cast bytes": told[person]}
        for person, shadow in zip(overheard.loot.arrivals, overheard.shadows, strict=True)
    ]

    guess = by_shadow(overheard.loot, shadows, RESULT)

    assert right(guess, overheard.truth) == len(NAMES)


def test_a_log_that_names_who_chose_what_finds_everybody_out(overheard: Overheard) -> None:
    lines = [f"{person} chose {chosen}".ljust(900) for person, chosen in overheard.truth.items()]

    told = replace(overheard.loot, files={"log": "\n".join(lines).encode()})

    assert right(by_neighbourhood(told), overheard.truth) == len(NAMES)
