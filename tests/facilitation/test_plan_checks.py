"""How a plan can be wrong although every part of it has the right shape."""

from typing import Any

import pytest

from facilitation.findings import Place
from facilitation.plan_checks import findings
from tests.facilitation.plans import (
    a_block,
    a_choice,
    a_plan,
    a_priority_vote,
    a_questionnaire,
    a_ranking,
    a_rating,
    a_round,
    asking,
    read,
    several,
    some_statements,
)

PROMPT = ("agenda", 0, "prompts", 0)
HOST, OBSERVER = a_plan()["roles"]
ADA = a_plan()["people"][0]
SCOUTING = a_plan()["areas"][0]
NOBODY = {"email": "bo@example.org", "name": "Bo"}
TEXT = {"kind": "text", "question": "What next?"}
LONG = "long " * 40


def found(written: dict[str, Any]) -> list[tuple[Place, str]]:
    return [(finding.place, finding.code) for finding in findings(read(written))]


def privacy(**changes: Any) -> dict[str, Any]:
    return a_plan(privacy=a_plan()["privacy"] | changes)


WRONG = [
    (a_plan(time_zone="Europe/Bari"), ("time_zone",), "finding_unknown_time_zone"),
    (a_plan(time_zone="Europe"), ("time_zone",), "finding_unknown_time_zone"),
    (a_plan(time_zone="/etc/passwd"), ("time_zone",), "finding_unknown_time_zone"),
    (a_plan(ends="13:00"), ("ends",), "finding_ends_before_start"),
    (a_plan(ends="14:00"), ("ends",), "finding_ends_before_start"),
    (a_plan(ends="14:09"), ("agenda",), "finding_agenda_too_long"),
    (a_plan(ends="14:11"), ("agenda",), "finding_agenda_too_short"),
    (a_plan(title=LONG), ("title",), "finding_text_too_long"),
    (a_plan(organiser=LONG), ("organiser",), "finding_text_too_long"),
    (a_plan(introduction=LONG * 4), ("introduction",), "finding_text_too_long"),
    (a_plan(roles=[HOST, HOST | {"name": "Two"}]), ("roles", 1, "id"), "finding_duplicate_id"),
    (a_plan(roles=[HOST, HOST | {"id": "two"}]), ("roles", 1, "name"), "finding_duplicate_text"),
    (
        a_plan(roles=[HOST | {"id": f"r{n}", "name": f"Role {n}"} for n in range(9)]),
        ("roles",),
        "finding_too_many_roles",
    ),
    (a_plan(roles=[OBSERVER]), ("roles",), "finding_only_observers"),
    (a_plan(roles=[HOST | {"name": LONG}]), ("roles", 0, "name"), "finding_text_too_long"),
    (a_plan(roles=[HOST | {"plural": LONG}]), ("roles", 0, "plural"), "finding_text_too_long"),
    (
        a_plan(roles=[HOST | {"description": LONG}]),
        ("roles", 0, "description"),
        "finding_text_too_long",
    ),
    (a_plan(people=[]), ("people",), "finding_no_organiser"),
    (a_plan(people=[NOBODY]), ("people",), "finding_no_organiser"),
    (
        a_plan(people=[ADA, NOBODY | {"email": "ADA@example.org"}]),
        ("people", 1, "email"),
        "finding_duplicate_email",
    ),
    (a_plan(people=[ADA | {"role": "hots"}]), ("people", 0, "role"), "finding_unknown_role"),
    (
        a_plan(areas=[SCOUTING, SCOUTING | {"short": "Two"}]),
        ("areas", 1, "id"),
        "finding_duplicate_id",
    ),
    (
        a_plan(
            areas=[SCOUTING, SCOUTING | {"id": "two"}],
            agenda=[a_block(minutes=5), a_block(id="more", minutes=5, area="two")],
        ),
        ("areas", 1, "short"),
        "finding_duplicate_text",
    ),
    (
        a_plan(
            ends="14:13",
            areas=[{"id": f"a{n}", "title": "Area", "short": f"A{n}"} for n in range(13)],
            agenda=[a_block(id=f"b{n}", minutes=1, area=f"a{n}") for n in range(13)],
        ),
        ("areas",),
        "finding_too_many_areas",
    ),
    (a_plan(areas=[SCOUTING | {"title": LONG}]), ("areas", 0, "title"), "finding_text_too_long"),
    (
        a_plan(agenda=[a_block(area=None)]),
        ("areas", 0),
        "finding_area_without_block",
    ),
    (
        a_plan(agenda=[a_block(minutes=5), a_block(minutes=5)]),
        ("agenda", 1, "id"),
        "finding_duplicate_id",
    ),
    (
        a_plan(agenda=[a_block(minutes=5), a_block(id="more", minutes=5, area="scout")]),
        ("agenda", 1, "area"),
        "finding_unknown_area",
    ),
    (a_plan(areas=[]), ("agenda", 0, "area"), "finding_no_areas"),
    (
        a_plan(agenda=[a_block(steps=[{"title": "Ask", "minutes": 9}])]),
        ("agenda", 0, "steps"),
        "finding_steps_do_not_add_up",
    ),
    (
        a_plan(agenda=[a_block(steps=[{"title": LONG, "minutes": 10}])]),
        ("agenda", 0, "steps", 0, "title"),
        "finding_text_too_long",
    ),
    (
        asking(a_choice(material={"title": LONG})),
        ("agenda", 0, "prompts", 0, "material", "title"),
        "finding_text_too_long",
    ),
    (
        asking(a_round(material={"title": "Video", "speaker": LONG})),
        ("agenda", 0, "prompts", 0, "material", "speaker"),
        "finding_text_too_long",
    ),
    (a_plan(agenda=[a_block(title=LONG)]), ("agenda", 0, "title"), "finding_text_too_long"),
    (
        a_plan(agenda=[a_block(introduction=LONG * 4)]),
        ("agenda", 0, "introduction"),
        "finding_text_too_long",
    ),
    (
        a_plan(
            agenda=[a_block(a_choice(), minutes=5), a_block(a_round(id="why"), id="x", minutes=5)]
        ),
        ("agenda", 1, "prompts", 0, "id"),
        "finding_duplicate_id",
    ),
    (privacy(keep_until="2020-11-23"), ("privacy", "keep_until"), "finding_kept_too_short"),
    (privacy(names_until="2020-11-23"), ("privacy", "names_until"), "finding_names_kept_wrongly"),
    (privacy(names_until="2021-04-01"), ("privacy", "names_until"), "finding_names_kept_wrongly"),
    (a_plan(digest={"colour": "#777777"}), ("digest", "colour"), "finding_colour_too_pale"),
    (a_plan(digest={"header": LONG}), ("digest", "header"), "finding_text_too_long"),
    (privacy(controller=LONG), ("privacy", "controller"), "finding_text_too_long"),
    (privacy(points=["Short", LONG]), ("privacy", "points", 1), "finding_text_too_long"),
    (asking(a_choice(opens=10)), (*PROMPT, "opens"), "finding_prompt_opens_too_late"),
    (asking(a_choice(opens=9)), (*PROMPT, "minutes"), "finding_prompt_outlasts_block"),
    (
        asking(a_choice(opens="facilitator", minutes=11)),
        (*PROMPT, "minutes"),
        "finding_prompt_outlasts_block",
    ),
    (asking(a_choice(roles=["host", "hots"])), (*PROMPT, "roles", 1), "finding_unknown_role"),
    (asking(a_choice(roles=["host", "host"])), (*PROMPT, "roles", 1), "finding_duplicate_text"),
    (asking(a_choice(roles=["notes"])), (*PROMPT, "roles", 0), "finding_observer_asked"),
    (
        asking(a_choice(anonymous=True, results="at_once")),
        (*PROMPT, "results"),
        "finding_anonymous_at_once",
    ),
    (asking(a_choice(question=LONG)), (*PROMPT, "question"), "finding_text_too_long"),
    (asking(a_questionnaire(title=LONG)), (*PROMPT, "title"), "finding_text_too_long"),
    (
        asking(a_questionnaire(introduction=LONG * 4)),
        (*PROMPT, "introduction"),
        "finding_text_too_long",
    ),
    (
        asking(a_questionnaire(*[TEXT | {"id": f"q{n}"} for n in range(9)])),
        (*PROMPT, "questions"),
        "finding_too_many_questions",
    ),
    (
        asking(a_questionnaire(TEXT, TEXT)),
        (*PROMPT, "questions", 1),
        "finding_duplicate_question_id",
    ),
    (
        asking(a_questionnaire(TEXT | {"question": LONG})),
        (*PROMPT, "questions", 0, "question"),
        "finding_text_too_long",
    ),
    (asking(a_choice(options=[str(n) for n in range(13)])), PROMPT, "finding_too_many_options"),
    (asking(several(options=[str(n) for n in range(16)])), PROMPT, "finding_too_many_options"),
    (
        asking(a_choice(options=["So", "so"])),
        (*PROMPT, "options", 1),
        "finding_duplicate_text",
    ),
    (
        asking(a_choice(options=["So", {"id": "A", "text": "Thus"}])),
        (*PROMPT, "options", 1),
        "finding_duplicate_option_id",
    ),
    (asking(a_choice(options=["So", LONG])), (*PROMPT, "options", 1), "finding_text_too_long"),
    (
        asking(a_rating(steps=["Low", "High", LONG])),
        (*PROMPT, "steps", 2),
        "finding_text_too_long",
    ),
    (
        asking(a_rating(no_opinion="much")),
        (*PROMPT, "no_opinion"),
        "finding_duplicate_text",
    ),
    (asking(a_ranking(places=3)), (*PROMPT, "places"), "finding_places_above_options"),
    (asking(a_ranking(places=1, least=2)), (*PROMPT, "least"), "finding_least_above_most"),
    (
        asking(a_priority_vote(), a_choice()),
        PROMPT,
        "finding_nothing_written_before",
    ),
    (
        asking(a_priority_vote(kinds=["story"]), a_round()),
        PROMPT,
        "finding_nothing_written_before",
    ),
    (
        asking(a_priority_vote(area="scout"), a_round()),
        (*PROMPT, "area"),
        "finding_unknown_area",
    ),
    (
        asking(a_priority_vote(kinds=["strength", "strength"]), a_round()),
        (*PROMPT, "kinds", 1),
        "finding_duplicate_text",
    ),
    (
        asking(a_priority_vote(dots=2, most_each=3), a_round()),
        (*PROMPT, "most_each"),
        "finding_most_each_above_dots",
    ),
    (
        asking(a_priority_vote(withdrawn=["x"]), a_round()),
        (*PROMPT, "withdrawn"),
        "finding_made_when_it_opens",
    ),
    (
        asking(
            {
                "kind": "read_back",
                "id": "back",
                "minutes": 1,
                "question": "Agreed?",
                "points": [{"id": "c1", "kind": "strength", "contributions": ["c1"]}],
            },
            a_round(),
        ),
        (*PROMPT, "points"),
        "finding_made_when_it_opens",
    ),
    (
        asking(some_statements(statements=["So", "so"])),
        (*PROMPT, "statements", 1),
        "finding_duplicate_text",
    ),
    (
        asking(some_statements(statements=["So", {"id": "s1", "question": "Thus"}])),
        (*PROMPT, "statements", 1),
        "finding_duplicate_question_id",
    ),
    (
        asking(some_statements(statements=["So", LONG])),
        (*PROMPT, "statements", 1),
        "finding_text_too_long",
    ),
    (
        asking(some_statements(statements=[str(n) for n in range(12)], proposals=True)),
        (*PROMPT, "statements"),
        "finding_no_room_for_proposals",
    ),
    (asking(several(most=3)), (*PROMPT, "most"), "finding_most_above_options"),
    (asking(several(least=2, most=1)), (*PROMPT, "least"), "finding_least_above_most"),
    (asking(several(least=3)), (*PROMPT, "least"), "finding_least_above_most"),
    (
        asking(
            a_questionnaire(TEXT | {"kind": "multiple_choice", "options": ["a", "b"], "most": 3})
        ),
        (*PROMPT, "questions", 0, "most"),
        "finding_most_above_options",
    ),
    (
        asking(a_round(kinds=["strength", "strength"])),
        (*PROMPT, "kinds", 1),
        "finding_duplicate_text",
    ),
    (asking(a_round(question=LONG)), (*PROMPT, "question"), "finding_text_too_long"),
    (asking(a_round(route={"hots": "?"})), (*PROMPT, "route", "hots"), "finding_unknown_role"),
    (asking(a_round(route={"notes": "?"})), (*PROMPT, "route", "notes"), "finding_route_not_asked"),
    (asking(a_round(route={"host": LONG})), (*PROMPT, "route", "host"), "finding_text_too_long"),
]


