"""A plan is chosen by those who may lead it, and bound once to a conversation."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from dialogs.commands.leading import Act
from dialogs.commands.preparing import ChoosePlan
from dialogs.preparing import PreparingDialog
from dialogs.replies import PlansShown, Prepared
from facilitation.agenda import started
from facilitation.refusals.leading import MayNotFacilitate
from facilitation.refusals.plans import PlanHasErrors, SessionAlreadyPrepared
from facilitation.refusals.unknown import NoSuchPlan
from facilitation.sessions import SessionState
from storage.plan_files import PlanShelf
from tests.dialogs.house import House, a_block, a_plan, refused


async def test_a_facilitator_sees_the_plans_they_may_lead(house: House) -> None:
    house.write(a_plan(a_block("one")))
    house.write(a_plan(a_block("one"), title="Later", day="2020-12-01"), "later")
    house.write({"title": "Broken"}, "broken")

    shown = await house.shelf()

    assert isinstance(shown, PlansShown)
    assert [(row.plan_id, row.fits) for row in shown.plans] == [
        ("small", True),
        ("later", False),
        ("broken", False),
    ]
    assert shown.plans[2].errors > 0


async def test_who_may_lead_none_sees_none(house: House) -> None:
    house.write(a_plan(a_block("one")))

    reply = await house.shelf("anna", meeting_role="Attendee")

    assert isinstance(refused(reply), MayNotFacilitate)


@pytest.mark.parametrize(
    ("sender", "is_untold"),
    [({"email": None}, True), ({"email": None, "guest": True}, False), ({}, False)],
)
async def test_plans_that_may_name_who_asks_are_not_kept_from_them_in_silence(
    house: House, sender: dict[str, Any], *, is_untold: bool
) -> None:
    house.write(a_plan(a_block("one")))

    shown = await house.shelf("anna", meeting_role="Presenter", **sender)
    named = await house.shelf("giulia")

    assert shown == PlansShown(plans=(), has_others=True, is_untold=is_untold)
    assert isinstance(named, PlansShown)
    assert (named.has_others, named.is_untold) == (False, False)


async def test_where_a_plan_names_nobody_the_meeting_decides(house: House) -> None:
    people = [{"email": "francesca@example.org", "name": "Francesca", "organiser": True}]
    house.write(a_plan(a_block("one"), people=people))

    presenter = await house.shelf("anna", meeting_role="Presenter")
    attendee = await house.shelf("bice", meeting_role="Attendee")

    assert isinstance(presenter, PlansShown)
    assert len(presenter.plans) == 1
    assert isinstance(refused(attendee), MayNotFacilitate)


async def test_a_meeting_without_plans_says_so(house: House) -> None:
    shown = await house.shelf(meeting_role="Organizer")

    assert shown == PlansShown(plans=())


async def test_a_plan_is_bound_once_however_often_it_is_chosen(house: House) -> None:
    house.write(a_plan(a_block("one")))

    replies = await asyncio.gather(
        house.choose(), house.choose("marco"), house.choose(), house.choose("marco")
    )

    assert all(isinstance(reply, Prepared) for reply in replies)
    assert len({reply.session.id for reply in replies if isinstance(reply, Prepared)}) == 1
    assert await house.told() == ["session_prepared"]


async def test_of_two_plans_chosen_at_once_one_is_bound(house: House) -> None:
    house.write(a_plan(a_block("one")))
    house.write(a_plan(a_block("one"), title="Other"), "other")

    await asyncio.gather(
        *(house.choose(plan=plan) for plan in ("small", "other", "small", "other"))
    )

    assert (await house.session()).plan.title in ("A small session", "Other")


async def test_a_changed_plan_takes_the_place_of_one_not_started(house: House) -> None:
    first = await house.prepare(a_block("one"))
    house.now += timedelta(minutes=1)

    second = await house.prepare(a_block("one"), title="Changed")

    assert second.id != first.id
    assert (await house.session()).id == second.id


async def test_a_running_session_keeps_its_plan(house: House) -> None:
    await house.begin(a_block("one"))
    house.write(a_plan(a_block("one"), title="Other"), "other")

    refusal = refused(await house.choose(plan="other"))

    assert isinstance(refusal, SessionAlreadyPrepared)
    assert refusal.title == "A small session"


async def test_a_session_that_starts_meanwhile_keeps_its_plan(house: House) -> None:
    session = await house.prepare(a_block("one"))
    house.write(a_plan(a_block("one"), title="Other"), "other")

    async with house.store.begin() as work:
        held = await work.sessions.hold(session.id)
        choosing = asyncio.create_task(house.choose("marco", plan="other"))
        await asyncio.wait({choosing}, timeout=0.2)
        await work.sessions.save(started(held, house.now))

    assert isinstance(refused(await choosing), SessionAlreadyPrepared)
    assert (await house.session()).state is SessionState.RUNNING


async def test_after_an_end_another_session_can_be_prepared(house: House) -> None:
    first = await house.begin(a_block("one"))
    await house.act(Act.END, confirmed=True)

    second = await house.choose()

    assert isinstance(second, Prepared)
    assert second.session.id != first.id


async def test_what_cannot_be_led_is_not_bound(house: House) -> None:
    house.write({"title": "Broken"}, "broken")
    house.write(a_plan(a_block("one")))

    broken = await house.choose(plan="broken")
    missing = await house.choose(plan="missing")
    not_theirs = await house.choose("anna")

    assert isinstance(refused(broken), PlanHasErrors)
    assert isinstance(refused(missing), NoSuchPlan)
    assert isinstance(refused(not_theirs), MayNotFacilitate)


async def test_who_was_overtaken_at_the_last_moment_is_told_what_is_bound(house: House) -> None:
    bound = await house.prepare(a_block("one"))
    dialog = PreparingDialog(house.store, PlanShelf(house.plans))
    other = bound.plan.model_copy(update={"title": "Other"})
    who = ChoosePlan(**house.who("marco"), plan_id="small", service_url="", meeting_id=None)

    # Only a race leads here, and none can be won on purpose.
    async with house.store.begin() as work:
        same = await dialog._bound_meanwhile(work, who, bound.plan)  # noqa: SLF001
        with pytest.raises(SessionAlreadyPrepared):
            await dialog._bound_meanwhile(work, who, other)  # noqa: SLF001

    assert same == Prepared(session=bound, again=True)
