"""The control card outside the room: who gets it, how it is kept current, what it may do."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from dialogs.commands.command import Command
from dialogs.commands.leading import Act, AskStatus, Facilitate
from dialogs.commands.preparing import ChoosePlan, ShowPlans
from dialogs.commands.showing import Card, Show
from dialogs.commands.taking_part import Move, Speak
from dialogs.replies import ActDone, Refused, Reply
from dialogs.views.leading import ControlView
from facilitation.announcements import ControlShown
from facilitation.likeliest import Likeliest
from facilitation.refusals.unknown import NoSuchPrompt, NoSuchSession
from facilitation.sessions import SessionState
from storage.outbox.parcels import Parcel, ParcelState
from storage.people import PersonalChat
from tests.dialogs.house import (
    TENANT,
    House,
    a_block,
    a_plan,
    a_poll,
    a_round,
    refused,
    sender,
    view,
)

GIULIA, MARCO = "giulia@example.org", "marco@example.org"


async def controls(house: House, *, redraws: bool = False) -> list[Parcel]:
    """The control cards that are to be posted, or redrawn."""
    return [
        one
        for one in await house.parcels()
        if isinstance(one.announcement, ControlShown) and one.redraws is redraws
    ]


async def deliver(house: House, state: ParcelState = ParcelState.DELIVERED) -> None:
    """Let everything that waits come to the same."""
    for parcel in await house.parcels():
        if parcel.state is ParcelState.WAITING:
            async with house.store.begin() as work:
                await work.lines.settle(parcel, state)


async def meet_alone(house: House, name: str, conversation_id: str) -> None:
    chat = PersonalChat(
        tenant_id=TENANT,
        teams_user_id=f"29:{name}",
        person_key=f"aad-{name}",
        email=f"{name}@example.org",
        conversation_id=conversation_id,
        service_url="https://teams.example/",
    )
    async with house.store.begin() as work:
        await work.people.put_personal_chat(chat)


async def ask_alone(house: House, name: str, command: type[Command], **facts: Any) -> Reply:
    """Ask from one's own 1:1."""
    who: dict[str, Any] = {**house.who(name), "conversation_id": f"a:{name}"}
    return await house.ask(command(**who, **facts))


async def test_a_start_brings_the_card_to_everyone_who_leads_once(house: House) -> None:
    session = await house.begin(a_block("one"))
    await house.act(Act.PAUSE, "marco")

    put = await controls(house)

    assert [one.recipient for one in put] == [GIULIA, MARCO]
    assert {one.session_id for one in put} == {session.id}


async def test_who_leads_by_their_role_in_the_meeting_is_reached_by_their_id(
    house: House,
) -> None:
    francesca = {"email": "francesca@example.org", "name": "Francesca", "organiser": True}
    house.write(a_plan(a_block("one"), people=[francesca]))
    leader = house.who("anna", email=None, meeting_role="Organizer")
    chosen = ChoosePlan(**leader, plan_id="small", service_url="https://x/", meeting_id="m")
    await house.ask(chosen)

    await house.ask(Facilitate(**leader, act=Act.START))

    assert [one.recipient for one in await controls(house)] == ["29:anna"]


async def test_who_asks_in_the_meeting_has_one_card_however_often_they_ask(house: House) -> None:
    await house.prepare(a_block("one"))

    await asyncio.gather(house.status(), house.status(), house.status("marco"))
    await deliver(house)
    await house.status()

    assert sorted(one.recipient for one in await controls(house)) == [GIULIA, MARCO]


async def test_who_could_not_be_reached_is_told_so_and_tried_again(house: House) -> None:
    await house.prepare(a_block("one"))
    await deliver(house)
    await house.status()
    await deliver(house, ParcelState.UNDELIVERABLE)

    told = view(await house.show("giulia", Card.CONTROL), ControlView)
    other = view(await house.show("marco", Card.CONTROL), ControlView)
    await house.status()

    assert (told.limited, other.limited) == (("personal",), ())
    assert (told.undelivered, len(await controls(house))) == (0, 2)


async def test_the_card_is_redrawn_once_for_all_that_happens_until_then(house: House) -> None:
    await house.begin(a_block("one", a_poll(), a_round()))
    await house.join_all("anna", "bice")
    await house.vote("anna", "A")
    await house.write_point("bice", "The tutors help")

    waiting = await controls(house, redraws=True)

    assert sorted(one.recipient for one in waiting) == [GIULIA, MARCO]


@pytest.mark.parametrize(
    "happens", ["join", "vote", "take back", "write", "act", "clock", "nothing"]
)
async def test_whatever_changes_the_card_has_it_redrawn(house: House, happens: str) -> None:
    await house.begin(a_block("one", a_poll(), a_round()), a_block("two"))
    await house.join_all("anna")
    await house.vote("anna", "A")
    await deliver(house)

    match happens:
        case "join":
            await house.join("bice")
        case "vote":
            await house.vote("anna", "B")
        case "take back":
            await house.take_back("anna")
        case "write":
            await house.write_point("anna", "The tutors help")
        case "act":
            await house.act(Act.EXTEND)
        case "clock":
            await house.pass_time(minutes=2)
        case _:
            await house.show("anna", Card.WELCOME)
    states = [one.state for one in await controls(house, redraws=True)]

    assert states.count(ParcelState.WAITING) == (0 if happens == "nothing" else 2)


async def test_a_session_without_such_cards_redraws_none(house: House) -> None:
    await house.prepare(a_block("one"))

    await house.join("anna")

    assert await controls(house, redraws=True) == []


