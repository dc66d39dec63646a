"""A digest that is wrong in any way does not pass."""

import re
from dataclasses import replace
from typing import Any

import pytest

from digest.audit import audit, check
from digest.compose import compose
from digest.digest import Digest
from digest.facts import CheckFacts
from digest.faults import AuditError
from tests.digest.sessions import grown, puglia

FACTS = puglia()
GOOD = compose(FACTS)


def at(content: Any, path: str) -> Any:
    """Follow a path such as sections.1.polls.0."""
    for step in path.split("."):
        content = content[int(step)] if step.isdigit() else content[step]
    return content


def altered(path: str, value: object) -> Digest:
    """The good digest with one value changed."""
    content = GOOD.model_dump(mode="json")
    parent, _, last = path.rpartition(".")
    target: Any = at(content, parent) if parent else content
    target[int(last) if last.isdigit() else last] = value
    return Digest.model_validate(content)


# In the sample: section 0 the videos, 1 to 5 the areas, 6 the network, 7 the evaluation.
QUOTE = "sections.1.voices.0.cells.1.quotes.0"
BY_ROLE = "sections.3.polls.0.questions.0"
BY_ANONYMOUS = "sections.2.polls.0.questions.0"
OF_ONE_MIND = [
    {"roles": ["promoter"], "answered": 6, "counts": [["A", 2], ["B", 2], ["C", 2]]},
    {"roles": ["host"], "answered": 5, "counts": [["A", 1], ["B", 4], ["C", 0]]},
]


def test_roles_that_stood_together_when_it_opened_may_not_be_parted() -> None:
    together = tuple(
        replace(one, run=replace(one.run, groups=(("promoter", "host"), ("local",))))
        for one in FACTS.runs
    )

    found = audit(replace(FACTS, runs=together), GOOD)

    assert {(fault.criterion, fault.what) for fault in found} == {
        ("privacy", "parts roles that stood together when it opened")
    }


def test_a_good_digest_passes() -> None:
    assert audit(FACTS, GOOD) == ()
    check(FACTS, GOOD)


@pytest.mark.parametrize("size", [0, 100])
def test_a_digest_of_fewer_or_more_contributions_passes(size: int) -> None:
    facts = grown(FACTS, size)
    assert audit(facts, compose(facts)) == ()


@pytest.mark.parametrize(
    ("criterion", "path", "value", "what"),
    [
        ("traceable", "session_id", "another", "another session"),
        ("traceable", f"{QUOTE}.contribution_id", "nobody", "no contribution"),
        ("traceable", f"{QUOTE}.reference", "A2-01", "stands in section A1"),
        ("traceable", f"{QUOTE}.reference", "A1-02", "names two quotes"),
        ("traceable", "sections.1.area_id", "skills", "another area"),
        ("traceable", "sections.1.voices.0.cells.1.kind", "story", "another kind"),
        ("traceable", "sections.1.voices.0.roles", ["host"], "another role"),
        ("traceable", "sections.1.polls.0.run_id", "poll-after", "was not put there"),
        ("faithful", f"{QUOTE}.text", "C’erano risorse.", "not what was written"),
        ("faithful", f"{QUOTE}.text", "C'erano […] tirocini.", "not what was written"),
        ("faithful", "sections.7.polls.0.questions.2.texts.0", "Tutto", "nobody answered"),
        ("faithful", "sections.7.polls.0.questions.2.texts", [], "leaves out texts"),
        ("faithful", "sections.1.polls.0.answered", 12, "miscounts who"),
        ("faithful", "sections.1.polls.0.questions.0.answered", 12, "miscounts the answers"),
        ("faithful", f"{BY_ROLE}.counts.0.1", 5, "than were published"),
        ("faithful", f"{BY_ROLE}.counts.0.1", 5, "than the answers give"),
        ("faithful", f"{BY_ROLE}.counts.0.1", 5, "do not add up"),
        ("faithful", f"{BY_ROLE}.groups.0.answered", 7, "do not add up"),
        ("faithful", f"{BY_ROLE}.groups", [], "leaves out the groups"),
        ("faithful", f"{BY_ROLE}.diverging", True, "misjudges"),
        ("faithful", "header.participants", 17, "says 17, there are 16"),
        ("faithful", "header.guests", 0, "says 0, there are 2"),
        ("faithful", "method.answers", 50, "says 50"),
        ("faithful", "method.withdrawn", 0, "says 0, there are 1"),
        ("faithful", "sections.1.contributions", 8, "says 8, there are 9"),
        ("faithful", "sections.1.rounds.0.contributions", 8, "says 8, there are 9"),
        ("coverage", "sections.1.voices.0.cells.1.quotes", [], "accounted for 0 times"),
        ("coverage", "not_quoted", ["c07919"], "accounted for 2 times"),
        ("coverage", "sections.1.polls", [], "told 0 times"),
        ("coverage", "sections.1.area_id", None, "no section of its own"),
        ("coverage", "sections.4.silent", [], "said nothing and is not named"),
        ("coverage", "sections.1.silent", ["promoter"], "called silent but wrote"),
        ("coverage", "sections.1.voices.1.roles", ["host"], "has no cell"),
        ("coverage", "sections.1.kinds_missing", [], "other kinds as missing"),
        ("coverage", "sections.1.contrasting", False, "misjudges"),
        ("coverage", "sections.1.voices.1.cells", [], "lacks a kind"),
        ("coverage", f"{BY_ROLE}.silent", ["host"], "called silent but answered"),
        ("privacy", "header.groups.1.people", 2, "under the threshold"),
        ("privacy", "header.groups.1.people", 7, "to subtract"),
        ("privacy", "header.groups.1.roles", ["promoter"], "in two groups"),
        ("privacy", "sections.1.voices.1.roles", ["local"], "apart though too few"),
        ("privacy", "sections.1.voices.1.label", "everyone", "belongs to everyone"),
        ("privacy", "sections.1.silent", ["host"], "points at the others"),
        ("privacy", "sections.1.authors", 2, "though too few"),
        ("privacy", "sections.1.authors", 6, "miscounts the authors"),
        ("privacy", f"{QUOTE}.code", "Ferri 1", "names somebody"),
        ("traceable", f"{QUOTE}.reported", True, "was reported"),
        ("faithful", "method.reported", 0, "contributions reported: says 0"),
        ("privacy", "sections.4.polls.0.questions.0.counts", [["A", 2]], "fewer people"),
        ("privacy", f"{BY_ROLE}.groups.1.answered", 2, "under the threshold"),
        ("privacy", f"{BY_ROLE}.groups.1.roles", ["promoter"], "in two groups"),
        ("privacy", f"{BY_ANONYMOUS}.groups", OF_ONE_MIND, "said the same"),
        ("privacy", f"{BY_ANONYMOUS}.counts.0.1", 12, "said the same"),
        ("privacy", "sections.7.polls.0.questions.2.texts", ["Sì", "sì "] * 3, "wrote the same"),
        ("privacy", f"{BY_ANONYMOUS}.groups", OF_ONE_MIND[:1], "a single group of several"),
        ("privacy", f"{QUOTE}.text", "Lo sa Giulia Ferri", "names somebody"),
        ("privacy", f"{QUOTE}.text", "Lo sa De luca marco de luca", "names somebody"),
        ("privacy", f"{QUOTE}.text", "chi@altrove.it", "e-mail"),
        ("privacy", f"{QUOTE}.text", "347 1234567", "telephone"),
        ("privacy", f"{QUOTE}.text", "RSSMRA85T10A562S", "tax code"),
        ("stable", "header.title", "Un altro", "in another order"),
    ],
)
def test_each_fault_is_caught(criterion: str, path: str, value: object, what: str) -> None:
    wrong = altered(path, value)

    found = [fault for fault in audit(FACTS, wrong) if fault.criterion == criterion]

    assert [fault for fault in found if re.search(what, str(fault))], found


