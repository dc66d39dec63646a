"""Whatever is put wrong in a digest, the table of criteria shows it, and where it belongs."""

from collections.abc import Callable
from typing import Any, get_args

import pytest

from digest.compose import compose
from digest.digest import Digest
from digest.editions import PublicEdition, public
from digest.faults import Criterion
from digest.rulings import Verdict
from digest.scorecard import scorecard
from digest.stretches import cut_besides, stretches
from tests.digest.sessions import puglia

FACTS = puglia()
GOOD = compose(FACTS)
PUBLIC = public(GOOD)

Spoil = Callable[[Any], None]


def spoilt(digest: Digest, spoil: Spoil) -> Digest:
    content = digest.model_dump(mode="json")
    spoil(content)
    return Digest.model_validate(content)


def at_fault(digest: Digest, edition: PublicEdition = PUBLIC) -> set[str]:
    return {one.criterion for one in scorecard(FACTS, digest, edition) if one.faults}


def wrong_figure(digest: Any) -> None:
    counts = digest["sections"][1]["polls"][0]["questions"][0]["counts"]
    counts[0][1] += 1


def dangling_id(digest: Any) -> None:
    quote(digest)["contribution_id"] = "nobody"


def altered_quote(digest: Any) -> None:
    quote(digest)["text"] += " Davvero."


def dropped_contribution(digest: Any) -> None:
    cell = digest["sections"][1]["voices"][0]["cells"][1]
    cell["quotes"] = cell["quotes"][1:]


def recoverable_cell(digest: Any) -> None:
    question = digest["sections"][3]["polls"][0]["questions"][0]
    question["groups"] = question["groups"][:1]


def quote(digest: Any) -> Any:
    return digest["sections"][1]["voices"][0]["cells"][1]["quotes"][0]


@pytest.mark.parametrize(
    ("spoil", "criterion"),
    [
        (wrong_figure, "faithful"),
        (dangling_id, "traceable"),
        (altered_quote, "faithful"),
        (dropped_contribution, "coverage"),
        (recoverable_cell, "privacy"),
    ],
)
def test_what_is_spoilt_is_found_where_it_belongs(spoil: Spoil, criterion: str) -> None:
    assert criterion in at_fault(spoilt(GOOD, spoil))


def test_a_name_in_the_public_edition_is_found() -> None:
    def name(digest: Any) -> None:
        quote(digest)["text"] = "Lo ha detto Giovanna Ferretti di Altamura"

    named = PublicEdition(digest=spoilt(PUBLIC.digest, name), log=PUBLIC.log)

    assert at_fault(GOOD, named) == {"privacy"}


def test_who_speaks_in_a_video_is_cut_from_the_public_edition_and_then_no_fault() -> None:
    def name(digest: Any) -> None:
        digest["sections"][0]["rounds"][0]["material"] = {"title": "Video", "speaker": "Amina"}

    edition = public(spoilt(GOOD, name))

    assert "Amina" in {cut.words for cut in edition.log}
    assert at_fault(GOOD, edition) == set()


def test_a_good_digest_has_a_figure_for_each_criterion_and_no_fault() -> None:
    scores = scorecard(FACTS, GOOD, PUBLIC)

    assert [one.criterion for one in scores] == [*get_args(Criterion)]
    assert all(one.measured for one in scores)
    assert at_fault(GOOD) == set()


def test_the_figures_are_those_of_the_digest() -> None:
    measured = {one.criterion: one.measured for one in scorecard(FACTS, GOOD, PUBLIC)}

    assert measured["coverage"].startswith(f"{GOOD.method.quoted} of {len(FACTS.contributions)}")
    assert f"{len(PUBLIC.log)} cuts" in measured["privacy"]
    assert "0 let stand" in measured["privacy"]


def test_what_a_person_let_stand_is_no_fault_and_is_counted() -> None:
    rulings = [one.ruled(Verdict.STANDS) for one in stretches(GOOD)]

    edition = public(GOOD, rulings)

    measured = {one.criterion: one.measured for one in scorecard(FACTS, GOOD, edition)}
    assert len(edition.stands) == len(rulings)
    assert edition.cuts == ()
    assert at_fault(GOOD, edition) == set()
    assert f"{len(rulings)} let stand" in measured["privacy"]


def test_a_capital_that_stands_behind_a_cut_only_looks_like_a_name() -> None:
    def talk(digest: Any) -> None:
        quote(digest)["text"] = "Tutto bene. Serve un tutor."

    talking = spoilt(GOOD, talk)
    edition = public(talking, cut_besides(talking, "Tutto bene.", ""))

    assert "[…] Serve un tutor." in edition.digest.model_dump_json()
    assert "privacy" not in at_fault(talking, edition)


def test_what_was_let_stand_in_one_text_is_a_fault_in_another() -> None:
    number = next(one for one in stretches(GOOD) if one.words == "732")
    edition = public(GOOD, [number.ruled(Verdict.STANDS)])

    def repeat(digest: Any) -> None:
        quote(digest)["text"] = "Sono 732 anche qui"

    leaking = PublicEdition(digest=spoilt(edition.digest, repeat), log=edition.log)

    assert number.passage.reference != quote(GOOD.model_dump())["reference"]
    assert at_fault(GOOD, leaking) == {"privacy"}


def test_the_name_of_a_point_that_was_let_stand_is_no_fault() -> None:
    def name(digest: Any) -> None:
        digest["sections"][1]["points"][0]["name"] = "Sportello di Altamura"

    named = spoilt(GOOD, name)
    rulings = [one.ruled(Verdict.STANDS) for one in stretches(named) if one.words == "Altamura"]

    edition = public(named, rulings)

    assert "Altamura" in edition.digest.model_dump_json()
    assert at_fault(GOOD, edition) == set()
