"""A giro di tavolo: turns go round by themselves, are passed, ended, added to."""

import asyncio
from typing import Any

import pytest

from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import Move, Speak
from dialogs.replies import Reply
from dialogs.views.leading import ControlView
from dialogs.views.prompts import FloorView, PromptView, ResultView, WritingView
from facilitation.announcements import ControlShown
from facilitation.refusals.answering import PromptIsClosed
from facilitation.refusals.leading import MayNotFacilitate, SessionIsPaused
from facilitation.refusals.speaking import HasAddedAlready, NotYourTurn, RoleComesFirst, TurnIsOver
from facilitation.refusals.unknown import NoSuchPrompt
from storage.outbox.parcels import ParcelState
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view


def a_giro(**changes: Any) -> dict[str, Any]:
    """A speaking round of ten minutes that waits for the facilitator's word."""
    giro = {"kind": "speaking_round", "id": "giro", "minutes": 10, "question": "What next?"}
    return giro | {"seconds": 60, "opens": "facilitator"} | changes


async def opened(house: House, *names: str, **changes: Any) -> None:
    """Let people in, then open the round."""
    await house.begin(a_block("one", a_giro(**changes)))
    await house.join_all(*names)
    await house.act(Act.OPEN)


async def speak(
    house: House, name: str, move: Move, turn: int | None = None, **changes: Any
) -> Reply:
    run_id = (await house.run("giro")).id
    return await house.ask(Speak(**house.who(name, **changes), run_id=run_id, move=move, turn=turn))


async def floor_of(house: House, name: str = "anna") -> FloorView:
    """The floor as somebody sees it now."""
    shown = view(await house.show(name, Card.PROMPT, (await house.run("giro")).id), PromptView)
    assert shown.floor is not None
    return shown.floor


async def speaker(house: House) -> str | None:
    floor = await floor_of(house)
    return floor.speaker.name if floor.speaker else None


async def settle(house: House) -> None:
    """Let everything that waits be delivered."""
    waiting = [one for one in await house.parcels() if one.state is ParcelState.WAITING]
    for parcel in waiting:
        async with house.store.begin() as work:
            await work.lines.settle(parcel, ParcelState.DELIVERED)


async def test_the_speaker_and_the_next_are_named_and_the_clock_moves_on(house: House) -> None:
    await opened(house, "anna", "bruno", "carla", "dora", "elio", "fabio")

    named = []
    while name := await speaker(house):
        floor = await floor_of(house)
        named.append((name, [seat.name for seat in floor.following], floor.waiting))
        await house.pass_time(seconds=60)

    names = [name for name, _, _ in named]
    assert sorted(names) == ["Anna", "Bruno", "Carla", "Dora", "Elio", "Fabio"]
    assert [after for _, after, _ in named] == [names[n + 1 : n + 4] for n in range(6)]
    assert [waiting for _, _, waiting in named] == [5, 4, 3, 2, 1, 0]


async def test_a_late_tick_gives_the_next_their_whole_turn(house: House) -> None:
    await opened(house, "anna", "bruno", "carla")
    first = await speaker(house)

    house.now += (await house.run("giro")).speaking.lasts_a_turn * 4
    await house.tick()

    floor = await floor_of(house)
    assert await speaker(house) != first
    assert floor.turn == 2
    assert floor.ends_at == house.now + (await house.run("giro")).speaking.lasts_a_turn


async def test_who_would_rather_write_is_passed_over_and_told_where(house: House) -> None:
    await house.begin(a_block("one", a_giro(), a_round(minutes=11)))
    await house.join_all("anna", "bruno", "carla")
    await house.act(Act.OPEN)
    first = (await speaker(house) or "").lower()
    [second, third] = [(seat.name or "").lower() for seat in (await floor_of(house)).following]

    waiting = view(await speak(house, third, Move.WRITE), PromptView)
    speaking = view(await speak(house, first, Move.WRITE), PromptView)
    await speak(house, first, Move.WRITE)
    floor = await floor_of(house, second)

    assert speaking.writing is not None
    assert speaking.writing == waiting.writing
    assert speaking.writing.run is not None
    assert speaking.writing.run.prompt.id == "points"
    assert (floor.is_mine, floor.turn, floor.waiting, floor.spoken) == (True, 2, 0, 0)


async def test_where_no_round_is_open_to_them_they_write_later(house: House) -> None:
    await house.begin(a_block("one", a_giro(), a_round(minutes=11, roles=["host"])))
    await house.join_all("anna")
    await house.act(Act.OPEN)

    told = view(await speak(house, "anna", Move.WRITE), PromptView)

    assert told.writing == WritingView(run=None)
    assert await speaker(house) is None


async def test_nobody_there_leaves_the_floor_to_whoever_comes(house: House) -> None:
    await opened(house)
    await house.join("anna")

    before = await floor_of(house)
    await speak(house, "anna", Move.ADD)

    assert (before.speaker, before.ends_at) == (None, None)
    assert await speaker(house) == "Anna"


