"""Who leads: handed over by name or from a list, taken by deputies, told to the room."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from dialogs.commands.leading import Act, Facilitate
from dialogs.commands.preparing import ChoosePlan
from dialogs.commands.showing import Card
from dialogs.replies import ActDone, ConfirmationNeeded, Reply
from dialogs.returning import ReturningDialog
from dialogs.views.leading import ControlView, HandingView
from dialogs.views.opening import ActView, AwayView, BlockView
from facilitation.refusals.leading import AlreadyDone, MayNotFacilitate, SessionHasEnded
from facilitation.refusals.unknown import NoSuchPerson
from tests.dialogs.house import House, a_block, a_plan, refused, view

PEOPLE = [
    *a_plan(a_block("one"))["people"],
    {"email": "dora@example.org", "name": "Dora", "deputy": True},
]


async def begin(house: House) -> None:
    await house.begin(a_block("one", minutes=60), a_block("two"), people=PEOPLE)
    house.now += timedelta(minutes=1)


async def move(house: House, *, left: str = "", came: str = "", tenant: str = "tenant") -> None:
    """Somebody leaves the meeting, or comes."""
    await ReturningDialog(house.store).moved(
        tenant_id=tenant,
        conversation_id=house.chat,
        left=frozenset({f"aad-{left}"} if left else ()),
        came=frozenset({f"aad-{came}"} if came else ()),
        now=house.now,
    )


async def told(house: House) -> list[tuple[str, str | None, str]]:
    views = [one for one in await house.views() if isinstance(one, ActView)]
    return [(one.act, one.heading, one.by) for one in views]


async def offered(house: House, name: str) -> bool:
    """Whether the block's card offers somebody to step in."""
    return view(await house.show(name, Card.BLOCK, "one"), BlockView).steps_in


async def test_the_lead_is_handed_over_by_name_and_the_room_is_told(house: House) -> None:
    await begin(house)
    await house.join("anna")
    before = await house.act(Act.PAUSE, "anna")

    reply = await house.act(Act.HAND, named="ann")
    after = await house.act(Act.PAUSE, "anna")
    former = await house.act(Act.RESUME)

    assert isinstance(refused(before), MayNotFacilitate)
    assert [isinstance(one, ActDone) for one in (reply, after, former)] == [True, True, True]
    assert (await told(house))[0] == ("hand", "Anna", "Giulia")


async def test_somebody_of_the_plan_is_known_by_address_before_they_join(house: House) -> None:
    await begin(house)

    await house.act(Act.HAND, named="Paolo")

    assert view(await house.status("paolo"), ControlView).session.leaders
    assert isinstance(refused(await house.status("anna")), MayNotFacilitate)


@pytest.mark.parametrize(
    ("named", "names", "is_unknown"),
    [
        ("", ("Marco", "Dora", "Francesca", "Paolo", "Maria", "Mario"), False),
        ("mar", ("Marco", "Maria", "Mario"), False),
        ("Aldo", ("Marco", "Dora", "Francesca", "Paolo", "Maria", "Mario"), True),
    ],
)
async def test_where_it_could_be_several_or_nobody_a_list_is_shown(
    house: House,
    named: str,
    names: tuple[str, ...],
    is_unknown: bool,  # noqa: FBT001 - a table's column
) -> None:
    await begin(house)
    await house.join_all("mario", "maria", "paolo")

    typed = view(await house.act(Act.HAND, named=named), HandingView)
    shown = view(await house.show("giulia", Card.HANDING, draft=named), HandingView)

    assert tuple(one.leader.name for one in typed.candidates) == names
    assert (typed.is_unknown, typed.more) == (is_unknown, 0)
    assert shown == typed


async def test_a_long_list_is_cut_and_says_so(house: House) -> None:
    await begin(house)
    await house.join_all(*(f"guest{number}" for number in range(6)))

    shown = view(await house.act(Act.HAND), HandingView)

    assert (len(shown.candidates), shown.more) == (8, 2)


async def test_a_tap_hands_over_once(house: House) -> None:
    await begin(house)
    await house.join("anna")
    shown = view(await house.act(Act.HAND), HandingView)
    to, seen = shown.candidates[-1].id, shown.session.acts

    replies = await asyncio.gather(
        house.act(Act.HAND, to=to, seen=seen), house.act(Act.HAND, "marco", to=to, seen=seen)
    )

    done = [isinstance(reply, ActDone) for reply in replies]
    assert sorted(done) == [False, True]
    assert isinstance(refused(replies[done.index(False)]), AlreadyDone)
    assert len(await told(house)) == 1


async def test_nobody_is_let_in_to_lead_by_an_invented_id(house: House) -> None:
    await begin(house)

    replies = [await house.act(Act.HAND, to=to) for to in ("plan-99", "plan-0", "x")]

    assert {type(refused(reply)) for reply in replies} == {NoSuchPerson}


