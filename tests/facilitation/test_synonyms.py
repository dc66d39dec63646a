"""Synonyms: words read as one, as Giro knows them and as a plan puts them right."""

import pytest

from facilitation.known_synonyms import KNOWN
from facilitation.plan import Plan
from facilitation.synonyms import Synonyms, synonyms_of
from facilitation.words import spelled
from tests.facilitation.plans import a_plan

LINES = ("alloggio, casa, affitt*", "tutor tutor* affianc*", "bus pullman")


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("casa", "alloggio"),
        ("case", "alloggio"),
        ("alloggi", "alloggio"),
        ("affittiamo", "alloggio"),
        ("casale", "casale"),
        ("tutoraggio", "tutor"),
        ("bus", "bus"),
        ("pullman", "bus"),
        ("a", "a"),
        ("scuola", "scuola"),
    ],
)
def test_a_word_is_read_as_the_first_of_its_line(word: str, read: str) -> None:
    assert Synonyms.of(LINES).standing_for(word) == read


def test_a_later_line_wins_and_a_word_alone_is_taken_for_no_other() -> None:
    synonyms = Synonyms.of([*LINES, "casa", "affittacamere ospitalità"])

    assert synonyms.standing_for("casa") == "casa"
    assert synonyms.standing_for("ospitalita") == "affittacamere"
    assert synonyms.standing_for("affitto") == "alloggio"


def test_a_plan_adds_to_what_giro_knows_in_its_language() -> None:
    plan = Plan.model_validate(a_plan(language="it", synonyms=["CPI, collocamento", "impresa"]))

    synonyms = synonyms_of(plan)

    assert synonyms.standing_for("collocamento") == "cpi"
    assert synonyms.standing_for("imprese") == "impresa"
    assert synonyms.standing_for("ditte") == "azienda"
    assert synonyms_of(Plan.model_validate(a_plan())).standing_for("ditte") == "ditte"
    assert synonyms_of(Plan.model_validate(a_plan())).standing_for("landlords") == "housing"


@pytest.mark.parametrize("language", sorted(KNOWN))
def test_no_word_that_giro_knows_stands_on_two_lines(language: str) -> None:
    entries = [entry for line in KNOWN[language] for entry in set(line.split())]

    assert sorted(entries) == sorted(set(entries))


def test_bare_numbers_accents_and_signs_are_no_part_of_a_word() -> None:
    assert spelled("Nell’ÀREA 3, dal 2020 co2!") == ["nell", "area", "dal", "co2"]
