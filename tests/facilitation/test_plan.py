"""What a plan says of itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from facilitation.prompts import Prompt, Questionnaire, Round, SingleChoice
from tests.facilitation.plans import (
    a_block,
    a_choice,
    a_plan,
    a_questionnaire,
    a_rating,
    a_round,
    asking,
    read,
    several,
)


def test_its_start_is_an_instant_of_its_own_time_zone() -> None:
    plan = read(a_plan())

    assert plan.starts_at.astimezone(UTC) == datetime(2020, 11, 24, 13, 0, tzinfo=UTC)


def test_its_blocks_add_up() -> None:
    plan = read(a_plan(agenda=[a_block(minutes=4), a_block(id="more", minutes=6)]))

    assert plan.minutes == 10
    assert [block.lasts for block in plan.agenda] == [timedelta(minutes=4), timedelta(minutes=6)]


def test_its_prompts_come_in_agenda_order() -> None:
    plan = read(a_plan(agenda=[a_block(a_choice(), a_round()), a_block(a_rating(), id="more")]))

    assert [prompt.id for prompt in plan.prompts] == ["why", "points", "how"]
    assert plan.prompts[0].lasts == timedelta(minutes=2)


def test_it_knows_its_parts_by_their_ids() -> None:
    plan = read(a_plan())

    assert plan.role("notes").plural == "Observers"
    assert plan.area("scouting").short == "Scouting"
    assert plan.block("talk").title == "Talk"


@pytest.mark.parametrize("email", ["ada@example.org", "ADA@Example.org"])
def test_a_person_is_known_by_their_address_however_it_is_written(email: str) -> None:
    known = read(a_plan()).person(email)

    assert known is not None
    assert known.name == "Ada"


@pytest.mark.parametrize("email", [None, "", "bo@example.org"])
def test_others_are_not_known(email: str | None) -> None:
    assert read(a_plan()).person(email) is None


def test_a_prompt_asks_every_role_but_the_observers_unless_it_names_some() -> None:
    plan = read(asking(a_choice(), a_round(roles=["notes"])))

    assert plan.asked(plan.prompts[0]) == ("host",)
    assert plan.asked(plan.prompts[1]) == ("notes",)


def test_a_poll_is_its_own_only_question() -> None:
    plan = read(asking(a_choice(), several(id="which"), a_rating()))

    asked = [[(one.id, one.question) for one in prompt.asks] for prompt in plan.prompts]
    assert asked == [[("why", "Why?")], [("which", "Why?")], [("how", "How much?")]]
    assert [prompt.heading for prompt in plan.prompts] == ["Why?", "Why?", "How much?"]


def test_a_questionnaire_asks_its_questions_and_shows_no_results() -> None:
    prompt = read(asking(a_questionnaire())).prompts[0]

    assert isinstance(prompt, Questionnaire)
    assert [question.question for question in prompt.asks] == ["What next?"]
    assert prompt.heading == "How was it?"
    assert prompt.results == "never"


def test_a_round_asks_each_role_in_its_own_words() -> None:
    prompt = read(asking(a_round(route={"host": "What was hard?"}))).prompts[0]

    assert isinstance(prompt, Round)
    assert prompt.asks == ()
    assert prompt.heading == "What works?"
    assert prompt.question_for("host") == "What was hard?"
    assert prompt.question_for("notes") == "What works?"
    assert prompt.question_for(None) == "What works?"


@pytest.mark.parametrize(
    ("written", "one_tap"),
    [
        (a_choice(), True),
        (a_rating(), True),
        (several(), False),
        (a_round(), False),
        (a_questionnaire(), False),
    ],
)
def test_only_what_nobody_types_in_is_answered_by_one_tap(
    written: dict[str, Any], *, one_tap: bool
) -> None:
    assert read(asking(written)).prompts[0].is_one_tap is one_tap


def test_a_kind_of_prompt_must_say_what_it_is_called() -> None:
    with pytest.raises(NotImplementedError):
        _ = Prompt(id="bare", minutes=1).heading


def test_a_poll_can_be_written_down_without_a_plan() -> None:
    poll = SingleChoice.model_validate(a_choice())

    assert [(option.id, option.text) for option in poll.options] == [("A", "So"), ("B", "Thus")]
