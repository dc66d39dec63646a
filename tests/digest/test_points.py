"""Points in the digest: who stands behind them, in whose words, and what organisers put right."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from digest.audit import audit
from digest.compose import compose
from digest.digest import Digest
from digest.facts import SessionFacts, Supporter
from digest.points.corrections import (
    Act,
    Correction,
    Group,
    Hide,
    Recast,
    Rename,
    confirmed,
    merged,
)
from digest.points.keywords import keywords
from digest.quotes import Point, SetAside
from facilitation.contributions import ContributionKind
from tests.digest.sessions import (
    PROPOSAL,
    START,
    a_block,
    a_contribution,
    a_plan,
    a_round,
    facts_of,
)

TEXTS = (
    ("promoter", "Organizzare visite in azienda prima della scelta"),
    ("promoter", "Visite aziendali"),
    ("host", "Più visite nelle ditte, prima di scegliere"),
    ("local", "Mediatori culturali ai colloqui"),
)
SAID = [
    a_contribution(n, text, role=role, kind=PROPOSAL) for n, (role, text) in enumerate(TEXTS, 1)
]
FIRST, SECOND, THIRD, ALONE = (one.id for one in SAID)
PEOPLE = {"promoter": 4, "host": 4, "local": 4}


def some_facts(*acts: Act, supporters: tuple[Supporter, ...] = (), **changes: Any) -> SessionFacts:
    plan = a_plan(a_block("one", a_round(), area="paths"), a_block("two", area="skills"))
    log = tuple(
        Correction(id=f"act-{n}", by="ada", at=START, act=act) for n, act in enumerate(acts)
    )
    facts = facts_of(plan, PEOPLE, contributions=SAID, names=["Giulia Ferri"])
    supports = Counter(one.contribution_id for one in supporters)
    return replace(facts, corrections=log, supporters=supporters, supports=supports, **changes)


def checked(facts: SessionFacts) -> Digest:
    digest = compose(facts)
    assert audit(facts, digest) == ()
    return digest


def points(digest: Digest, section: int = 0) -> tuple[Point, ...]:
    return digest.sections[section].points


def text_of(digest: Digest, reference: str) -> str:
    return next(
        quote.text
        for section in digest.sections
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
        if quote.reference == reference
    )


def test_what_was_said_most_widely_comes_first_with_all_its_quotes() -> None:
    digest = checked(some_facts())

    visits, mediators = points(digest)
    assert {text_of(digest, one) for one in visits.references} == {text for _, text in TEXTS[:3]}
    assert text_of(digest, visits.references[0]) == TEXTS[2][1]
    assert visits.groups == (("promoter",), ("host",))
    assert (visits.people, mediators.people) == (3, None)
    assert "visite" in visits.keywords
    assert not visits.confirmed


def test_who_supports_is_behind_a_point_and_brings_their_role() -> None:
    supporters = (
        Supporter(ALONE, "host-2", "host"),
        Supporter(FIRST, "local-1", "local"),
        Supporter(THIRD, "local-2", "local"),
    )

    digest = checked(some_facts(supporters=supporters))

    visits, mediators = points(digest)
    assert (visits.people, mediators.people) == (5, None)
    assert visits.groups == (("promoter",), ("host",), ("local",))
    assert mediators.groups == (("host",), ("local",))


def test_nobody_is_counted_twice_in_a_point_that_an_organiser_merged() -> None:
    supporters = (
        Supporter(SECOND, "promoter-1", "promoter"),
        Supporter(SECOND, "local-1", "local"),
        Supporter(THIRD, "local-1", "local"),
    )
    apart = checked(some_facts(supporters=supporters))

    one = merged(*(Group(each, frozenset({each})) for each in (FIRST, SECOND, THIRD)))
    together = checked(some_facts(one, supporters=supporters))

    assert len(points(apart)) == 3
    assert points(together)[0].people == 4


def test_a_point_that_an_organiser_let_stand_or_named_is_confirmed() -> None:
    group = Group(FIRST, frozenset({FIRST, ALONE}))

    named = checked(some_facts(Rename(group, "Visite, dice Giulia Ferri")))
    plain = checked(some_facts(confirmed(group)))

    assert {(one.name, one.confirmed) for one in points(named)} == {
        ("Visite, dice […]", True),
        (None, False),
    }
    assert {(one.name, one.confirmed) for one in points(plain)} == {(None, True), (None, False)}
    assert {one.point_id for one in points(plain)} == {FIRST, min(SECOND, THIRD)}


def test_what_is_hidden_is_quoted_nowhere_and_listed_with_its_reason() -> None:
    supporters = (Supporter(ALONE, "host-3", "host"),)

    digest = checked(
        some_facts(Hide(frozenset({ALONE}), "Nomina Giulia Ferri"), supporters=supporters)
    )

    assert digest.not_quoted == (ALONE,)
    assert digest.set_aside == (SetAside(contribution_id=ALONE, reason="Nomina […]"),)
    assert (digest.method.quoted, digest.sections[0].contributions) == (3, 4)
    assert len(points(digest)) == 1


def test_a_kind_put_right_is_what_the_digest_says() -> None:
    act = Recast(members=frozenset({ALONE}), kind=ContributionKind.STORY)

    digest = checked(some_facts(act))

    assert [point.kind for point in points(digest)] == [PROPOSAL, ContributionKind.STORY]


def test_an_area_put_right_takes_a_contribution_to_that_areas_section() -> None:
    act = Recast(members=frozenset({ALONE}), area_id="skills")

    digest = checked(some_facts(act))

    assert [len(section.points) for section in digest.sections[:2]] == [1, 1]
    assert text_of(digest, "A2-01") == TEXTS[3][1]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"references": ("A1-01",)}, "is in 0 points"),
        ({"references": ("A1-09", "A1-01", "A1-02", "A1-03")}, "is in 1 points"),
        ({"people": 4}, "miscounts the people"),
        ({"people": None}, "miscounts the people"),
        ({"groups": (("promoter",),)}, "names other roles"),
        ({"kind": ContributionKind.STORY}, "another kind"),
        ({"keywords": ("tirocinio",)}, "nobody wrote"),
        ({"confirmed": True}, "which nobody did"),
        ({"name": "Lo sa Giulia Ferri"}, "names somebody"),
        ({"point_id": ALONE}, "is two points"),
    ],
)
def test_a_point_that_claims_what_is_not_so_does_not_pass(
    changes: dict[str, object], what: str
) -> None:
    facts = some_facts()
    digest = compose(facts)
    section = digest.sections[0]
    wrong = section.points[0].model_copy(update=changes)
    altered = section.model_copy(update={"points": (wrong, *section.points[1:])})

    found = audit(facts, digest.model_copy(update={"sections": (altered, *digest.sections[1:])}))

    assert [fault for fault in found if what in fault.what], found


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"set_aside": ()}, "does not say why"),
        (
            {
                "set_aside": (SetAside(contribution_id=FIRST, reason="no"),),
                "not_quoted": (FIRST,),
            },
            "nobody hid it",
        ),
        (
            {"set_aside": (SetAside(contribution_id=ALONE, reason="di Giulia Ferri"),)},
            "names somebody",
        ),
    ],
)
def test_nothing_is_set_aside_without_somebody_who_did_and_why(
    changes: dict[str, object], what: str
) -> None:
    facts = some_facts(Hide(frozenset({ALONE}), "fuori tema"))

    found = audit(facts, compose(facts).model_copy(update=changes))

    assert [fault for fault in found if what in fault.what], found


def test_keywords_are_what_a_point_says_and_the_others_do_not() -> None:
    told = keywords(
        [["Visite in azienda", "Le VISITE aziendali"], ["Un’azienda, un contratto"], []]
    )

    assert told[0][0] == "visite"
    assert told[1][0] == "contratto"
    assert told[2] == ()