async def test_a_deputy_takes_the_lead_from_somebody_present_only_when_sure(house: House) -> None:
    await begin(house)

    doubt = await house.act(Act.LEAD, "dora")
    before = await told(house)
    reply = await house.act(Act.LEAD, "dora", confirmed=True)

    assert isinstance(doubt, ConfirmationNeeded)
    assert before == []
    assert isinstance(reply, ActDone)
    assert await told(house) == [("lead", "Dora", "Dora")]


async def test_who_may_lead_anyway_need_not_be_sure(house: House) -> None:
    await begin(house)

    replies = [await house.act(Act.LEAD, "marco"), await house.act(Act.LEAD, "anna")]

    assert isinstance(replies[0], ActDone)
    assert isinstance(refused(replies[1]), MayNotFacilitate)


async def test_two_deputies_at_once_make_one_leader(house: House) -> None:
    people = [*PEOPLE, {"email": "elia@example.org", "name": "Elia", "deputy": True}]
    await house.begin(a_block("one", minutes=60), people=people)
    await move(house, left="giulia")

    replies = await asyncio.gather(house.act(Act.LEAD, "dora"), house.act(Act.LEAD, "elia"))

    assert sum(isinstance(reply, ActDone) for reply in replies) == 1
    assert len(await told(house)) == 1


async def test_a_deputy_is_offered_the_lead_when_nobody_has_led_for_long(house: House) -> None:
    await begin(house)
    at_once = await offered(house, "dora")

    house.now += timedelta(minutes=10)
    later = [await offered(house, name) for name in ("dora", "anna")]
    reply = await house.act(Act.LEAD, "dora")

    assert (at_once, later) == (False, [True, False])
    assert isinstance(reply, ActDone)


async def test_the_room_hears_that_whoever_leads_has_gone(house: House) -> None:
    await begin(house)
    await move(house, left="giulia")

    at_once = await offered(house, "dora")
    await house.pass_time(minutes=1)
    away = [one for one in await house.views() if isinstance(one, AwayView)]
    reply = await house.act(Act.LEAD, "dora")

    assert at_once
    assert [one.names for one in away] == [("Marco", "Dora")]
    assert isinstance(reply, ActDone)
    assert not await offered_to_others(house)


async def offered_to_others(house: House) -> bool:
    session = await house.session()
    return session.leader_left_at is not None


async def test_a_short_absence_is_not_told(house: House) -> None:
    await begin(house)
    await house.act(Act.PAUSE)

    await move(house, left="giulia")
    await house.pass_time(seconds=30)
    await move(house, came="giulia")
    await house.pass_time(minutes=5)

    assert "leader_away" not in await house.told()
    assert not await offered_to_others(house)


@pytest.mark.parametrize("name", ["marco", "anna"])
async def test_only_the_absence_of_whoever_leads_counts(house: House, name: str) -> None:
    await begin(house)

    await move(house, left=name)
    await move(house, came=name)
    await house.pass_time(minutes=2)

    assert "leader_away" not in await house.told()


async def test_whoever_was_handed_the_lead_leads(house: House) -> None:
    await begin(house)
    await house.join("anna")
    await house.act(Act.HAND, named="anna")

    await move(house, left="giulia")
    former = (await house.session()).leader_left_at
    await move(house, left="anna")

    assert former is None
    assert (await house.session()).leader_left_at == house.now


async def test_where_nobody_can_step_in_nothing_is_told(house: House) -> None:
    people = [{"email": "francesca@example.org", "name": "Francesca", "organiser": True}]
    changes: dict[str, Any] = {"people": people}
    house.write(a_plan(a_block("one", minutes=60), **changes))
    who = house.who("giulia", meeting_role="Organizer")
    await choose_and_start(house, who)

    await move(house, left="giulia")
    await house.pass_time(minutes=2)

    assert "leader_away" not in await house.told()


async def test_whoever_leads_alone_is_not_named_in_their_own_place(house: House) -> None:
    people = [one for one in PEOPLE if one["name"] not in ("Marco", "Dora")]
    await house.begin(a_block("one", minutes=60), people=people)

    await move(house, left="giulia")
    await house.pass_time(minutes=2)

    assert "leader_away" not in await house.told()


async def choose_and_start(house: House, who: Any) -> None:
    service = "https://teams.example/"
    await house.ask(ChoosePlan(**who, plan_id="small", service_url=service, meeting_id="meeting"))
    await house.ask(Facilitate(**who, act=Act.START))


async def test_comings_before_a_session_or_elsewhere_mean_nothing(house: House) -> None:
    await move(house, left="giulia")
    await house.prepare(a_block("one"), people=PEOPLE)
    await move(house, left="giulia")
    await house.act(Act.START)

    await move(house, left="giulia", tenant="other")

    assert (await house.session()).leader_left_at is None


async def test_an_ended_session_has_nobody_to_lead_it(house: House) -> None:
    await begin(house)
    await house.act(Act.END, confirmed=True)

    replies: list[Reply] = [
        await house.act(Act.HAND, named="paolo"),
        await house.act(Act.LEAD, "marco"),
    ]

    assert {type(refused(reply)) for reply in replies} == {SessionHasEnded}