async def test_the_speaker_passes_or_has_finished(house: House) -> None:
    await opened(house, "anna", "bruno", "carla")

    for move in (Move.PASS, Move.DONE):
        name = (await speaker(house) or "").lower()
        own = await floor_of(house, name)
        shown = view(await speak(house, name, move, own.turn), PromptView)
        assert own.is_mine
        assert shown.floor is not None
        assert not shown.floor.is_mine

    floor = await floor_of(house)
    assert (floor.turn, floor.spoken, floor.waiting) == (3, 1, 0)


async def test_nobody_else_ends_the_speakers_turn(house: House) -> None:
    await opened(house, "anna", "bruno")
    other = "bruno" if await speaker(house) == "Anna" else "anna"

    assert isinstance(refused(await speak(house, other, Move.PASS, 1)), NotYourTurn)
    assert isinstance(refused(await speak(house, "zeno", Move.ADD)), RoleComesFirst)


async def test_two_taps_at_once_move_on_once(house: House) -> None:
    await opened(house, "anna", "bruno", "carla", "dora")

    replies = await asyncio.gather(
        *(speak(house, name, Move.NEXT, 1) for name in ("giulia", "marco") * 3)
    )

    floor = await floor_of(house)
    done = [reply for reply in replies if not isinstance(getattr(reply, "refusal", 0), TurnIsOver)]
    assert len(done) == 1
    assert (floor.turn, floor.waiting) == (2, 2)


async def test_the_clock_and_a_tap_at_once_move_on_once(house: House) -> None:
    await opened(house, "anna", "bruno", "carla", "dora")
    house.now += (await house.run("giro")).speaking.lasts_a_turn

    await asyncio.gather(house.tick(), speak(house, "giulia", Move.NEXT, 1), house.tick())

    assert (await floor_of(house)).turn == 2


async def test_who_wants_to_add_joins_the_end_once_and_may_think_again(house: House) -> None:
    await opened(house, "anna", "bruno")
    await house.join("paolo", "host")
    waits = view(await speak(house, "paolo", Move.ADD), PromptView)
    leaves = view(await speak(house, "paolo", Move.WITHDRAW), PromptView)
    ends_at = (await floor_of(house)).ends_at
    await asyncio.gather(*(speak(house, "paolo", Move.ADD) for _ in range(4)))

    floor = await floor_of(house, "paolo")
    assert waits.floor is not None
    assert waits.floor.may_withdraw
    assert leaves.floor is not None
    assert not leaves.floor.is_waiting
    assert (floor.waiting, floor.ends_at) == (2, ends_at)

    for turn in (1, 2, 3):
        await speak(house, "giulia", Move.NEXT, turn)
    again = refused(await speak(house, "paolo", Move.ADD))
    assert isinstance(again, HasAddedAlready)


async def test_roles_may_be_given_the_floor_in_turn(house: House) -> None:
    await house.begin(a_block("one", a_giro(queue="roles")))
    await house.join_all("anna", "bruno")
    await house.join("paolo", "host")
    await house.act(Act.OPEN)

    floor = await floor_of(house, "bruno")
    assert floor.speaker is not None
    assert (floor.speaker.name, floor.speaker.role_id, floor.waiting) == (None, "promoter", 1)
    assert floor.is_mine
    await speak(house, "bruno", Move.DONE, 1)
    assert (await floor_of(house, "paolo")).is_mine


async def test_the_facilitator_holds_the_clock_and_lets_it_go_on(house: House) -> None:
    await opened(house, "anna", "bruno")
    await house.pass_time(seconds=20)

    held = view(await speak(house, "giulia", Move.HOLD, 1), ControlView)
    await speak(house, "giulia", Move.HOLD, 1)
    await house.pass_time(seconds=200)
    standing = await floor_of(house)
    await speak(house, "giulia", Move.RELEASE, 1)
    await speak(house, "giulia", Move.RELEASE, 1)
    going = await floor_of(house)

    assert held.open_prompts[0].floor is not None
    assert held.open_prompts[0].floor.is_held
    assert (standing.turn, standing.ends_at) == (1, None)
    assert going.ends_at is not None
    assert (going.ends_at - house.now).total_seconds() == 40


async def test_who_is_absent_is_passed_over_and_counted_nowhere(house: House) -> None:
    await opened(house, "anna", "bruno")

    await speak(house, "giulia", Move.ABSENT, 1)

    floor = await floor_of(house)
    assert (floor.turn, floor.spoken) == (2, 0)


async def test_a_pause_stops_the_turn_and_a_resume_moves_its_end(house: House) -> None:
    await opened(house, "anna", "bruno")
    before = (await floor_of(house)).ends_at
    await house.act(Act.PAUSE)
    paused = refused(await speak(house, "giulia", Move.NEXT, 1))
    await house.pass_time(minutes=5)
    await house.act(Act.RESUME)

    floor = await floor_of(house)
    assert isinstance(paused, SessionIsPaused)
    assert floor.turn == 1
    assert before is not None
    assert floor.ends_at is not None
    assert (floor.ends_at - before).total_seconds() == 300


