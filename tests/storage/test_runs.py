"""Prompts as they were put to a room, at rest."""

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest

from facilitation.privacy import Counts, QuestionResult
from facilitation.refusals.unknown import NoSuchPrompt
from storage.store import Store
from tests.facilitation.sessions import at
from tests.storage.rows import an_answer, another_prompt, kept_run, kept_session

RESULT = QuestionResult(
    question_id="why", total=Counts(roles=("host",), answered=3, counts=(("A", 2), ("B", 1)))
)


async def test_a_run_comes_back_as_it_was_kept(store: Store) -> None:
    await kept_session(store)
    run = await kept_run(store)

    async with store.begin() as work:
        assert await work.runs.get("r1") == run
        assert await work.runs.hold("r1") == run
        assert await work.runs.share("r1") == run
        assert await work.runs.share_many(["r1", "nowhere"]) == {"r1": run}


async def test_an_unknown_run_is_refused(store: Store) -> None:
    async with store.read() as work:
        with pytest.raises(NoSuchPrompt):
            await work.runs.get("nowhere")


async def test_a_closed_run_keeps_its_result_and_is_no_longer_open(store: Store) -> None:
    await kept_session(store)
    run = await kept_run(store)
    closed = replace(run, closed_at=at(1), answered=3, results=(RESULT,))

    async with store.begin() as work:
        await work.runs.close(closed)

    async with store.begin() as work:
        assert await work.runs.get("r1") == closed
        assert await work.runs.hold_open("s1") == []


async def test_a_reopened_run_is_as_if_it_had_never_closed(store: Store) -> None:
    await kept_session(store)
    run = await kept_run(store)

    async with store.begin() as work:
        await work.runs.close(replace(run, closed_at=at(1), answered=3, results=(RESULT,)))
        await work.runs.reopen(run, closes_at=at(5))

    async with store.begin() as work:
        assert await work.runs.hold_open("s1") == [replace(run, closes_at=at(5))]


async def test_runs_come_in_the_order_of_their_opening(store: Store) -> None:
    await kept_session(store)
    second = await kept_run(store, id="a", opened_at=at(3), closes_at=at(9))
    first = await kept_run(store, id="b", prompt=another_prompt())

    async with store.begin() as work:
        await work.runs.move(second, closes_at=at(10))
        assert [run.id for run in await work.runs.of("s1")] == ["b", "a"]
        assert await work.runs.hold_open("s1") == [first, replace(second, closes_at=at(10))]


@pytest.mark.parametrize("asks", ["hold", "hold_open"])
async def test_who_closes_waits_for_who_is_answering(store: Store, asks: str) -> None:
    await kept_session(store)
    run = await kept_run(store)

    async def hold_and_count() -> int:
        async with store.begin() as work:
            await (work.runs.hold(run.id) if asks == "hold" else work.runs.hold_open("s1"))
            return (await work.votes.counts([run.id]))[run.id]

    async with store.begin() as work:
        await work.runs.share_many([run.id])
        counting = asyncio.create_task(hold_and_count())
        await asyncio.wait({counting}, timeout=0.2)
        await work.votes.put([an_answer("p1", "A")])

    assert await counting == 1


async def test_who_answers_waits_for_who_is_closing(store: Store) -> None:
    await kept_session(store)
    run = await kept_run(store)

    async def is_open() -> bool:
        async with store.begin() as work:
            shared = await work.runs.share(run.id)
            return shared.closed_at is None

    async with store.begin() as work:
        await work.runs.hold(run.id)
        asking = asyncio.create_task(is_open())
        await asyncio.wait({asking}, timeout=0.2)
        await work.runs.close(replace(run, closed_at=at(1), answered=0))

    assert not await asking


async def test_an_instant_without_a_zone_is_a_guess_and_refused(store: Store) -> None:
    await kept_session(store)
    run = await kept_run(store)
    local = datetime(2020, 11, 24, 14, 0)  # noqa: DTZ001 - that is what is refused

    with pytest.raises(Exception, match="an instant needs a time zone"):
        async with store.begin() as work:
            await work.runs.move(run, closes_at=local)
