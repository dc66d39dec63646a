"""Rulings come back as they were made, and a version that was signed keeps its own."""

import pytest

from digest.rulings import Ruling, Verdict
from storage.rulings import KeptRuling
from storage.store import Store
from storage.work import Work
from tests.facilitation.sessions import at
from tests.storage.rows import kept_session

LECCE = Ruling(place="c1", words="Lecce", verdict=Verdict.STANDS, text_mark="m1")
MILL = Ruling(place="c2", words="il mulino", verdict=Verdict.CUT)


async def act(work: Work, act_id: str, *several: Ruling) -> None:
    await work.rulings.add("s1", act_id, several, by="aad-ada", at=at(0))


def told(kept: list[KeptRuling]) -> list[tuple[str, Ruling]]:
    return [(one.act_id, one.ruling) for one in kept]


async def test_every_ruling_comes_back_as_it_was_in_the_order_of_the_acts(store: Store) -> None:
    await kept_session(store)
    async with store.begin() as work:
        await act(work, "b", LECCE, MILL)
        await act(work, "a", LECCE.model_copy(update={"verdict": Verdict.CUT}))

    async with store.read() as work:
        kept = await work.rulings.of("s1")
        none = await work.rulings.of("s2")

    assert told(kept[:2]) == [("b", LECCE), ("b", MILL)]
    assert [(one.number, one.line) for one in kept] == [(1, 0), (1, 1), (2, 0)]
    assert {(one.by, one.at) for one in kept} == {("aad-ada", at(0))}
    assert none == []


async def test_what_is_undone_holds_until_then_for_whoever_signed_before(store: Store) -> None:
    await kept_session(store)
    async with store.begin() as work:
        await act(work, "a", LECCE)
        signed = await work.rulings.last("s1")
        await act(work, "b", MILL)
        await work.rulings.undo("s1", "b")
        await work.rulings.undo("s1", "a")
        await work.rulings.undo("s1", "a")
        last = await work.rulings.last("s1")
        await act(work, "c", MILL)

        now, then = await work.rulings.of("s1"), await work.rulings.of("s1", signed)
        late = await work.rulings.of("s1", last)

    assert (signed, last) == (1, 4)
    assert told(now) == [("c", MILL)]
    assert told(then) == [("a", LECCE)]
    assert late == []


async def test_nothing_was_decided_at_first(store: Store) -> None:
    await kept_session(store)

    async with store.read() as work:
        assert await work.rulings.last("s1") == 0
        assert await work.rulings.of("s1", 0) == []


async def test_forgotten_words_are_nowhere_and_their_number_is_no_others(store: Store) -> None:
    await kept_session(store)
    async with store.begin() as work:
        await act(work, "a", LECCE, MILL)
        await act(work, "b", LECCE)
        await work.rulings.undo("s1", "b")
        ever = await work.rulings.ever("s1")
        await work.rulings.forget_words("s1", [one for one in ever if one.ruling.words == "Lecce"])
        await work.rulings.forget_words("s1", [])

        kept = await work.rulings.of("s1")
        left = await work.rulings.ever("s1")
        last = await work.rulings.last("s1")

    assert len(ever) == 3
    assert told(kept) == told(left) == [("a", MILL)]
    assert last == 3


@pytest.mark.parametrize("everybody", [True, False])
async def test_who_decided_can_be_forgotten(store: Store, *, everybody: bool) -> None:
    await kept_session(store)
    async with store.begin() as work:
        await act(work, "a", LECCE)
        await work.rulings.add("s1", "b", [MILL], by="aad-bruno", at=at(1))
        if everybody:
            await work.rulings.forget_in("s1")
        else:
            await work.rulings.forget("s1", {"aad-bruno"})
        by = [one.by for one in await work.rulings.of("s1")]

    assert by == (["—", "—"] if everybody else ["aad-ada", "—"])


async def test_they_are_forgotten_with_their_session(store: Store) -> None:
    await kept_session(store)
    async with store.begin() as work:
        await act(work, "a", LECCE)
        await work.forgetting.session("s1")

        assert await work.rulings.ever("s1") == []
