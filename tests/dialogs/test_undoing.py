"""Undoing the last act: once, for everybody, and only as long as nobody has built upon it."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from dialogs.commands.leading import Act
from dialogs.commands.taking_part import CastVote
from dialogs.replies import ActDone, Reply, Shown
from dialogs.views.leading import ControlView
from dialogs.views.opening import ActView
from facilitation.refusals.answering import PromptIsClosed
from facilitation.refusals.leading import (
    ActIsFinal,
    AgendaMovedOn,
    AlreadyDone,
    AnswersCameIn,
    NothingToUndo,
    ResultsAreOut,
    SessionHasEnded,
    TimeHasPassed,
    UndoneAlready,
)
from facilitation.sessions import SessionState
from facilitation.sharing import Way
from storage.deadlines import EXPIRY, Due
from tests.dialogs.house import START, House, a_block, a_poll, a_round, refused, view

MINUTE = timedelta(minutes=1)
HIDDEN = a_poll(results="never", minutes=6)
TWO = a_block("two", a_poll(id="second"), minutes=20)


async def later(house: House, minutes: float = 1) -> None:
    await house.pass_time(minutes=minutes)


async def undo(house: House, name: str = "giulia", **facts: Any) -> Reply:
    return await house.act(Act.UNDO, name, **facts)


async def told(house: House) -> list[str]:
    return [one.act for one in await house.views() if isinstance(one, ActView)]


async def due(house: House) -> dict[str, timedelta]:
    """What is due in the session itself, counted from the start."""
    session = await house.session()
    async with house.store.read() as work:
        found = [
            await work.deadlines.pending(session.id, kind) for kind in Due if kind not in EXPIRY
        ]
    return {thing: at - START for kind in found for thing, at in kind.items()}


async def test_an_extension_is_taken_back_and_the_room_is_told(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=11)))
    before, ends_at = await due(house), (await house.session()).block_ends_at
    await later(house)
    await house.act(Act.EXTEND, minutes=5)
    await later(house)

    reply = await undo(house, "marco")

    assert isinstance(reply, ActDone)
    assert not reply.control.undoable
    assert (await house.run()).closes_at == START + 11 * MINUTE
    assert (await house.session()).block_ends_at == ends_at
    assert await due(house) == before
    assert await told(house) == ["extend", "undo_extend"]


async def test_what_the_act_did_not_touch_stays_as_it_is(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=9), a_poll(id="brief", minutes=8)))
    await later(house)
    await house.act(Act.EXTEND, minutes=1, run_id=(await house.run("brief")).id)

    await undo(house)

    assert (await house.run()).closes_at == START + 9 * MINUTE
    assert (await house.run("brief")).closes_at == START + 8 * MINUTE


async def test_a_block_s_extension_is_taken_back(house: House) -> None:
    await house.begin(a_block("one"))
    await later(house)
    await house.act(Act.EXTEND, minutes=5)

    await undo(house)

    assert (await house.session()).block_ends_at == START + 12 * MINUTE


@pytest.mark.parametrize("prompts", [(), (a_poll(minutes=12),)])
async def test_what_would_be_over_by_now_is_not_taken_back(
    house: House, prompts: tuple[dict[str, Any], ...]
) -> None:
    await house.begin(a_block("one", *prompts))
    await later(house)
    await house.act(Act.EXTEND, minutes=5)
    await later(house, 13)

    reply = await undo(house)

    assert isinstance(refused(reply), TimeHasPassed)
    assert (await house.session()).block_ends_at == START + 17 * MINUTE


async def test_what_was_extended_and_is_closed_since_stays_closed(house: House) -> None:
    await house.begin(a_block("one", a_poll(), minutes=20))
    await later(house)
    await house.act(Act.EXTEND, minutes=2)
    await later(house, 5)

    reply = await undo(house)

    assert isinstance(refused(reply), TimeHasPassed)


async def test_a_close_without_a_result_is_taken_back_with_the_time_left(house: House) -> None:
    await house.begin(a_block("one", HIDDEN))
    await house.join("anna")
    await house.vote("anna", "A")
    await later(house, 2)
    await house.act(Act.CLOSE)
    await later(house, 3)

    await undo(house)
    await house.vote("anna", "B")

    run = await house.run()
    assert run.is_open(house.now)
    assert run.closes_at == START + 9 * MINUTE
    assert await told(house) == ["undo_close"]


async def test_a_result_that_is_out_stays_out(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await later(house)
    done = await house.act(Act.CLOSE, confirmed=True)

    reply = await undo(house)

    assert isinstance(done, ActDone)
    assert not done.control.undoable
    assert isinstance(refused(reply), ResultsAreOut)


async def test_a_close_in_a_pause_gives_back_what_was_left(house: House) -> None:
    await house.begin(a_block("one", HIDDEN))
    await house.act(Act.PAUSE)
    await later(house)
    await house.act(Act.CLOSE)
    await later(house, 5)

    await undo(house)

    assert (await house.run()).closes_at == START + 6 * MINUTE


async def test_a_move_is_taken_back_and_what_was_open_goes_on(house: House) -> None:
    first = a_block(
        "one", HIDDEN, a_poll(id="shown", minutes=8), a_round(opens=7), opens="facilitator"
    )
    await house.begin(first, TWO)
    await later(house, 2)
    await house.act(Act.NEXT)
    await later(house)

    reply = await undo(house)

    session = await house.session()
    assert isinstance(reply, ActDone)
    assert [one.run.prompt.id for one in reply.control.open_prompts] == ["poll"]
    assert session.block_id == "one"
    assert session.block_ends_at == START + 13 * MINUTE
    assert (await house.run("shown")).closed_at == START + 2 * MINUTE
    assert (await house.run("poll")).closes_at == START + 7 * MINUTE
    assert {name: at for name, at in (await due(house)).items() if name in ("one", "points")} == {
        "one": 13 * MINUTE,
        "points": 8 * MINUTE,
    }
    assert await told(house) == ["undo_next"]


async def test_what_was_taken_back_can_be_put_anew(house: House) -> None:
    await house.begin(a_block("one"), TWO)
    await house.join("anna")
    await later(house)
    await house.act(Act.NEXT)
    gone = (await house.run("second")).id
    await undo(house)

    await house.act(Act.NEXT)
    anew = await house.vote("anna", "A", run="second")

    assert (await house.run("second")).id != gone
    assert isinstance(anew, Shown)
    assert len(await house.runs()) == 1


async def test_an_answer_to_what_was_taken_back_is_refused_calmly(house: House) -> None:
    await house.begin(a_block("one"), a_block("two", a_poll(anonymous=True)))
    await house.join("anna")
    await later(house)
    await house.act(Act.NEXT)
    run = await house.run()
    await undo(house)

    reply = await house.ask(CastVote(**house.who("anna"), run_id=run.id, answers={"poll": ("A",)}))

    await house.tick()
    async with house.store.read() as work:
        keys = await work.keys.of([run.id])
    assert isinstance(refused(reply), PromptIsClosed)
    assert keys == {}


@pytest.mark.parametrize("prompt", [a_poll(id="second"), a_round(id="second")])
async def test_where_somebody_answered_nothing_is_taken_back(
    house: House, prompt: dict[str, Any]
) -> None:
    await house.begin(a_block("one"), a_block("two", prompt))
    await house.join("anna")
    await later(house)
    await house.act(Act.NEXT)
    if prompt["kind"] == "round":
        await house.write_point("anna", "Tutors", run="second")
    else:
        await house.vote("anna", "A", run="second")

    reply = await undo(house)
    control = view(await house.status(), ControlView)

    assert isinstance(refused(reply), AnswersCameIn)
    assert (await house.session()).block_id == "two"
    assert not control.undoable


async def test_a_skip_is_taken_back(house: House) -> None:
    await house.begin(a_block("one"), TWO, a_block("three"))
    await later(house)
    await house.act(Act.SKIP)

    await undo(house)

    assert (await house.session()).block_id == "one"
    assert await told(house) == ["skip", "undo_next"]


async def test_a_block_that_was_over_goes_on_waiting(house: House) -> None:
    await house.begin(a_block("one"), TWO | {"opens": "facilitator"})
    await later(house, 15)
    await house.act(Act.NEXT)
    await later(house)

    await undo(house)
    await later(house, 5)

    assert (await house.session()).block_id == "one"


async def test_a_start_is_taken_back_and_made_again_at_once(house: House) -> None:
    await house.prepare(a_block("one", a_poll(), a_round(opens=1)))
    await house.act(Act.START)
    await later(house, 1.5)

    undone = await undo(house)
    state = (await house.session()).state
    pending = await due(house)
    again = await house.act(Act.START)

    assert isinstance(undone, ActDone)
    assert state is SessionState.PREPARED
    assert pending == {}
    assert isinstance(again, ActDone)
    assert [run.opened_at for run in await house.runs()] == [house.now]


async def test_a_second_thought_right_after_the_undo_is_no_echo(house: House) -> None:
    await house.begin(a_block("one"), TWO)
    await later(house)
    await house.act(Act.NEXT)
    await undo(house)

    reply = await house.act(Act.NEXT)

    assert isinstance(reply, ActDone)


async def test_new_times_are_taken_back(house: House) -> None:
    await house.begin(a_block("one"), TWO)
    await later(house)
    await house.act(Act.EXTEND, minutes=4)
    await house.act(Act.SHARE, way=Way.EVEN)
    cut = (await house.session()).agenda[1].minutes

    await undo(house)

    assert cut == 16
    assert (await house.session()).agenda[1].minutes == 20
    assert await told(house) == ["extend", "share", "undo_share"]


@pytest.mark.parametrize("closed", [False, True])
async def test_a_silence_is_taken_back(
    house: House,
    closed: bool,  # noqa: FBT001 - a table's column
) -> None:
    await house.begin(a_block("one", a_round(minutes=10), a_poll(opens=11, minutes=1)), TWO)
    await later(house)
    if closed:
        await house.act(Act.CLOSE)
    before = await due(house)
    await house.act(Act.SHARE, way=Way.SILENT)
    await later(house)

    await undo(house)

    assert await due(house) == before
    assert (await house.session()).block_ends_at == START + 12 * MINUTE
    assert [run.prompt.id for run in await house.runs()] == ["points"]
    assert (await told(house))[-1] == "undo_silence"


async def test_only_the_last_act_counts_and_it_is_undone_once(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=9)))
    await later(house)
    await house.act(Act.EXTEND, minutes=5)
    await undo(house)
    await later(house)

    reply = await undo(house, "marco")

    refusal = refused(reply)
    assert isinstance(refusal, UndoneAlready)
    assert refusal.by == "Giulia"


async def test_two_who_undo_at_once_undo_one_act(house: House) -> None:
    await house.begin(a_block("one"), TWO, a_block("three"))
    await later(house)
    await house.act(Act.NEXT)
    await later(house)
    await house.act(Act.EXTEND, minutes=5)
    seen = (await house.session()).acts

    replies = await asyncio.gather(
        undo(house, seen=seen), undo(house, "marco", seen=seen), undo(house, "marco")
    )

    assert sum(isinstance(reply, ActDone) for reply in replies) == 1
    assert (await house.session()).block_id == "two"
    assert await told(house) == ["extend", "undo_extend"]


async def test_an_answer_that_races_an_undo_counts_or_is_refused(house: House) -> None:
    await house.begin(a_block("one"), TWO)
    await house.join_all("anna", "bruno", "carla")
    await later(house)
    await house.act(Act.NEXT)

    replies = await asyncio.gather(
        *(house.vote(name, "A", run="second") for name in ("anna", "bruno")),
        undo(house),
        house.vote("carla", "A", run="second"),
    )

    counted = sum(not hasattr(reply, "refusal") for reply in (*replies[:2], replies[3]))
    undone = isinstance(replies[2], ActDone)
    assert undone == (counted == 0)


async def test_a_card_from_before_another_act_undoes_nothing(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=9)))
    await later(house)
    await house.act(Act.EXTEND, minutes=5)
    seen = (await house.session()).acts
    await house.act(Act.EXTEND, "marco", minutes=5, seen=seen)

    reply = await undo(house, seen=seen)

    refusal = refused(reply)
    assert isinstance(refusal, AlreadyDone)
    assert refusal.by == "Marco"


@pytest.mark.parametrize("act", [Act.PAUSE, Act.OPEN])
async def test_what_has_an_opposite_is_not_undone(house: House, act: Act) -> None:
    await house.begin(a_block("one", a_poll(opens="facilitator")))
    await later(house)
    await house.act(act)

    reply = await undo(house)

    assert isinstance(refused(reply), ActIsFinal)


async def test_once_the_agenda_has_moved_on_nothing_is_undone(house: House) -> None:
    await house.begin(a_block("one"), TWO)
    await later(house, 13)

    reply = await undo(house)

    assert isinstance(refused(reply), AgendaMovedOn)


async def test_before_and_after_a_session_there_is_nothing_to_undo(house: House) -> None:
    await house.prepare(a_block("one"))
    before = await undo(house)
    await house.act(Act.START)
    await house.act(Act.END, confirmed=True)

    after = await undo(house)

    assert isinstance(refused(before), NothingToUndo)
    assert isinstance(refused(after), SessionHasEnded)
