"""Synonyms: words read as one, as Giro knows them and as a plan puts them right."""

from collections.abc import Iterable

import pytest

from facilitation.meanings.known import KNOWN
from facilitation.plan import Plan
from facilitation.synonyms import SHORTEST, Synonyms, synonyms_of
from facilitation.words import COMMON, spelled
from tests.facilitation.plans import a_plan

LINES = ("alloggio, casa, affitt*", "tutor tutor* affianc*", "bus pullman", "gita pullman")


def read(lines: Iterable[str], word: str) -> list[str]:
    """What a word means, by the first words of the lines that say so."""
    return [one.split(".")[0] for one in Synonyms.of(lines).meanings(word)]


@pytest.mark.parametrize(
    ("word", "meanings"),
    [
        ("casa", ["alloggio"]),
        ("case", ["alloggio"]),
        ("alloggi", ["alloggio"]),
        ("affittiamo", ["alloggio"]),
        ("casale", []),
        ("tutoraggio", ["tutor"]),
        ("bus", ["bus"]),
        ("pullman", ["bus", "gita"]),
        ("gita", ["gita"]),
        ("a", []),
        ("scuola", []),
    ],
)
def test_a_word_means_what_each_line_means_on_which_it_stands(
    word: str, meanings: list[str]
) -> None:
    assert read(LINES, word) == meanings


def test_every_beginning_counts_and_two_lines_with_the_same_first_word_are_two_meanings() -> None:
    synonyms = Synonyms.of(["affitto affitt*", "affitto affittacamer* albergo", "stanza", ","])

    assert len(synonyms.meanings("affittacamere")) == 2
    assert len(synonyms.meanings("affitto")) == 2
    assert {*synonyms.meanings("albergo")} < {*synonyms.meanings("affitto")}


def test_a_word_alone_on_its_line_means_nothing_but_itself() -> None:
    assert read([*LINES, "casa"], "casa") == []
    assert read([*LINES, "casa"], "case") == []
    assert read([*LINES, "casa"], "affitto") == ["alloggio"]
    assert read([*LINES, "affittac*"], "affittacamere") == []


def test_a_plan_adds_to_what_giro_knows_in_its_language() -> None:
    italian = Plan.model_validate(a_plan(language="it", synonyms=["CPI, fornaio", "pullman"]))
    adding, plain, english = map(
        synonyms_of,
        (
            italian,
            Plan.model_validate(a_plan(language="it")),
            Plan.model_validate(a_plan(language="en")),
        ),
    )

    assert {*adding.meanings("fornaio")} - {*plain.meanings("fornaio")} < {*adding.meanings("cpi")}
    assert {*adding.meanings("cpi")} > {*plain.meanings("cpi")} > set()
    assert plain.meanings("pullman")
    assert adding.meanings("pullman") == ()
    assert english.meanings("landlords")
    assert english.meanings("pullman") == ()


@pytest.mark.parametrize("language", sorted(KNOWN))
def test_every_line_that_giro_knows_is_written_as_it_is_read(language: str) -> None:
    assert len(KNOWN[language]) == len(set(KNOWN[language]))
    for line in KNOWN[language]:
        words = line.split()
        assert len(words) > 1, line
        assert len(words) == len(set(words)), line
        assert all(spelled(word) == [word.removesuffix("*")] for word in words), line
        assert all(len(word) > SHORTEST for word in words if word.endswith("*")), line


@pytest.mark.parametrize("language", sorted(KNOWN))
def test_no_word_that_any_text_has_means_anything(language: str) -> None:
    assert [word for line in KNOWN[language] for word in line.split() if word in COMMON] == []


def test_bare_numbers_accents_and_signs_are_no_part_of_a_word() -> None:
    assert spelled("Nell’ÀREA 3, dal 2020 co2!") == ["nell", "area", "dal", "co2"]
