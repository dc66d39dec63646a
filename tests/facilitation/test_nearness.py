"""Nearness: what says nearly the same is found, whatever order it came in."""

from functools import partial
from itertools import pairwise, permutations

from facilitation.nearness import nearest as nearest_of
from facilitation.synonyms import Synonyms

nearest = partial(nearest_of, synonyms=Synonyms.of(()))

POINTS = {
    "firms": "Le piccole imprese non sanno a chi chiedere informazioni.",
    "contact": "Manca un referente unico per le aziende che vogliono ospitare.",
    "hours": "Le ore di tirocinio sono poche.",
    "bus": "Gli autobus non arrivano alla zona industriale.",
}


def test_the_same_point_in_other_words_comes_first() -> None:
    near = nearest("Una piccola impresa non sa a chi può chiedere", POINTS)

    assert near[0] == "firms"
    assert "bus" not in near


def test_what_has_nothing_in_common_is_not_offered() -> None:
    near = nearest("Servono mediatori culturali", POINTS)

    assert near == ()


def test_accents_capitals_and_signs_make_no_difference() -> None:
    assert nearest("GLI AUTOBUS, alla zona industriàle?", POINTS) == ("bus",)


def test_no_more_are_offered_than_asked_for() -> None:
    same = {str(number): "Le ore di tirocinio" for number in range(9)}

    assert nearest("Le ore di tirocinio", same) == ("0", "1", "2", "3", "4")
    assert nearest("Le ore di tirocinio", same, most=3) == ("0", "1", "2")


def test_texts_without_letters_are_near_to_nothing() -> None:
    assert nearest("👍 …", POINTS) == ()
    assert nearest("e di", {"a": "e di", "b": "!"}) == ()


def test_the_order_of_arrival_changes_nothing() -> None:
    orders = list(permutations(POINTS.items()))

    found = [nearest("Le imprese piccole e le ore", dict(order)) for order in orders]

    assert all(one == other for one, other in pairwise(found))
    assert set(found[0]) == {"firms", "hours"}


def test_what_means_the_same_is_near_whichever_word_says_it() -> None:
    synonyms = Synonyms.of(["pullman, autobus, corriera"])

    assert nearest("Corriere", POINTS) == ()
    assert nearest_of("Corriere", POINTS, synonyms=synonyms) == ("bus",)