async def test_a_round_is_closed_and_reopened_where_it_stood(house: House) -> None:
    await opened(house, "anna", "bruno", "carla")
    await speak(house, "giulia", Move.NEXT, 1)
    await house.act(Act.CLOSE)
    closed = refused(await speak(house, "giulia", Move.NEXT, 2))
    result = view(await house.show("anna", Card.RESULT, (await house.run("giro")).id), ResultView)
    await house.pass_time(seconds=90)
    await house.act(Act.REOPEN)

    floor = await floor_of(house)
    assert isinstance(closed, PromptIsClosed)
    assert result.answered == 1
    assert (floor.turn, floor.waiting) == (2, 1)
    assert floor.ends_at == house.now + (await house.run("giro")).speaking.lasts_a_turn


async def test_only_facilitators_lead_the_round(house: House) -> None:
    await opened(house, "anna", "bruno")

    for move in (Move.NEXT, Move.ABSENT, Move.HOLD, Move.RELEASE):
        assert isinstance(refused(await speak(house, "anna", move, 1)), MayNotFacilitate)


async def test_a_poll_has_no_floor_and_another_chat_no_voice(house: House) -> None:
    await house.begin(a_block("one", a_poll(id="giro")))
    poll = refused(await speak(house, "giulia", Move.NEXT))
    run = await house.run("giro")
    house.chat = "19:another@thread.v2"
    elsewhere = refused(
        await house.ask(Speak(**house.who("giulia"), run_id=run.id, move=Move.NEXT))
    )

    assert isinstance(poll, NoSuchPrompt)
    assert isinstance(elsewhere, NoSuchPrompt)
    with pytest.raises(NoSuchPrompt):
        _ = run.speaking


async def test_many_speak_and_the_digest_tells_how_many_never_who(house: House) -> None:
    names = [f"person{number:02}" for number in range(40)]
    await house.begin(a_block("one", a_giro(seconds=30)), a_block("two", a_giro(id="second")))
    await house.join_all(*names[:38])
    await house.join("hosta", "host")
    await house.act(Act.OPEN)
    for turn in range(1, 5):
        await speak(house, "giulia", Move.NEXT, turn)
    await house.pass_time(minutes=9)

    await house.act(Act.END, confirmed=True)
    await house.tick()

    async with house.store.read() as work:
        digest = await work.digests.get((await house.session()).id)
    (section,) = digest.sections
    (told,) = section.speaking
    assert (told.spoke, told.passed, told.groups[0].people) == (22, None, 22)
    assert digest.method.speaking_rounds == 1


async def test_few_who_spoke_are_not_counted(house: House) -> None:
    await opened(house, "anna", "bruno")
    await house.pass_time(minutes=3)
    await house.act(Act.END, confirmed=True)
    await house.tick()

    async with house.store.read() as work:
        digest = await work.digests.get((await house.session()).id)
    (told,) = digest.sections[0].speaking
    assert (told.spoke, told.passed, told.groups) == (None, None, ())


async def test_undoing_a_close_gives_the_floor_back(house: House) -> None:
    await opened(house, "anna", "bruno")
    await speak(house, "giulia", Move.NEXT, 1)
    await house.act(Act.CLOSE)
    await house.pass_time(seconds=6)
    await house.act(Act.UNDO)

    floor = await floor_of(house)
    assert floor.turn == 2
    assert floor.ends_at == house.now + (await house.run("giro")).speaking.lasts_a_turn


async def test_a_round_that_was_opened_by_mistake_is_taken_back(house: House) -> None:
    await house.begin(a_block("one", a_giro()), a_block("two", a_giro(id="second", opens=0)))
    await house.join_all("anna", "bruno")
    await house.act(Act.NEXT)
    await house.pass_time(seconds=6)
    await house.act(Act.UNDO)
    await house.pass_time(minutes=3)
    await house.act(Act.OPEN)

    assert (await floor_of(house)).turn == 1


@pytest.mark.parametrize("happens", ["the clock", "the speaker", "whoever leads", "an addition"])
async def test_each_turn_redraws_the_control_cards(house: House, happens: str) -> None:
    await opened(house, "anna")
    await house.join("paolo", "host")
    await settle(house)

    match happens:
        case "the clock":
            await house.pass_time(seconds=60)
        case "the speaker":
            await speak(house, "anna", Move.DONE, 1)
        case "whoever leads":
            await speak(house, "giulia", Move.NEXT, 1)
        case _:
            await speak(house, "paolo", Move.ADD)

    waiting = [one for one in await house.parcels() if one.state is ParcelState.WAITING]
    assert len([one for one in waiting if isinstance(one.announcement, ControlShown)]) == 2
