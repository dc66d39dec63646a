"""The agenda's clock: everything when it is due, once however many ask, however late."""

import asyncio
from datetime import timedelta

from dialogs.commands.leading import Act
from dialogs.timing import TimingDialog
from facilitation.sessions import SessionState
from storage.deadlines import Due
from storage.store import Store, open_engine
from tests.dialogs.house import START, House, a_block, a_poll, a_round


async def test_a_prompt_opens_reminds_and_closes_on_time(house: House) -> None:
    await house.begin(a_block("one", a_poll(opens=3, minutes=4)))

    await house.pass_time(minutes=8)

    run = await house.run()
    assert (run.opened_at, run.closed_at) == (
        START + timedelta(minutes=3),
        START + timedelta(minutes=7),
    )
    assert await house.told() == [
        "session_prepared",
        "block_opened",
        "prompt_opened",
        "prompt_reminded",
        "prompt_closed",
    ]


async def test_a_short_prompt_reminds_nobody(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=1)))

    await house.pass_time(minutes=2)

    assert "prompt_reminded" not in await house.told()


async def test_a_plan_may_do_without_reminders(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=6)), reminder_minutes=0)

    await house.pass_time(minutes=7)

    assert "prompt_reminded" not in await house.told()


async def test_a_block_follows_by_the_clock_and_closes_what_is_open(house: House) -> None:
    await house.begin(a_block("one", a_round(minutes=12)), a_block("two"))

    await house.pass_time(minutes=12)

    assert (await house.session()).block_id == "two"
    assert (await house.run("points")).closed_at == START + timedelta(minutes=12)


async def test_a_block_may_wait_for_the_facilitator(house: House) -> None:
    await house.begin(a_block("one"), a_block("two", opens="facilitator"))

    await house.pass_time(minutes=30)
    waiting = (await house.session()).block_id
    await house.act(Act.NEXT)

    assert waiting == "one"
    assert (await house.session()).block_id == "two"


async def test_the_end_of_the_agenda_ends_the_session_with_its_digest(house: House) -> None:
    await house.begin(a_block("one", a_poll(anonymous=True)))

    await house.pass_time(minutes=13)

    session = await house.session()
    told = await house.told()
    async with house.store.read() as work:
        digest = await work.digests.get(session.id)
    assert session.state is SessionState.ENDED
    assert told.count("session_ended") == 1
    assert told.count("digest_sent") >= 1
    assert digest.session_id == session.id