@pytest.mark.parametrize(("written", "place", "code"), WRONG)
def test_a_plan_that_cannot_work_is_told_where_and_why(
    written: dict[str, Any], place: Place, code: str
) -> None:
    assert found(written) == [(place, code)]


@pytest.mark.parametrize(
    "written",
    [
        a_plan(),
        asking(a_choice(opens=8), a_round(opens=5)),
        asking(a_choice(opens="facilitator", minutes=10)),
        asking(a_choice(anonymous=True), a_rating(results="at_once")),
        asking(a_rating(steps=list("abcdefghijk"), no_opinion="None")),
        asking(several(least=2, most=2)),
        asking(a_ranking(places=1)),
        asking(some_statements()),
        asking(a_priority_vote(), a_round()),
        asking(
            a_priority_vote(area="scouting", kinds=["strength"], dots=5, most_each=3), a_round()
        ),
        asking(a_ranking(least=1)),
        asking(a_round(roles=["notes"], route={"notes": "What was said?"})),
        asking(a_questionnaire(TEXT, TEXT | {"id": "second"})),
        a_plan(agenda=[a_block(steps=[{"title": "Ask", "minutes": n} for n in (1, 9)])]),
    ],
)
def test_a_plan_that_can_work_is_left_alone(written: dict[str, Any]) -> None:
    assert found(written) == []


def test_every_error_is_told_not_the_first_alone() -> None:
    written = asking(
        a_choice(roles=["hots"], minutes=11, options=["So", "So"]), people=[], ends="14:30"
    )

    codes = [code for _, code in found(written)]

    assert codes == [
        "finding_agenda_too_short",
        "finding_no_organiser",
        "finding_prompt_outlasts_block",
        "finding_unknown_role",
        "finding_duplicate_text",
    ]


def test_minutes_that_do_not_add_up_come_with_the_sum_and_what_is_amiss() -> None:
    finding = findings(read(a_plan(ends="14:12")))[0]

    assert finding.values == {"total": 10, "available": 12, "count": 2}
