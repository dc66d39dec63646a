"""People acknowledge the notice and take a role, once each."""

import asyncio

from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import Contribute, Join
from dialogs.replies import Joined, Refused
from dialogs.views.opening import WelcomeView
from facilitation.refusals.answering import RoleIsGiven
from facilitation.refusals.leading import SessionHasEnded
from facilitation.refusals.unknown import NoSuchRole, NoSuchSession
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view


async def test_two_taps_at_once_make_one_participant(house: House) -> None:
    session = await house.prepare(a_block("one"))

    await asyncio.gather(*(house.join("anna", "promoter") for _ in range(5)))

    async with house.store.read() as work:
        assert len(await work.people.of(session.id)) == 1


async def test_a_role_can_be_changed(house: House) -> None:
    await house.prepare(a_block("one"))
    await house.join("anna", "promoter")

    reply = await house.join("anna", "host")

    assert isinstance(reply, Joined)
    seen = view(await house.show("anna", Card.WELCOME), WelcomeView)
    choosing = view(await house.show("anna", Card.ROLES), WelcomeView)
    assert (seen.role_id, seen.choosing, choosing.choosing) == ("host", False, True)


async def test_the_role_that_the_plan_gives_is_shown_and_kept(house: House) -> None:
    await house.prepare(a_block("one"))

    refusal = refused(await house.join("paolo", "promoter"))
    seen = view(await house.show("paolo", Card.WELCOME), WelcomeView)
    reply = await house.join("paolo", "host", email="PAOLO@example.org")

    assert isinstance(refusal, RoleIsGiven)
    assert refusal.role_id == "host"
    assert seen.given_role_id == "host"
    assert isinstance(reply, Joined)


async def test_a_guest_takes_part(house: House) -> None:
    session = await house.prepare(a_block("one"))

    await house.join("ospite", "local", key="8:guest", guest=True, email=None)

    async with house.store.read() as work:
        (guest,) = await work.people.of(session.id)
    assert guest.guest


async def test_a_role_the_plan_lacks_is_refused(house: House) -> None:
    await house.prepare(a_block("one"))

    reply = await house.join("anna", "king")

    assert isinstance(refused(reply), NoSuchRole)


async def test_what_waited_for_a_role_is_not_lost_with_a_refusal(house: House) -> None:
    session = await house.begin(a_block("one", a_round()))
    run = await house.run("points")
    kept = Contribute(**house.who("anna"), run_id=run.id, kind="strength", text="The tutors help")

    reply = await house.ask(
        Join(**house.who("anna"), session_id=session.id, role_id="king", kept=kept)
    )

    assert isinstance(refused(reply), NoSuchRole)
    assert isinstance(reply, Refused)
    assert reply.draft == "The tutors help"


async def test_an_ended_session_lets_nobody_in(house: House) -> None:
    await house.begin(a_block("one"))
    await house.act(Act.END, confirmed=True)

    reply = await house.join("anna")

    assert isinstance(refused(reply), SessionHasEnded)


async def test_a_card_from_another_conversation_lets_nobody_in(house: House) -> None:
    session = await house.prepare(a_block("one"))
    house.tenant = "another"

    reply = await house.ask(Join(**house.who("anna"), session_id=session.id, role_id="promoter"))

    assert isinstance(refused(reply), NoSuchSession)


async def test_who_comes_late_is_offered_what_is_open_and_asks_them(house: House) -> None:
    await house.begin(
        a_block(
            "one", a_round(), a_poll(), a_poll(id="hosts", roles=["host"]), a_poll(id="l", opens=9)
        )
    )

    joined = await house.join("anna")
    again = view(await house.show("anna", Card.WELCOME), WelcomeView)
    stranger = view(await house.show("bice", Card.WELCOME), WelcomeView)
    await house.pass_time(minutes=3)
    later = await house.join("carla")

    assert isinstance(joined, Joined)
    assert [run.prompt.id for run in joined.open_runs] == ["poll", "points"]
    assert again.open_runs == joined.open_runs
    assert stranger.open_runs == ()
    assert isinstance(later, Joined)
    assert [run.prompt.id for run in later.open_runs] == ["points"]