async def test_five_clocks_do_it_once(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    house.now += timedelta(minutes=13)

    await asyncio.gather(*(house.tick() for _ in range(5)))

    told = await house.told()
    assert [told.count(kind) for kind in ("prompt_closed", "session_ended")] == [1, 1]


async def test_a_late_tick_keeps_everything_in_order(house: House) -> None:
    await house.begin(a_block("one", a_poll(opens=1)), a_block("two", a_round(opens=1)))
    house.now += timedelta(minutes=30)

    await house.tick()
    await house.pass_time(minutes=4)

    session = await house.session()
    assert session.block_id == "two"
    assert session.block_opened_at is not None
    assert session.block_ends_at == session.block_opened_at + timedelta(minutes=12)
    assert (await house.run("poll")).closed_at is not None
    assert (await house.run("points")).is_open(house.now)


async def test_a_prompt_that_was_long_overdue_still_gets_its_time(house: House) -> None:
    await house.begin(a_block("one", a_poll(opens=1)), a_block("two"))
    house.now += timedelta(minutes=30)

    await house.tick()

    session, run = await house.session(), await house.run()
    assert run.closes_at == house.now + timedelta(minutes=2)
    assert run.is_open(house.now)
    assert (session.block_id, session.block_ends_at) == ("one", run.closes_at)


async def test_a_reminder_that_is_too_late_is_left_out(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    house.now += timedelta(minutes=2)

    await house.tick()

    assert (await house.told())[-1] == "prompt_closed"
    assert "prompt_reminded" not in await house.told()


async def test_a_small_delay_does_not_add_up(house: House) -> None:
    await house.begin(a_block("one"), a_block("two"))
    house.now += timedelta(minutes=12, seconds=40)

    await house.tick()

    assert (await house.session()).block_opened_at == START + timedelta(minutes=12)


async def test_what_was_moved_meanwhile_is_not_met(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    house.now += timedelta(minutes=2)
    due = await house.timing.due(house.now)
    await house.act(Act.PAUSE)

    late = [await house.timing.meet(deadline, house.now) for deadline in due]

    assert late
    assert set(late) == {None}
    assert (await house.run()).closed_at is None


async def test_the_time_is_the_same_for_all_who_share_a_database(house: House) -> None:
    before = await house.timing.time()
    meanwhile = await house.store.time()

    after = await house.timing.time()

    assert START < before <= meanwhile <= after


async def test_what_another_process_is_at_is_left_to_it(house: House, migrated_url: str) -> None:
    await house.begin(a_block("one", a_poll()))
    house.now += timedelta(minutes=2)
    due = await house.timing.due(house.now)
    other = Store(open_engine(migrated_url))

    async with other.read() as elsewhere:
        await elsewhere.deadlines.is_free(due[0].session_id)
        meanwhile = [await house.timing.meet(deadline, house.now) for deadline in due]
    await house.tick()

    await other.close()
    # On SQLite there is no other process.
    assert (None in meanwhile) is house.store.is_shared
    assert (await house.run()).closed_at is not None


async def test_traces_that_another_process_is_wiping_are_not_wiped_twice(
    house: House, migrated_url: str
) -> None:
    class Swept(Store):
        """Another process is at it."""

        async def scrub(self) -> bool:
            return False

    await house.begin(a_block("one", a_poll()))
    session = await house.session()
    swept = Swept(open_engine(migrated_url))
    async with swept.begin() as work:
        await work.deadlines.put(
            session_id=session.id, kind=Due.TRACES_ARE_WIPED, thing_id="", due_at=house.now
        )
    (due,) = await house.timing.due(house.now)

    late = await TimingDialog(swept, house.closing).meet(due, house.now)

    await swept.close()
    assert late is None
    assert await house.timing.due(house.now) == [due]


async def test_a_close_that_somebody_was_quicker_with_is_done_once(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    session, run = await house.session(), await house.run()
    await house.act(Act.CLOSE, confirmed=True)
    async with house.store.begin() as work:
        left_over = (
            (Due.PROMPT_CLOSES, run.id),
            (Due.TURN_ENDS, run.id),
            (Due.PROMPT_OPENS, "gone"),
        )
        for kind, thing in left_over:
            await work.deadlines.put(
                session_id=session.id, kind=kind, thing_id=thing, due_at=house.now
            )
        await work.deadlines.put(
            session_id=session.id, kind=Due.PROMPT_REMINDS, thing_id=run.id, due_at=house.now
        )

    await house.tick()

    told = await house.told()
    assert told.count("prompt_closed") == 1
    assert "prompt_reminded" not in told


async def test_a_meeting_that_ends_ends_the_session_after_a_grace(house: House) -> None:
    await house.begin(a_block("one", minutes=60))
    where = {"tenant_id": house.tenant, "conversation_id": house.chat}

    await house.closing.meeting_ended(**where, now=house.now)
    await house.pass_time(minutes=9)
    before = (await house.session()).state
    await house.pass_time(minutes=1)

    assert before is SessionState.RUNNING
    assert (await house.session()).state is SessionState.ENDED


async def test_a_meeting_that_goes_on_again_changes_nothing(house: House) -> None:
    await house.begin(a_block("one", minutes=60))
    where = {"tenant_id": house.tenant, "conversation_id": house.chat}
    await house.closing.meeting_ended(**where, now=house.now)

    await house.pass_time(minutes=1)
    await house.closing.meeting_started(**where)
    await house.pass_time(minutes=30)

    assert (await house.session()).state is SessionState.RUNNING


async def test_a_meeting_without_a_running_session_may_end_and_start(house: House) -> None:
    where = {"tenant_id": house.tenant, "conversation_id": house.chat}

    await house.closing.meeting_ended(**where, now=house.now)
    await house.closing.meeting_started(**where)
    await house.prepare(a_block("one"))
    await house.closing.meeting_ended(**where, now=house.now)
    await house.pass_time(minutes=60)

    assert (await house.session()).state is SessionState.PREPARED
