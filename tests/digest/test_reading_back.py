"""What people make of points that are read back to them is told beside these, and checked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from digest.audit import audit
from digest.compose import compose
from digest.digest import Digest
from digest.documents.gist import shared_lines
from digest.documents.markdown import markdown
from digest.documents.report import report
from digest.documents.tables import tables
from digest.editions import public
from digest.facts import RunFacts, SessionFacts, Supporter
from digest.points.corrections import Act, Correction, Group, Hide, confirmed
from digest.points.reading_back import to_read_back
from digest.quotes import Point
from digest.scorecard import scorecard
from facilitation.contributions import Contribution, ContributionKind
from facilitation.prompts import ReadBack
from tests.digest.sessions import (
    PROPOSAL,
    START,
    a_block,
    a_contribution,
    a_plan,
    a_round,
    facts_of,
)
from tests.digest.test_documents import ITALIAN

VISITS = "Organizzare visite in azienda prima della scelta"
FEW = "Visite aziendali prima della scelta"
TUTORS = "Mediatori culturali ai colloqui di ingresso"
NOT_SO = "Le visite non servono a chi lavora già"
MISSED = "Corsi di lingua la sera"
SAID = tuple(
    a_contribution(n, text, kind=PROPOSAL, role=role)
    for n, text, role in ((1, VISITS, "promoter"), (2, FEW, "host"), (3, TUTORS, "local"))
)
VISITING, FEWER, TUTORING = SAID


def read(name: str = "read") -> ReadBack:
    return ReadBack(id=name, minutes=1, question="Valgono anche per te?")


PLAN = a_plan(
    a_block("one", a_round(), read(), area="paths"),
    a_block("two", a_round("other"), area="skills"),
)
PEOPLE = {"promoter": 4, "host": 4, "local": 4}
OBJECTION = replace(
    a_contribution(4, NOT_SO, kind=ContributionKind.OBJECTION, role="host", run="read"),
    objects_to=FEWER.id,
)
ADDED = a_contribution(5, MISSED, kind=PROPOSAL, role="local", run="read")
ELSEWHERE = a_contribution(6, "Tirocini più lunghi", kind=PROPOSAL, run="other", area="skills")


def supporting(one: Contribution, who: str, read_back_id: str | None = "read") -> Supporter:
    return Supporter(one.id, who, who.partition("-")[0], read_back_id)


def facts(
    *more: Contribution, people: int = 3, acts: tuple[Act, ...] = (), **changes: Any
) -> SessionFacts:
    """A session in which the points of the first area were read back, the visits as one."""
    together = confirmed(Group(VISITING.id, frozenset({VISITING.id, FEWER.id})))
    log = tuple(
        Correction(id=f"a{number}", by="ada", at=START + timedelta(minutes=number), act=act)
        for number, act in enumerate((together, *acts))
    )
    supporters = (
        supporting(VISITING, "host-3"),
        supporting(FEWER, "host-3"),
        supporting(FEWER, "local-1"),
        supporting(VISITING, "promoter-3", None),
    )
    made = facts_of(PLAN, PEOPLE, contributions=(*SAID, OBJECTION, ADDED, *more))
    counts: dict[str, int] = {}
    for one in supporters:
        counts[one.contribution_id] = counts.get(one.contribution_id, 0) + 1
    runs = tuple(
        RunFacts(run=one.run, asked=one.asked, answered=people) if one.run.id == "read" else one
        for one in made.runs
    )
    told = {"runs": runs, "supporters": supporters, "supports": counts, "corrections": log}
    return replace(made, **told | changes)


GOOD = compose(facts(ELSEWHERE))


def point(digest: Digest, text: str) -> Point:
    references = {
        quote.reference
        for section in digest.sections
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
        if quote.text == text
    }
    every = (one for section in digest.sections for one in section.points)
    return next(one for one in every if references & {*one.references})


def test_a_point_says_who_agreed_and_what_was_objected_when_it_was_read_back() -> None:
    visits, tutors = point(GOOD, VISITS), point(GOOD, TUTORS)

    # One who agreed by both contributions of a point agreed once; who did before, not then.
    assert visits == point(GOOD, FEW)
    assert visits.agreed == 2
    assert visits.objections == point(GOOD, NOT_SO).references
    assert (tutors.agreed, tutors.objections) == (0, ())
    assert audit(facts(ELSEWHERE), GOOD) == ()


def test_a_read_back_is_told_with_what_was_said_at_it() -> None:
    [told] = GOOD.sections[0].read_backs
    few = compose(facts(people=2)).sections[0].read_backs[0]

    assert (told.run_id, told.people, few.people) == ("read", 3, None)
    assert told.objections == point(GOOD, NOT_SO).references
    assert told.added == point(GOOD, MISSED).references
    assert [one.is_read_back for one in GOOD.sections[:2]] == [True, False]


def test_what_an_organiser_hides_is_not_told_as_an_objection() -> None:
    known = facts(acts=(Hide(frozenset({OBJECTION.id}), "insulto"),))
    digest = compose(known)

    assert point(digest, VISITS).objections == ()
    assert digest.sections[0].read_backs[0].objections == ()
    assert audit(known, digest) == ()


def test_objections_to_two_points_are_two_however_alike_their_words() -> None:
    other = replace(OBJECTION, id="c9", number=9, objects_to=TUTORING.id)
    same = replace(OBJECTION, id="c8", number=8)
    digest = compose(facts(other, same))

    assert len(point(digest, VISITS).objections) == 2
    assert len(point(digest, TUTORS).objections) == 1


def test_the_words_of_what_was_read_back_are_told_beside_the_point() -> None:
    text = markdown(report(GOOD, ITALIAN)).replace("\u00a0", " ")
    [reference] = point(GOOD, NOT_SO).references

    assert "Alla rilettura 2 persone si sono dette d’accordo." in text
    assert f"C’è chi obietta: «{NOT_SO}» ({reference})." in text
    assert "Hanno risposto 3 persone." in text
    assert "È stata mossa 1 obiezione." in text
    assert "È stato aggiunto 1 contributo che mancava." in text
    assert "### Temi i cui punti non sono stati riletti a chi c’era\n\n- " in text


def test_a_shared_point_is_told_in_short_with_the_objections_to_it() -> None:
    backers = (*facts().supporters, *(supporting(OBJECTION, f"local-{n}") for n in range(3)))
    counts = {**facts().supports, OBJECTION.id: 3}
    known = facts(supporters=backers, supports=counts)
    digest = compose(known)

    told = [line.aside.replace("\u00a0", " ") for line in shared_lines(digest, ITALIAN)]

    assert audit(known, digest) == ()
    assert point(digest, NOT_SO).people == 4
    assert [one for one in told if one] == [told[1]]
    assert told[1].endswith(" · 1 obiezione")


def test_the_sheets_say_who_agreed_and_what_is_objected_to() -> None:
    sheet = next(
        one for one in tables(GOOD, ITALIAN).sheets if "Obietta a" in [c.title for c in one.columns]
    )
    titles = [column.title for column in sheet.columns]
    rows = {row[5]: dict(zip(titles, row, strict=True)) for row in sheet.rows}

    assert rows[VISITS]["D’accordo alla rilettura"] == 2
    assert rows[NOT_SO]["Obietta a"] == rows[VISITS]["Punto"]
    assert rows[TUTORS]["Obietta a"] is None


def test_the_edition_for_everybody_tells_it_too() -> None:
    told = public(GOOD).digest

    assert point(told, NOT_SO).references == point(told, VISITS).objections


def test_the_table_of_criteria_counts_what_was_read_back() -> None:
    [validated] = [
        one
        for one in scorecard(facts(ELSEWHERE), GOOD, public(GOOD))
        if one.criterion == "validated"
    ]

    assert validated.measured.startswith(
        "1 of 2 sections read back, 1 points agreed to then, 1 objections, 1 added"
    )


Spoil = Callable[[Any], None]


def _more_agreed(digest: Any) -> None:
    digest["sections"][0]["points"][0]["agreed"] += 1


def _no_objection(digest: Any) -> None:
    for one in digest["sections"][0]["points"]:
        one["objections"] = []


def _nothing_added(digest: Any) -> None:
    digest["sections"][0]["read_backs"][0]["added"] = []


@pytest.mark.parametrize("spoil", [_more_agreed, _no_objection, _nothing_added])
def test_what_is_told_otherwise_is_a_fault(spoil: Spoil) -> None:
    content = GOOD.model_dump(mode="json")
    spoil(content)

    found = audit(facts(ELSEWHERE), Digest.model_validate(content))

    assert "validated" in {one.criterion for one in found}


def test_a_read_back_that_is_left_out_is_a_fault() -> None:
    content = GOOD.model_dump(mode="json")
    content["sections"][0]["read_backs"] = []

    found = audit(facts(ELSEWHERE), Digest.model_validate(content))

    assert ("coverage", "read") in {(one.criterion, one.where) for one in found}


def test_the_points_of_the_blocks_asked_for_are_read_in_the_digests_order() -> None:
    area = to_read_back(GOOD, PLAN.agenda[:1])
    everything = to_read_back(GOOD, PLAN.agenda)

    first = GOOD.sections[0].points[0]
    assert (area[0].id, area[0].kind) == (first.point_id, first.kind)
    assert {*area[0].contributions} == {VISITING.id, FEWER.id}
    assert len(everything) == len(area) + 1


def test_what_is_read_back_of_the_whole_session_is_read_back_everywhere() -> None:
    plan = a_plan(
        a_block("one", a_round(), area="paths"),
        a_block("two", a_round("other"), area="skills"),
        a_block("end", read().model_copy(update={"of": "session"})),
    )
    digest = compose(facts_of(plan, PEOPLE, contributions=(*SAID, ELSEWHERE)))

    assert all(one.is_read_back for one in digest.sections if one.points)
