"""Supports: offered to who says the same again, counted once a person, taken back at will."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dialogs.commands.leading import Act
from dialogs.commands.taking_part import Support, WithdrawContribution, WithdrawSupport
from dialogs.nearby import Nearby
from dialogs.replies import Reply
from dialogs.views.prompts import PointView
from dialogs.views.writing import ContributionView, SupportView
from facilitation.refusals.answering import NotAsked, NotJoined
from facilitation.refusals.leading import SessionHasEnded
from facilitation.refusals.unknown import NoSuchContribution, NoSuchPrompt
from facilitation.refusals.writing import ContributionIsWithdrawn, NotYours, YourOwn
from tests.dialogs.house import House, a_block, a_round, refused, view

THEIRS = "The small companies do not know whom to ask"
MINE = "Small companies do not know whom they can ask"


class Beside(ThreadPoolExecutor):
    """Counts what is done beside the event loop."""

    done = 0

    def submit(self, task: Callable[..., Any], /, *args: Any, **facts: Any) -> Future[Any]:
        self.done += 1
        return super().submit(task, *args, **facts)


async def says(house: House, name: str, text: str, **facts: Any) -> ContributionView:
    return view(await house.write_point(name, text, **facts), ContributionView)


async def support(house: House, name: str, contribution: str, **facts: Any) -> Reply:
    return await house.ask(Support(**house.who(name), contribution_id=contribution, **facts))


async def take_back(house: House, name: str, contribution: str) -> Reply:
    return await house.ask(WithdrawSupport(**house.who(name), contribution_id=contribution))


async def counts(house: House) -> dict[str, int]:
    session = await house.session()
    async with house.store.read() as work:
        return await work.supports.of_session(session.id)


async def one_point(house: House, *blocks: dict[str, Any]) -> str:
    """A session in which Anna has made a point, with Bice and Carla in it."""
    await house.begin(*(blocks or (a_block("one", a_round()),)))
    await house.join_all("anna", "bice", "carla")
    return (await says(house, "anna", THEIRS)).contribution.id


async def test_who_says_the_same_is_shown_it_and_not_who_said_it(house: House) -> None:
    theirs = await one_point(house)
    await says(house, "carla", "The buses come too seldom")

    near = (await says(house, "bice", MINE)).near
    own = (await says(house, "anna", MINE)).near

    assert near == (PointView(contribution_id=theirs, kind=near[0].kind, text=THEIRS, supports=0),)
    assert [one.text for one in own] == [MINE]


async def test_what_is_near_is_found_out_beside_everything_else(house: House) -> None:
    await one_point(house)
    beside = Beside()
    asyncio.get_running_loop().set_default_executor(beside)

    near = (await says(house, "bice", MINE)).near

    assert [one.text for one in near] == [THEIRS]
    assert beside.done == 1


async def test_where_too_many_ask_at_once_a_receipt_does_without_what_is_near(
    house: House,
) -> None:
    await one_point(house)
    receipt = replace(await says(house, "bice", MINE), near=())
    nearby = Nearby(house.store, patience=timedelta(0))

    at_once = await asyncio.gather(nearby.offered(receipt), nearby.offered(receipt))
    later = await nearby.offered(receipt)

    assert [len(one.near) for one in at_once] == [1, 0]
    assert len(later.near) == 1


async def test_one_tap_turns_ones_own_into_support(house: House) -> None:
    theirs = await one_point(house)
    mine = (await says(house, "bice", MINE)).contribution.id
    await support(house, "carla", mine)

    done = view(await support(house, "bice", theirs, instead_of=mine), SupportView)
    again = view(await support(house, "bice", theirs, instead_of=mine), SupportView)
    afterwards = (await says(house, "bice", MINE + " at all")).near

    assert (done.point.is_supported, done.point.supports) == (True, 1)
    assert again.point.supports == 1
    assert await counts(house) == {theirs: 1}
    assert afterwards == ()


async def test_the_control_cards_are_redrawn_for_a_support_given_and_taken_back(
    house: House,
) -> None:
    theirs = await one_point(house)

    await house.redrawn()
    await support(house, "bice", theirs)
    given = await house.redrawn()
    await take_back(house, "bice", theirs)
    taken_back = await house.redrawn()

    assert given == taken_back == {"control_shown"}


async def test_a_support_counts_once_however_often_it_is_tapped(house: House) -> None:
    theirs = await one_point(house)

    await asyncio.gather(
        *(support(house, "bice", theirs) for _ in range(5)), support(house, "carla", theirs)
    )
    both = await counts(house)
    back = view(await take_back(house, "bice", theirs), SupportView)
    await take_back(house, "bice", theirs)

    assert both == {theirs: 2}
    assert (back.point.is_supported, back.point.supports) == (False, 1)
    assert await counts(house) == {theirs: 1}


async def test_a_withdrawn_point_loses_its_supports(house: House) -> None:
    theirs = await one_point(house)
    await support(house, "bice", theirs)
    await house.ask(WithdrawContribution(**house.who("anna"), contribution_id=theirs))

    late = await support(house, "carla", theirs)

    assert isinstance(refused(late), ContributionIsWithdrawn)
    assert await counts(house) == {}


async def test_only_who_is_asked_supports_and_not_what_is_their_own(house: House) -> None:
    theirs = await one_point(house, a_block("one", a_round(roles=["promoter", "notes"])))
    await house.join("dora", "host")
    await house.join("nino", "notes")

    refusals = [
        type(refused(await support(house, name, theirs)))
        for name in ("anna", "dora", "nino", "stranger")
    ]

    assert refusals == [YourOwn, NotAsked, NotAsked, NotJoined]
    assert await counts(house) == {}


async def test_nobody_withdraws_what_is_not_theirs_by_supporting(house: House) -> None:
    theirs = await one_point(house, a_block("one", a_round(), a_round(id="more")))
    other = (await says(house, "carla", "The buses come too seldom")).contribution.id
    elsewhere = (await says(house, "bice", MINE, run="more")).contribution.id

    stolen = await support(house, "bice", theirs, instead_of=other)
    crossed = await support(house, "bice", theirs, instead_of=elsewhere)

    assert isinstance(refused(stolen), NotYours)
    assert isinstance(refused(crossed), NoSuchContribution)
    assert await counts(house) == {}


@pytest.mark.parametrize("elsewhere", ["chat", "tenant"])
async def test_a_point_of_elsewhere_is_unknown_here(house: House, elsewhere: str) -> None:
    theirs = await one_point(house)
    setattr(house, elsewhere, "another")

    reply = await support(house, "bice", theirs)

    assert isinstance(refused(reply), NoSuchPrompt)


async def test_supports_are_in_the_digest_and_closed_with_the_session(house: House) -> None:
    theirs = await one_point(house)
    await support(house, "bice", theirs)
    await support(house, "carla", theirs)
    await house.act(Act.END, confirmed=True)
    await house.pass_time(minutes=1)

    late = await take_back(house, "bice", theirs)
    session = await house.session()
    async with house.store.read() as work:
        digest = await work.digests.get(session.id)
    quotes = [
        quote
        for section in digest.sections
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
    ]

    assert isinstance(refused(late), SessionHasEnded)
    assert [(quote.text, quote.supports) for quote in quotes] == [(THEIRS, 2)]
    assert [point.people for section in digest.sections for point in section.points] == [3]
