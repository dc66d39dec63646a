"""The shape of a plan: what is missing, misspelt or of the wrong sort."""

from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from facilitation.findings import Place, Value
from facilitation.kinds import AnyPrompt
from facilitation.plan import Plan
from facilitation.plan_shapes import parsed, schema
from tests.facilitation.plans import (
    a_block,
    a_choice,
    a_plan,
    a_questionnaire,
    a_rating,
    a_round,
    asking,
    read,
    some_statements,
)

PROMPT = ("agenda", 0, "prompts", 0)


def without(key: str, part: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if name != key}


def privacy(**changes: Any) -> dict[str, Any]:
    return a_plan(privacy=a_plan()["privacy"] | changes)


def found(written: object) -> list[tuple[Place, str]]:
    result = parsed(written)
    return [] if isinstance(result, Plan) else [(one.place, one.code) for one in result]


def values(written: object) -> dict[str, Value]:
    result = parsed(written)
    assert isinstance(result, list)
    return dict(result[0].values)


def listed(written: object) -> tuple[str, ...]:
    expected = values(written)["expected"]
    assert isinstance(expected, tuple)
    return expected


WRONG: list[tuple[object, Place, str]] = [
    ([], (), "finding_plan_expected"),
    (None, (), "finding_plan_expected"),
    (without("title", a_plan()), ("title",), "finding_key_missing"),
    (asking(without("question", a_choice())), (*PROMPT, "question"), "finding_key_missing"),
    (asking(without("id", a_choice())), (*PROMPT, "id"), "finding_key_missing"),
    (asking(without("options", a_choice())), (*PROMPT, "options"), "finding_key_missing"),
    (asking(without("kind", a_choice())), PROMPT, "finding_kind_missing"),
    (
        asking(a_questionnaire({"question": "Why?"})),
        (*PROMPT, "questions", 0),
        "finding_kind_missing",
    ),
    (asking(a_choice(kind="poll")), (*PROMPT, "kind"), "finding_choice_expected"),
    (asking(a_choice(results="now")), (*PROMPT, "results"), "finding_choice_expected"),
    (asking(a_round(kinds=["strenght"])), (*PROMPT, "kinds", 0), "finding_choice_expected"),
    (a_plan(tittle="x"), ("tittle",), "finding_unknown_key_near"),
    (asking(a_round(anonymous=True)), (*PROMPT, "anonymous"), "finding_unknown_key"),
    (
        asking(a_choice(options=[{"id": "A", "txt": "So", "text": "So"}, "Thus"])),
        (*PROMPT, "options", 0, "txt"),
        "finding_unknown_key_near",
    ),
    (privacy(keep_untill="2021-03-31"), ("privacy", "keep_untill"), "finding_unknown_key_near"),
    (a_plan(digest={"limit": 3}), ("digest", "limit"), "finding_unknown_key"),
    (a_plan(id="two words"), ("id",), "finding_id_expected"),
    (asking(a_round(route={"a b": "Why?"})), (*PROMPT, "route", "a b"), "finding_id_expected"),
    (
        a_plan(people=[{"email": "ada", "name": "Ada"}]),
        ("people", 0, "email"),
        "finding_email_expected",
    ),
    (privacy(url="http://example.org"), ("privacy", "url"), "finding_url_expected"),
    (a_plan(digest={"logo": "../a.png"}), ("digest", "logo"), "finding_logo_expected"),
    (a_plan(digest={"logo": "a.gif"}), ("digest", "logo"), "finding_logo_expected"),
    (a_plan(digest={"colour": "red"}), ("digest", "colour"), "finding_colour_expected"),
    (a_plan(starts=14.3), ("starts",), "finding_hour_expected"),
    (a_plan(starts="14.30"), ("starts",), "finding_hour_expected"),
    (a_plan(starts="25:00"), ("starts",), "finding_hour_expected"),
    (a_plan(starts="14:00+02:00"), ("starts",), "finding_hour_expected"),
    (a_plan(day=20201124), ("day",), "finding_day_expected"),
    (a_plan(day="24/11/2020"), ("day",), "finding_day_expected"),
    (a_plan(day="2020-02-30"), ("day",), "finding_day_expected"),
    (asking(a_choice(opens="soon")), (*PROMPT, "opens"), "finding_opening_expected"),
    (asking(a_choice(opens=601)), (*PROMPT, "opens"), "finding_opening_expected"),
    (asking(a_choice(opens=-1)), (*PROMPT, "opens"), "finding_opening_expected"),
    (asking(a_choice(minutes="two")), (*PROMPT, "minutes"), "finding_int_expected"),
    (asking(a_choice(minutes=1.5)), (*PROMPT, "minutes"), "finding_int_expected"),
    (asking(a_choice(minutes=float("inf"))), (*PROMPT, "minutes"), "finding_int_expected"),
    (asking(a_choice(minutes=[2])), (*PROMPT, "minutes"), "finding_int_expected"),
    (asking(a_choice(anonymous="perhaps")), (*PROMPT, "anonymous"), "finding_bool_expected"),
    (asking(a_choice(anonymous=[])), (*PROMPT, "anonymous"), "finding_bool_expected"),
    (a_plan(title=2020), ("title",), "finding_text_expected"),
    (a_plan(title={"Session": "one"}), ("title",), "finding_text_plain"),
    (a_plan(title=None), ("title",), "finding_value_empty"),
    (a_plan(title=" "), ("title",), "finding_text_empty"),
    (a_plan(title="x" * 301), ("title",), "finding_line_too_long"),
    (a_plan(agenda="none"), ("agenda",), "finding_list_expected"),
    (a_plan(agenda=["talk"]), ("agenda", 0), "finding_mapping_expected"),
    (asking(a_round(route=["host"])), (*PROMPT, "route"), "finding_mapping_expected"),
    (a_plan(agenda=[a_block() | {"prompts": ["why"]}]), PROMPT, "finding_mapping_expected"),
    (
        asking(a_choice(options=[1, "So", "Thus"])),
        (*PROMPT, "options", 0),
        "finding_mapping_expected",
    ),
    (
        asking(some_statements(statements="So")),
        (*PROMPT, "statements"),
        "finding_list_expected",
    ),
    (asking(a_choice(options="So, Thus")), (*PROMPT, "options"), "finding_list_expected"),
    (asking(a_choice(options=["So"])), (*PROMPT, "options"), "finding_list_too_short"),
    (a_plan(agenda=[]), ("agenda",), "finding_list_too_short"),
    (asking(a_rating(steps=list("abcdefghijkl"))), (*PROMPT, "steps"), "finding_list_too_long"),
    (asking(a_choice(minutes=0)), (*PROMPT, "minutes"), "finding_number_too_small"),
    (a_plan(digest={"threshold": 2}), ("digest", "threshold"), "finding_number_too_small"),
    (asking(a_choice(minutes=181)), (*PROMPT, "minutes"), "finding_number_too_big"),
]


