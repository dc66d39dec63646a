"""Contributions at rest."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from facilitation.contributions import Contribution, ContributionKind, Speaker, edited
from facilitation.refusals.unknown import NoSuchContribution
from storage.store import Store
from tests.facilitation.sessions import at
from tests.storage.rows import a_participant, a_sender, another_prompt, kept_run, kept_session

STRENGTH = ContributionKind.STRENGTH


def a_contribution(number: int = 1, **changes: Any) -> Contribution:
    told: dict[str, Any] = {
        "id": f"x{number}",
        "session_id": "s1",
        "run_id": "r1",
        "number": number,
        "participant_id": "p-ada",
        "role_id": "host",
        "area_id": "scouting",
        "kind": STRENGTH,
        "text": f"Good people, {number} of them.",
        "written_at": at(1),
    }
    return Contribution(**told | changes)


@pytest.fixture
async def written(store: Store) -> Store:
    """A session with a round and two people."""
    await kept_session(store)
    await kept_run(store)
    await kept_run(store, id="r2", prompt=another_prompt())
    async with store.begin() as work:
        for name in ("ada", "bo"):
            await work.people.add(a_participant(name), a_sender(name))
    return store


async def add(store: Store, *contributions: Contribution) -> None:
    async with store.begin() as work:
        for contribution in contributions:
            await work.contributions.add(contribution)


async def test_a_contribution_comes_back_as_it_was_written(written: Store) -> None:
    contribution = a_contribution(text='Più "formazione"\nprima 👩\u200d🔧', area_id=None)
    await add(written, contribution)

    async with written.begin() as work:
        assert await work.contributions.hold("x1") == contribution
        assert await work.contributions.standing("s1") == [contribution]
        with pytest.raises(NoSuchContribution):
            await work.contributions.hold("nowhere")


async def test_numbers_follow_each_other_however_many_write_at_once(written: Store) -> None:
    async def write() -> int:
        async with written.begin() as work:
            await work.contributions.take_turn("s1")
            number = await work.contributions.next_number("s1")
            await work.contributions.add(a_contribution(number))
            return number

    numbers = await asyncio.gather(*(write() for _ in range(15)))

    assert sorted(numbers) == list(range(1, 16))


async def test_the_same_words_of_one_person_in_one_round_are_the_same(written: Store) -> None:
    await add(written, a_contribution(text="Good people."))

    async def same(text: str = "GOOD  people.", **changes: Any) -> bool:
        asked = {"run_id": "r1", "participant_id": "p-ada", "kind": STRENGTH, "text": text}
        async with written.read() as work:
            return await work.contributions.find_same(**asked | changes) is not None

    assert await same()
    assert not await same("Good folks.")
    assert not await same(run_id="r2")
    assert not await same(participant_id="p-bo")
    assert not await same(kind=ContributionKind.PROPOSAL)


async def test_the_database_itself_keeps_the_same_words_but_once(written: Store) -> None:
    await add(written, a_contribution(1, text="Same."))

    with pytest.raises(IntegrityError):
        await add(written, a_contribution(2, text="same."))


async def test_an_edit_is_kept_and_is_the_new_words_from_then_on(written: Store) -> None:
    await add(written, a_contribution())
    after = edited(a_contribution(), text="Better.", kind=ContributionKind.PROPOSAL, at=at(2))

    async with written.begin() as work:
        await work.contributions.save(after)

    async with written.read() as work:
        assert await work.contributions.standing("s1") == [after]
        found = await work.contributions.find_same(
            run_id="r1", participant_id="p-ada", kind=ContributionKind.PROPOSAL, text="better."
        )
    assert found == after


async def test_of_a_withdrawn_contribution_only_that_there_was_one_remains(written: Store) -> None:
    await add(written, a_contribution(1), a_contribution(2), a_contribution(3, text="Same."))

    async with written.begin() as work:
        await work.contributions.withdraw("x1", at(2))
        await work.contributions.withdraw("x3", at(3))
    await add(written, a_contribution(4, text="Same."))

    async with written.begin() as work:
        gone = await work.contributions.hold("x1")
        standing = await work.contributions.standing("s1")
        withdrawn = await work.written.withdrawn("s1")
        taken_back = await work.contributions.taken_back("s1")
    assert gone == replace(a_contribution(1), text="", withdrawn_at=at(2))
    assert [one.number for one in standing] == [2, 4]
    assert withdrawn == 2
    assert [(one.number, one.text) for one in taken_back] == [(1, ""), (3, "")]


async def test_what_is_reported_is_nobodys_writing_but_of_the_reporters_own_role(
    written: Store,
) -> None:
    await add(
        written,
        a_contribution(1, role_id="promoter", reported=True, code="P7"),
        a_contribution(2, role_id="promoter", reported=True, code="P8"),
        a_contribution(3, reported=True, code="video 1"),
        a_contribution(4, participant_id="p-bo"),
    )

    async with written.read() as work:
        assert await work.written.reported("s1") == 3
        assert await work.written.writers_by_role("r1") == {"promoter": 0, "host": 2}


async def test_the_same_words_of_two_speakers_are_two_and_of_one_are_the_same(
    written: Store,
) -> None:
    one: dict[str, Any] = {"role_id": "promoter", "text": "Good people.", "reported": True}
    await add(written, a_contribution(1, code="P7", **one), a_contribution(2, code="P8", **one))

    async def same(**changes: Any) -> int | None:
        asked: dict[str, Any] = {"run_id": "r1", "participant_id": "p-ada", "kind": STRENGTH}
        speaker = Speaker(**{"role_id": "promoter", "code": "P7"} | changes)
        async with written.read() as work:
            found = await work.contributions.find_same(
                **asked, text="good people.", speaker=speaker
            )
        return found.number if found else None

    assert await same() == 1
    assert await same(code="p8") == 2
    assert await same(role_id="host") is None
    with pytest.raises(IntegrityError):
        await add(written, a_contribution(3, code="p7", **one))


async def test_contributions_are_counted_by_run_role_and_writer(written: Store) -> None:
    await add(
        written,
        a_contribution(1),
        a_contribution(2),
        a_contribution(3, participant_id="p-bo"),
        a_contribution(4, participant_id="p-bo", role_id="notes"),
        a_contribution(5, run_id="r2"),
        a_contribution(6),
    )
    async with written.begin() as work:
        await work.contributions.withdraw("x6", at(2))

    async with written.read() as work:
        assert await work.written.counts(["r1", "r2", "r3"]) == {"r1": 4, "r2": 1, "r3": 0}
        assert await work.written.writers_by_role("r1") == {"host": 2, "notes": 1}
        assert [one.number for one in await work.contributions.by("s1", "p-ada")] == [1, 2, 5]