def test_a_poll_put_to_a_group_that_is_not_shown_may_not_say_how_many_were_asked() -> None:
    wrong = altered("sections.1.polls.0.roles", ["promoter", "local"])

    found = audit(FACTS, wrong)

    assert "of a group that is not shown" in " ".join(map(str, found))


def test_a_question_that_the_database_did_not_recount_does_not_pass() -> None:
    facts = replace(FACTS, recounts={})

    found = audit(facts, GOOD)

    assert {fault.what for fault in found} == {"was not recounted from the answers"}


def test_a_published_result_that_the_answers_contradict_does_not_pass() -> None:
    recounts = {
        **FACTS.recounts,
        ("poll-paths", "poll-paths"): (12, (("A", 4), ("B", 6), ("C", 2))),
    }

    found = audit(replace(FACTS, recounts=recounts), GOOD)

    assert len(found) == 2


def test_a_failed_check_is_loud_and_repeats_nobodys_words() -> None:
    wrong = altered(f"{QUOTE}.text", "Lo sa Giulia Ferri")

    with pytest.raises(AuditError) as caught:
        check(FACTS, wrong)

    assert "A1-01" in str(caught.value)
    assert "Ferri" not in str(caught.value)


CORRECTED = FACTS.contributions[0].id
CHECKED = replace(
    FACTS,
    contributions=(
        replace(FACTS.contributions[0], first_text="What was said first"),
        replace(FACTS.contributions[1], confirmed_at=FACTS.contributions[1].written_at),
        *FACTS.contributions[2:],
    ),
    check=CheckFacts(
        until=FACTS.contributions[0].written_at, confirmed=1, corrected=1, withdrawn=1
    ),
)


def test_a_digest_of_what_was_checked_passes() -> None:
    told = compose(CHECKED)

    assert audit(CHECKED, told) == ()
    assert told.check is not None
    assert [
        quote.contribution_id
        for section in told.sections
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
        if quote.reference in told.check.corrected
    ] == [CORRECTED]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"confirmed": 2}, "miscounts what was confirmed"),
        ({"corrected": ()}, "names other contributions as corrected than were"),
        ({"corrected": ("A1-01", "A1-01")}, "names other contributions as corrected than were"),
        ({"withdrawn": 2}, "miscounts what was withdrawn"),
        ({"until": FACTS.session.plan.starts_at}, "tells of another deadline"),
    ],
)
def test_a_check_that_is_told_otherwise_does_not_pass(changes: dict[str, Any], what: str) -> None:
    told = compose(CHECKED)
    assert told.check is not None

    wrong = told.model_copy(update={"check": told.check.model_copy(update=changes)})

    assert ("validated", what) in {(one.criterion, one.what) for one in audit(CHECKED, wrong)}


def test_a_check_is_told_if_and_only_if_there_was_one() -> None:
    told = compose(CHECKED)

    missing = audit(CHECKED, told.model_copy(update={"check": None}))
    invented = audit(FACTS, GOOD.model_copy(update={"check": told.check}))

    assert [one.criterion for one in missing[:1]] == ["validated"]
    assert "validated" in {one.criterion for one in invented}


def test_corrections_that_the_database_counts_otherwise_do_not_pass() -> None:
    assert CHECKED.check is not None
    miscounted = replace(CHECKED, check=replace(CHECKED.check, corrected=2))

    found = audit(miscounted, compose(miscounted))

    assert "is made of other corrections than the database counts" in {one.what for one in found}