async def test_a_facilitator_leads_from_their_own_chat_with_us(house: House) -> None:
    session = await house.begin(a_block("one"), a_block("two"))
    await meet_alone(house, "giulia", "a:giulia")
    house.now += timedelta(minutes=1)

    shown = await ask_alone(house, "giulia", Show, card=Card.CONTROL, session_id=session.id)
    done = await ask_alone(house, "giulia", Facilitate, act=Act.NEXT, session_id=session.id)
    typed = await ask_alone(house, "giulia", Facilitate, act=Act.PAUSE)

    assert view(shown, ControlView).just_asked
    assert isinstance(done, ActDone)
    assert isinstance(typed, ActDone)
    assert (await house.session()).state is SessionState.PAUSED


async def test_who_asks_in_their_own_chat_finds_a_new_card_there(house: House) -> None:
    await house.begin(a_block("one"))
    await meet_alone(house, "giulia", "a:giulia")
    await deliver(house)

    await ask_alone(house, "giulia", AskStatus)

    assert [one.recipient for one in await controls(house)] == [GIULIA, MARCO, GIULIA]


@pytest.mark.parametrize(
    ("name", "where", "tenant"),
    [
        ("giulia", "19:another@thread.v2", TENANT),
        ("giulia", "a:marco", TENANT),
        ("giulia", "a:giulia", "another tenant"),
        ("anna", "a:anna", TENANT),
    ],
)
async def test_nobody_leads_from_elsewhere(
    house: House, name: str, where: str, tenant: str
) -> None:
    session = await house.begin(a_block("one"), a_block("two"))
    for one in ("giulia", "marco", "anna"):
        await meet_alone(house, one, f"a:{one}")
    who: dict[str, Any] = {"sender": sender(name), "conversation_id": where, "tenant_id": tenant}

    replies = [
        await house.ask(Facilitate(**who, act=Act.NEXT, session_id=session.id)),
        await house.ask(Facilitate(**who, act=Act.NEXT)),
        await house.ask(Show(**who, card=Card.CONTROL, session_id=session.id)),
        await house.ask(AskStatus(**who)),
    ]

    assert [type(refused(reply)) for reply in replies] == [NoSuchSession] * 4
    assert (await house.session()).block_id == "one"


async def test_who_leads_two_sessions_at_once_must_say_which(house: House) -> None:
    first = await house.begin(a_block("one"), a_block("two"))
    house.chat = "19:another@thread.v2"
    await house.begin(a_block("one"))
    await meet_alone(house, "giulia", "a:giulia")

    typed = await ask_alone(house, "giulia", Facilitate, act=Act.PAUSE)
    tapped = await ask_alone(house, "giulia", Facilitate, act=Act.PAUSE, session_id=first.id)

    assert isinstance(refused(typed), NoSuchSession)
    assert isinstance(tapped, ActDone)


async def test_what_a_1_to_1_is_about_is_found_for_whoever_asks(house: House) -> None:
    session = await house.begin(a_block("one"))

    async def meant(command: type[Command], **facts: Any) -> str | None:
        found = await house.controlling.session_meant(command(**house.who("giulia"), **facts))
        return None if found is None else found.id

    assert await meant(AskStatus) == session.id
    assert await meant(Show, card=Card.CONTROL, session_id=session.id) == session.id
    assert await meant(Show, card=Card.CONTROL, session_id="none") is None
    assert await meant(Facilitate, act=Act.NEXT, session_id=session.id) == session.id
    house.tenant = "another"
    assert await meant(Facilitate, act=Act.NEXT, session_id=session.id) is None
    assert await meant(ShowPlans) is None


async def test_the_likeliest_act_is_to_close_what_everybody_has_answered(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=9)), a_block("two"))
    nobody = view(await house.status(), ControlView)
    await house.join_all("anna", "bice")
    await house.join("dora", "notes")
    await house.vote("anna", "A")
    some = view(await house.status(), ControlView)
    await house.vote("bice", "A")
    run = await house.run()

    everybody = view(await house.status(), ControlView)

    assert nobody.likeliest == some.likeliest == Likeliest("next")
    assert everybody.likeliest == Likeliest("close", run.id)
    assert everybody.session_ends_at == (await house.session()).plan.starts_at + timedelta(
        minutes=24
    )


async def test_the_floor_of_a_speaking_round_is_kept_from_ones_own_1_to_1(house: House) -> None:
    giro = {"kind": "speaking_round", "id": "giro", "minutes": 10, "question": "What next?"}
    await house.begin(a_block("one"), a_block("two", giro))
    await house.join("anna")
    await house.act(Act.NEXT)
    await meet_alone(house, "giulia", "a:giulia")
    await meet_alone(house, "anna", "a:anna")
    run = await house.run("giro")

    alone = await ask_alone(house, "anna", Speak, run_id=run.id, move=Move.DONE, turn=1)
    moved = await ask_alone(house, "giulia", Speak, run_id=run.id, move=Move.NEXT, turn=1)

    assert isinstance(refused(alone), NoSuchPrompt)
    assert view(moved, ControlView).just_asked


async def test_a_role_in_one_meeting_does_not_keep_the_floor_of_another(house: House) -> None:
    giro = {"kind": "speaking_round", "id": "giro", "minutes": 10, "question": "What next?"}
    other = await house.begin(a_block("one"))
    house.chat = "19:another@thread.v2"
    session = await house.begin(a_block("one"), a_block("two", giro))
    await house.join("anna")
    await house.act(Act.NEXT)
    await meet_alone(house, "giulia", "a:giulia")
    facts: dict[str, Any] = {"run_id": (await house.run("giro")).id, "move": Move.HOLD}

    crossed = await ask_alone(house, "giulia", Speak, session_id=other.id, **facts)
    named = await ask_alone(house, "giulia", Speak, session_id=session.id, **facts)

    assert isinstance(refused(crossed), NoSuchPrompt)
    assert not isinstance(named, Refused)
