"""What an operator watches, over all sessions."""

from pathlib import Path

import pytest

from dialogs.commands.leading import Act
from storage.outbox.parcels import ParcelState
from storage.store import Store
from tests.dialogs.house import House, a_block, a_poll, a_round
from tests.storage.rows import a_line


@pytest.fixture
async def house(store: Store, tmp_path: Path) -> House:
    """Lend a session with a poll and a round open, which one person answered."""
    house = House(store, tmp_path)
    await house.begin(a_block("one", a_poll(anonymous=True), a_round()))
    await house.join("anna")
    await house.vote("anna", "A")
    await house.write_point("anna", "Tutors help")
    return house


async def test_answers_and_contributions_are_counted_once_their_prompt_is_closed(
    house: House,
) -> None:
    async with house.store.read() as work:
        before = await work.figures.answers(), await work.figures.contributions()
    await house.act(Act.END, confirmed=True)
    async with house.store.read() as work:
        after = await work.figures.answers(), await work.figures.contributions()

    assert (before, after) == ((0, 0), (1, 1))


async def test_sessions_are_counted_by_state(house: House) -> None:
    async with house.store.read() as work:
        sessions = await work.figures.sessions()

    assert sessions == {"prepared": 0, "running": 1, "paused": 0, "ended": 0}


async def test_announcements_are_counted_by_state_and_redraws_are_not(house: House) -> None:
    session = await house.session()
    everything = await house.parcels()
    told = [one for one in everything if not one.redraws]
    async with house.store.begin() as work:
        taken = await work.lines.take(a_line(session.id), house.now, by="us")
        assert taken is not None
        await work.lines.settle(taken, ParcelState.DOUBTFUL)
    async with house.store.read() as work:
        parcels = await work.figures.parcels()
        since = await work.figures.waiting_since()

    assert len(told) < len(everything)
    assert parcels == {
        "waiting": len(told) - 1,
        "sending": 0,
        "doubtful": 1,
        "undeliverable": 0,
    }
    assert since == min(one.put_at for one in told if one.id != taken.id)


async def test_an_empty_database_has_nothing_to_tell(store: Store) -> None:
    async with store.read() as work:
        assert await work.figures.waiting_since() is None
        assert (await work.figures.answers(), await work.figures.contributions()) == (0, 0)
        assert {*(await work.figures.parcels()).values()} == {0}
