"""Proposals to anonymous prompts: sealed like answers, and found again by their words."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from facilitation.proposals import LONGEST, Proposal, ProposalState, known_by
from storage.anonymity.keys import Key
from storage.store import Store, open_engine
from tests.storage.rows import SECRET, kept_run, kept_session

BUS = "A bus in the evening"


def a_proposal(proposer: str, written: str = BUS) -> Proposal:
    return Proposal(run_id="r1", words=known_by(written), proposer=proposer, text=written)


async def a_key(store: Store) -> Key:
    await kept_session(store)
    run = await kept_run(store, prompt=SECRET)
    async with store.read() as work:
        return (await work.keys.of([run.id]))[run.id]


async def test_a_sealed_proposal_tells_neither_its_words_nor_their_length(
    store: Store, migrated_url: str
) -> None:
    key = await a_key(store)
    async with store.begin() as work:
        await work.proposals.add(a_proposal("v1"), key)
        await work.proposals.add(a_proposal("v2", "No"), key)

    engine = open_engine(migrated_url)
    async with engine.connect() as connection:
        found = (await connection.execute(text("SELECT words, text FROM proposals"))).all()
    await engine.dispose()

    assert len({len(one.text) for one in found}) == 1
    assert known_by(BUS) not in {one.words for one in found}
    assert not [one for one in found if "bus" in bytes.fromhex(one.text).decode(errors="ignore")]


async def test_it_is_counted_judged_and_taken_back_by_its_words(store: Store) -> None:
    key = await a_key(store)
    async with store.begin() as work:
        for one in (a_proposal("v1"), a_proposal("v2"), a_proposal("v3", "No")):
            await work.proposals.add(one, key)
        counted = await work.proposals.waiting(["r1"])

        await work.proposals.judge(a_proposal("v1"), key, ProposalState.LEFT_OUT)
        await work.proposals.drop(a_proposal("v3", "No"), key)
        left = await work.proposals.of("r1", key)

    assert counted == 2
    judged = [replace(a_proposal(who), state=ProposalState.LEFT_OUT) for who in ("v1", "v2")]
    assert left == judged


@pytest.mark.parametrize("written", ["𝄞" * LONGEST, "a" * LONGEST, "x"])
async def test_the_longest_opens_as_it_was_written(store: Store, written: str) -> None:
    key = await a_key(store)

    async with store.begin() as work:
        await work.proposals.add(a_proposal("v1", written), key)
        [found] = await work.proposals.of("r1", key)

    assert found.text == written