@pytest.mark.parametrize(("written", "place", "code"), WRONG)
def test_a_misshapen_plan_is_told_where_and_how(written: object, place: Place, code: str) -> None:
    assert found(written) == [(place, code)]


def test_a_plan_may_be_made_of_nothing_but_mistakes() -> None:
    assert {code for _, code in found({})} == {"finding_key_missing"}


def test_an_error_we_have_no_sentence_for_is_told_in_pydantics_words() -> None:
    # The keys of YAML are texts; a number can only come from elsewhere.
    result = parsed(a_plan() | {1: "one"})

    assert isinstance(result, list)
    assert [finding.code for finding in result] == ["finding_shape"]
    assert result[0].values["problem"] == "Keys should be strings"


def test_a_misspelt_key_comes_with_the_nearest_one() -> None:
    assert values(asking(a_choice(minuts=3)))["near"] == "minutes"


def test_an_unknown_key_comes_with_those_that_can_be_there() -> None:
    written = asking(a_questionnaire({"kind": "text", "question": "Why?", "zzz": 1}))

    assert values(written)["known"] == ("id", "question", "kind", "longest")


def test_a_kind_that_is_missing_or_wrong_comes_with_those_there_are() -> None:
    kinds = {one.model_fields["kind"].default for one in get_args(get_args(AnyPrompt)[0])}

    assert set(listed(asking(without("kind", a_choice())))) == kinds
    assert set(listed(asking(a_choice(kind="pool")))) == kinds
    assert listed(asking(a_choice(results="now"))) == ("at_close", "at_once", "never")


def test_a_wrong_kind_is_quoted_without_the_prompt_round_it() -> None:
    assert values(asking(a_choice(kind="poll")))["given"] == "poll"


def test_a_switch_is_quoted_as_it_was_written() -> None:
    assert values(a_plan(title=True))["given"] == "true"


@pytest.mark.parametrize("starts", ["9:00", "09:00", "09:00:00"])
def test_an_hour_may_be_written_with_or_without_its_nought(starts: str) -> None:
    plan = read(a_plan(starts=starts, ends="9:10"))

    assert plan.starts.isoformat() == "09:00:00"


def test_a_plan_survives_its_own_json() -> None:
    plan = read(asking(a_choice(), a_rating(), a_round(), a_questionnaire()))

    assert Plan.model_validate_json(plan.model_dump_json()) == plan
    assert Plan.model_validate(plan.model_dump()) == plan


@pytest.mark.parametrize(
    "options",
    [["So", "Thus"], ["So", {"id": "X", "text": "Thus"}], [{"id": "X", "text": "So"}] * 2],
)
def test_the_schema_takes_options_as_texts_and_as_pairs(options: list[Any]) -> None:
    written = asking(a_choice(options=options), a_rating(), a_round(), a_questionnaire())

    Draft202012Validator(schema()).validate(written)


@pytest.mark.parametrize(
    "written",
    [
        asking(without("kind", a_choice())),
        asking(a_choice(options=["So"])),
        asking(a_choice(minuts=3)),
        a_plan(starts=14.3),
        a_plan(starts="14.30"),
        a_plan(digest={"threshold": 2}),
    ],
)
def test_the_schema_refuses_what_the_check_refuses(written: dict[str, Any]) -> None:
    assert not Draft202012Validator(schema()).is_valid(written)


def test_the_schema_is_one_and_explains_every_field() -> None:
    published = schema()

    Draft202012Validator.check_schema(published)
    fields = [
        (name, field, described)
        for name, part in {"Plan": published, **published["$defs"]}.items()
        for field, described in part.get("properties", {}).items()
    ]
    unexplained = [
        (name, field)
        for name, field, described in fields
        if not {"description", "$ref"} & described.keys()
    ]
    assert {field for _, field in unexplained} <= {"kind"}
