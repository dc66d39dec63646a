"""One's own page: what one said, supports and answered, seen by that person alone."""

from typing import Any

from dialogs.commands.showing import Card
from dialogs.commands.taking_part import AskOwn, Support
from dialogs.replies import Reply
from dialogs.views.writing import ContributionView, OwnView
from facilitation.refusals.unknown import NoSuchSession
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view


async def asks(house: House, name: str, **facts: Any) -> Reply:
    return await house.ask(AskOwn(**house.who(name) | facts.pop("where", {}), **facts))


async def a_session(house: House) -> None:
    await house.begin(
        a_block("one", a_round(), a_poll(), a_poll(id="secret", anonymous=True), a_poll(id="late"))
    )
    await house.join_all("anna", "bice", "carla")
    theirs = view(await house.write_point("bice", "The buses run late"), ContributionView)
    await house.write_point("anna", "The tutors help")
    contribution = theirs.contribution.id
    await house.ask(Support(**house.who("anna"), contribution_id=contribution))
    await house.vote("anna", "A")
    await house.vote("anna", "B", run="secret")


async def test_everything_of_ones_own_is_there_but_for_anonymous_answers(house: House) -> None:
    await a_session(house)

    typed = view(await asks(house, "anna"), OwnView)
    await house.pass_time(minutes=3)
    closed = view(await house.show("anna", Card.OWN), OwnView)

    assert [one.text for one in typed.contributions] == ["The tutors help"]
    assert [(one.text, one.is_supported) for one in typed.supported] == [
        ("The buses run late", True)
    ]
    assert [(one.heading, one.chosen) for one in typed.answers] == [("Which?", ("One",))]
    assert closed == typed


async def test_others_see_nothing_of_it(house: House) -> None:
    await a_session(house)

    carla = view(await asks(house, "carla"), OwnView)
    stranger = view(await asks(house, "stranger"), OwnView)

    assert (carla.contributions, carla.supported, carla.answers) == ((), (), ())
    assert (stranger.contributions, stranger.supported, stranger.answers) == ((), (), ())


async def test_alone_with_us_it_is_of_the_latest_session_that_one_joined(house: House) -> None:
    await a_session(house)
    alone = {"conversation_id": "a:anna"}
    elsewhere = {"conversation_id": "a:anna", "tenant_id": "another"}

    latest = view(await asks(house, "anna", where=alone, is_personal=True), OwnView)
    unknown = await asks(house, "stranger", where=alone, is_personal=True)
    other_tenant = await asks(house, "anna", where=elsewhere, is_personal=True)

    assert [one.text for one in latest.contributions] == ["The tutors help"]
    assert not latest.is_here
    assert isinstance(refused(unknown), NoSuchSession)
    assert isinstance(refused(other_tenant), NoSuchSession)
