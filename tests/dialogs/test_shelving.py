"""A plan sent in a chat: checked, kept for those whose it is, looked at card by card."""

import asyncio
from io import BytesIO
from typing import Any

import pytest
from ruamel.yaml import YAML

from dialogs.commands.leading import Act
from dialogs.commands.preparing import FetchPlan, PreviewPlan, SendPlan
from dialogs.replies import PlanChecked, PlanFetched, PlanKept, PlanPreviewed, Reply
from dialogs.views.opening import BlockView, WelcomeView
from dialogs.views.prompts import PromptView
from facilitation.refusals.plans import (
    NotAPlanFile,
    NotYourPlan,
    PlanHasErrors,
    PlanIsInUse,
    PlanIsOthers,
)
from facilitation.refusals.unknown import NoSuchPlan
from tests.dialogs.house import House, a_block, a_plan, a_poll, a_round, refused

ONE = a_block("one", a_poll(), a_round(opens="facilitator"))


def yaml(plan: dict[str, Any]) -> bytes:
    """A plan as its file."""
    file = BytesIO()
    YAML(typ="safe").dump(plan, file)
    return file.getvalue()


async def send(
    house: House, plan: dict[str, Any], name: str = "francesca", file: str = "Piano.YAML"
) -> Reply:
    return await house.ask(SendPlan(**house.who(name), name=file, written=yaml(plan)))


async def preview(house: House, page: int, name: str = "francesca") -> Reply:
    return await house.ask(PreviewPlan(**house.who(name), plan_id="small", page=page))


@pytest.mark.parametrize("name", ["francesca", "giulia"])
async def test_a_sound_plan_is_kept_under_its_id(house: House, name: str) -> None:
    reply = await send(house, a_plan(ONE), name)

    chosen = await house.choose()
    assert isinstance(reply, PlanKept)
    assert not reply.again
    assert {one.code for one in reply.notes} == {
        "note_area_not_read_back",
        "note_session_not_read_back",
    }
    assert [path.name for path in house.plans.iterdir()] == ["small.yaml"]
    assert not hasattr(chosen, "refusal")


async def test_everything_wrong_is_said_and_nothing_is_kept(house: House) -> None:
    broken = a_plan(ONE, people=[], title="")

    reply = await send(house, broken)

    assert isinstance(reply, PlanChecked)
    assert len(reply.found) >= 1
    assert list(house.plans.iterdir()) == []


@pytest.mark.parametrize("file", ["piano.docx", "yaml", ""])
async def test_only_a_yaml_file_is_a_plan(house: House, file: str) -> None:
    reply = await send(house, a_plan(ONE), file=file)

    assert isinstance(refused(reply), NotAPlanFile)


@pytest.mark.parametrize(
    ("name", "changes"), [("paolo", {}), ("anna", {}), ("francesca", {"guest": True})]
)
async def test_only_who_organises_or_facilitates_may_send_a_plan(
    house: House, name: str, changes: dict[str, Any]
) -> None:
    command = SendPlan(**house.who(name, **changes), name="a.yml", written=yaml(a_plan(ONE)))

    reply = await house.ask(command)

    assert isinstance(refused(reply), NotYourPlan)
    assert list(house.plans.iterdir()) == []


async def test_a_plan_is_replaced_by_its_organiser_alone(house: House) -> None:
    await send(house, a_plan(ONE))
    people = [{"email": "anna@example.org", "name": "Anna", "organiser": True}]

    stolen = await send(house, a_plan(ONE, people=people), "anna")
    by_facilitator = await send(house, a_plan(ONE, title="Other"), "giulia")
    replaced = await send(house, a_plan(ONE, title="Newer"))

    refusals = [refused(stolen), refused(by_facilitator)]
    assert refusals == [PlanIsOthers(("Francesca",)), PlanIsOthers(("Francesca",))]
    assert isinstance(replaced, PlanKept)
    assert replaced.again
    assert b"Newer" in (house.plans / "small.yaml").read_bytes()


async def test_a_plan_with_errors_on_the_shelf_is_nobodys_to_replace(house: House) -> None:
    (house.plans / "small.yaml").write_text("title: broken", encoding="utf-8")

    reply = await send(house, a_plan(ONE))

    assert refused(reply) == PlanIsOthers(())


async def test_a_plan_in_use_stays_until_its_session_is_over(house: House) -> None:
    await house.begin(ONE)

    during = await send(house, a_plan(ONE, title="Newer"))
    await house.act(Act.END, confirmed=True)
    after = await send(house, a_plan(ONE, title="Newer"))

    assert isinstance(refused(during), PlanIsInUse)
    assert isinstance(after, PlanKept)


async def test_plans_sent_at_once_are_each_whole(house: House) -> None:
    plans = [a_plan(ONE, title=f"Edition {number}") for number in range(5)]

    await asyncio.gather(*(send(house, plan) for plan in plans))

    files = list(house.plans.iterdir())
    assert [path.name for path in files] == ["small.yaml"]
    assert files[0].read_bytes() in [yaml(plan) for plan in plans]


async def test_every_card_is_looked_at_one_by_one(house: House) -> None:
    house.write(a_plan(ONE))

    pages = [await preview(house, page) for page in (-1, 0, 1, 2, 3, 99)]

    views = [page.view for page in pages if isinstance(page, PlanPreviewed)]
    assert [type(one) for one in views] == [
        *(WelcomeView, WelcomeView, BlockView),
        *(PromptView, PromptView, PromptView),
    ]
    assert [(page.page, page.pages) for page in pages if isinstance(page, PlanPreviewed)] == [
        *((0, 4), (0, 4), (1, 4)),
        *((2, 4), (3, 4), (3, 4)),
    ]


async def test_a_plan_is_looked_at_by_those_whose_it_is(house: House) -> None:
    missing = await preview(house, 0)
    house.write(a_plan(ONE))
    others = await preview(house, 0, "paolo")
    house.write(a_plan(ONE, title=""))
    broken = await preview(house, 0)

    assert isinstance(refused(missing), NoSuchPlan)
    assert isinstance(refused(others), NotYourPlan)
    assert isinstance(refused(broken), PlanHasErrors)


async def test_a_plan_is_had_as_its_file_by_those_whose_it_is(house: House) -> None:
    missing = await house.ask(FetchPlan(**house.who("francesca"), plan_id="small"))
    await send(house, a_plan(ONE))

    fetched = await house.ask(FetchPlan(**house.who("francesca"), plan_id="small"))
    others = await house.ask(FetchPlan(**house.who("paolo"), plan_id="small"))

    assert isinstance(refused(missing), NoSuchPlan)
    assert isinstance(fetched, PlanFetched)
    assert fetched.written == yaml(a_plan(ONE))
    assert isinstance(refused(others), NotYourPlan)
