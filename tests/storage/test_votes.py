"""Answers at rest that are not anonymous."""

import asyncio
from dataclasses import replace

from facilitation.priorities import PriorityQuestion
from facilitation.questions import MultipleChoiceQuestion, Option, TextQuestion
from facilitation.rankings import RankingQuestion
from storage.store import Store
from tests.storage.rows import an_answer, another_prompt, kept_run, kept_session

MANY = MultipleChoiceQuestion(id="why", question="Which?", options=("One", "Two", "Three"))  # type: ignore[arg-type]


async def test_a_voter_s_last_word_stands(store: Store) -> None:
    await kept_session(store)
    await kept_run(store)

    async with store.begin() as work:
        await work.votes.put([an_answer("p1", "A"), an_answer("p2", "A", role_id="notes")])
        await work.votes.put([an_answer("p1", "B", role_id="notes")])
        await work.votes.put([])

    async with store.read() as work:
        assert await work.votes.of("r1") == [
            an_answer("p1", "B", role_id="notes"),
            an_answer("p2", "A", role_id="notes"),
        ]
        assert (await work.votes.of_voters([("r1", "p1")]))["r1", "p1"] == {"why": ("B",)}
        assert await work.votes.counts(["r1", "r2"]) == {"r1": 2, "r2": 0}
        assert await work.votes.counts_by_role("r1") == {"notes": 2}


async def test_what_a_voter_takes_back_is_gone_and_nothing_else(store: Store) -> None:
    await kept_session(store)
    await kept_run(store)
    await kept_run(store, id="r2", prompt=another_prompt())
    elsewhere = an_answer("p1", "A", run_id="r2")

    async with store.begin() as work:
        await work.votes.put(
            [
                an_answer("p1", "A"),
                an_answer("p1", "B", question_id="how"),
                an_answer("p2", "B"),
                elsewhere,
            ]
        )
        await work.votes.remove([("r1", "p1")])
        await work.votes.remove([])

    async with store.read() as work:
        assert await work.votes.of("r1") == [an_answer("p2", "B")]
        assert await work.votes.of("r2") == [elsewhere]


async def test_the_database_counts_each_option_by_itself(store: Store) -> None:
    await kept_session(store)
    await kept_run(store)

    async with store.begin() as work:
        await work.votes.put(
            [an_answer("p1", "A", "C"), an_answer("p2", "C"), an_answer("p3", "A", question_id="x")]
        )

    async with store.read() as work:
        assert await work.votes.recount("r1", MANY) == (2, (("A", 1), ("B", 0), ("C", 2)))


async def test_the_database_counts_each_place_of_an_order_by_itself(store: Store) -> None:
    await kept_session(store)
    await kept_run(store)
    question = RankingQuestion(id="why", question="?", options=("One", "Two", "Three"), places=2)  # type: ignore[arg-type]

    orders = [("A", "C"), ("C", "A"), ("A", "B")]
    async with store.begin() as work:
        await work.votes.put([an_answer(f"p{n}", *order) for n, order in enumerate(orders)])

    async with store.read() as work:
        assert await work.votes.recount("r1", question) == (3, question.count(orders))


async def test_the_database_counts_each_number_of_dots_by_itself(store: Store) -> None:
    await kept_session(store)
    await kept_run(store)
    options = tuple(Option(id=one, text=one) for one in "xyz")
    question = PriorityQuestion(id="why", question="?", most_each=3, options=options)

    dots = [("x", "y", "x"), ("x",), ("y", "y", "y")]
    async with store.begin() as work:
        await work.votes.put([an_answer(f"p{n}", *given) for n, given in enumerate(dots)])

    async with store.read() as work:
        assert await work.votes.recount("r1", question) == (3, question.count(dots))


async def test_what_is_still_being_put_together_is_its_author_s_alone(store: Store) -> None:
    await kept_session(store)
    await kept_run(store)
    begun = replace(an_answer("p1", "A"), whole=False)

    async with store.begin() as work:
        await work.votes.put([begun, an_answer("p2", "B")])

    async with store.read() as work:
        assert await work.votes.of("r1") == [an_answer("p2", "B")]
        assert await work.votes.counts(["r1"]) == {"r1": 1}
        assert await work.votes.counts_by_role("r1") == {"host": 1}
        assert (await work.votes.recount("r1", MANY))[0] == 1
        assert (await work.votes.of_voters([("r1", "p1")]))["r1", "p1"] == {"why": ("A",)}


async def test_the_database_counts_who_wrote_a_text(store: Store) -> None:
    await kept_session(store)
    await kept_run(store)
    question = TextQuestion(id="why", question="What next?")

    async with store.begin() as work:
        await work.votes.put([an_answer("p1", 'Più "tempo"\n✓'), an_answer("p2", "Niente")])

    async with store.read() as work:
        assert await work.votes.recount("r1", question) == (2, ())
        assert (await work.votes.of_voters([("r1", "p1")]))["r1", "p1"] == {
            "why": ('Più "tempo"\n✓',)
        }


async def test_two_who_keep_the_same_voters_answers_do_not_wait_for_each_other(
    store: Store,
) -> None:
    await kept_session(store)
    await kept_run(store)
    names = [f"p{number:02}" for number in range(30)]

    async def keep(in_order: list[str], chosen: str) -> None:
        async with store.begin() as work:
            await work.votes.put([an_answer(name, chosen) for name in in_order])

    await asyncio.gather(*(keep(names[::way], "AB"[way]) for way in (1, -1) * 5))

    async with store.read() as work:
        chosen = {answer.chosen for answer in await work.votes.of("r1")}
    assert len(chosen) == 1
