"""What organisers put right comes back as it was kept, and in its order."""

import pytest

from digest.points.corrections import (
    Act,
    Correction,
    Group,
    Hide,
    Recast,
    Rename,
    confirmed,
    merged,
    moved,
    split,
)
from digest.points.replaying import undone
from facilitation.contributions import ContributionKind
from storage.facts import facts_of
from storage.store import Store
from tests.facilitation.sessions import at
from tests.storage.rows import kept_session

ONE = Group("x1", frozenset({"x1", "x2"}))
OTHER = Group("x3", frozenset({"x3"}))


def a_correction(act: Act, correction_id: str = "a1") -> Correction:
    return Correction(id=correction_id, by="aad-ada", at=at(0), act=act)


@pytest.mark.parametrize(
    "act",
    [
        confirmed(ONE),
        merged(ONE, OTHER),
        split(ONE, frozenset({"x2"}), "a1"),
        moved(frozenset({"x1"}), ONE, OTHER),
        Rename(ONE, "I tutor"),
        Rename(ONE, ""),
        Hide(frozenset({"x1"}), "Non riguarda il tema"),
        Recast(members=ONE.members, kind=ContributionKind.STORY),
        Recast(members=ONE.members, area_id="skills"),
    ],
)
async def test_every_act_comes_back_as_it_was(store: Store, act: Act) -> None:
    session = await kept_session(store)
    async with store.begin() as work:
        await work.corrections.add("s1", a_correction(act))

    async with store.read() as work:
        facts = await facts_of(work, session)

    assert facts.corrections == (a_correction(act),)


async def test_acts_keep_their_order_and_what_was_undone_stays_once_marked(store: Store) -> None:
    await kept_session(store)
    log = [a_correction(confirmed(ONE), one) for one in ("b", "a", "c")]
    async with store.begin() as work:
        for one in log:
            await work.corrections.add("s1", one)
        await work.corrections.undo("s1", "a", at(5))
        await work.corrections.undo("s1", "a", at(6))

    async with store.read() as work:
        kept = await work.corrections.of("s1")
        none = await work.corrections.of("s2")

    assert kept == undone(log, "a", at(5))
    assert none == ()
