"""A plan made of a form: shown, told what is wrong, kept for those whose it is."""

from dataclasses import replace
from typing import Any

import pytest

from dialogs.commands.preparing import OutlinePlan, PreviewPlan
from dialogs.replies import PlanKept, PlanOutlined, PlanPreviewed, Reply
from facilitation.outlines import EMPTY, Outline
from tests.dialogs.house import House, a_block, a_plan
from tests.facilitation.test_outlined_plan import FORM

ID = "tirocini-e-l-ora-2021-02-10"


async def fill(
    house: House, outline: Outline | None = FORM, name: str = "francesca", **changes: Any
) -> Reply:
    return await house.ask(OutlinePlan(**house.who(name, **changes), outline=outline))


def told(reply: Reply) -> list[tuple[object, str]]:
    assert isinstance(reply, PlanOutlined), reply
    assert reply.outline == FORM
    return [(one.place[0], one.code) for one in reply.found]


async def test_the_form_is_empty_at_first(house: House) -> None:
    reply = await fill(house, None)

    assert reply == PlanOutlined(outline=EMPTY, found=())


async def test_what_is_typed_right_is_kept_as_a_file_and_looked_at(house: House) -> None:
    kept = await fill(house)
    page = await house.ask(PreviewPlan(**house.who("francesca"), plan_id=ID))

    assert isinstance(kept, PlanKept)
    assert [path.name for path in house.plans.iterdir()] == [f"{ID}.yaml"]
    assert isinstance(page, PlanPreviewed)
    assert page.pages == 1 + 4 + 6
    assert kept.notes == ()


async def test_what_is_wrong_is_told_beside_what_was_typed(house: House) -> None:
    outline = replace(FORM, title="", language=None)

    reply = await fill(house, outline)

    assert isinstance(reply, PlanOutlined)
    assert reply.outline == outline
    assert [one.code for one in reply.found] == ["finding_form_empty"]
    assert list(house.plans.iterdir()) == []


@pytest.mark.parametrize("changes", [{"email": None}, {"guest": True}])
async def test_a_plan_needs_somebody_it_can_be_of(house: House, changes: dict[str, Any]) -> None:
    reply = await fill(house, **changes)

    assert told(reply) == [("people", "finding_form_nobody")]


async def test_who_lists_themselves_must_organise_or_lead(house: House) -> None:
    people = "anna@example.org, Anna\ngiulia@example.org, Giulia, organizza"

    reply = await fill(house, replace(FORM, people=people), "anna")

    assert isinstance(reply, PlanOutlined)
    assert [one.code for one in reply.found] == ["finding_form_not_yours"]
    assert list(house.plans.iterdir()) == []


async def test_a_plan_of_others_is_never_replaced(house: House) -> None:
    await fill(house)

    stolen = await fill(house, name="anna")
    again = await fill(house)

    assert told(stolen) == [("title", "finding_form_taken")]
    assert isinstance(again, PlanKept)
    assert again.again


async def test_a_plan_in_use_stays_as_it_is(house: House) -> None:
    await house.begin(a_block("one"), id=ID)
    house.write(a_plan(a_block("one"), id=ID), ID)

    reply = await fill(house)

    assert told(reply) == [("title", "finding_form_in_use")]
