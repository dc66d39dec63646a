"""Sealed answers: counted without being opened, opened by their key alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import text

from facilitation.priorities import PriorityVote
from facilitation.prompts import Asking
from facilitation.runs import PromptRun
from storage.anonymity.ballots import _sealed
from storage.anonymity.keys import SECRET_BYTES, Key
from storage.anonymity.padding import padded, room
from storage.store import Store, open_engine
from tests.facilitation.plans import a_questionnaire, asking, read
from tests.storage.rows import SECRET, an_answer, kept_run, kept_session

KEY = Key(bytes(SECRET_BYTES))


async def a_secret_run(store: Store) -> tuple[PromptRun, Key]:
    await kept_session(store)
    run = await kept_run(store, prompt=SECRET)
    async with store.read() as work:
        return run, (await work.keys.of([run.id]))[run.id]


async def test_a_voter_s_last_ballot_stands_whole(store: Store) -> None:
    run, key = await a_secret_run(store)
    kept = an_answer("v1", "B", question_id="how", role_id="notes")

    async with store.begin() as work:
        await work.ballots.put(run, key, [an_answer("v1", "A"), an_answer("v2", "A")])
        await work.ballots.put(run, key, [kept])
        await work.ballots.put(run, key, [])

    async with store.read() as work:
        assert await work.ballots.of(run.id, key) == [kept, an_answer("v2", "A")]
        given = await work.ballots.of_voters(run.id, key, ["v1", "v3"])
        assert given == {"v1": {"how": ("B",)}}
        assert await work.ballots.counts(["r1", "r2"]) == {"r1": 2, "r2": 0}


async def test_what_is_still_being_put_together_is_its_author_s_alone(store: Store) -> None:
    run, key = await a_secret_run(store)
    begun = replace(an_answer("v1", "A"), whole=False)

    async with store.begin() as work:
        await work.ballots.put(run, key, [begun, an_answer("v2", "B")])

    async with store.read() as work:
        assert await work.ballots.of(run.id, key) == [an_answer("v2", "B")]
        assert await work.ballots.counts([run.id]) == {run.id: 1}
        assert await work.ballots.of_voters(run.id, key, ["v1"]) == {"v1": {"why": ("A",)}}


async def test_what_is_taken_back_or_forgotten_is_gone(store: Store) -> None:
    run, key = await a_secret_run(store)
    async with store.begin() as work:
        await work.ballots.put(run, key, [an_answer(f"v{one}", "A") for one in range(3)])

    async with store.begin() as work:
        await work.ballots.remove(run.id, ["v0"])
        await work.ballots.remove(run.id, [])
        after = await work.ballots.counts([run.id])
        await work.ballots.forget(run.id)

    async with store.read() as work:
        assert after == {run.id: 2}
        assert await work.ballots.of(run.id, key) == []


async def test_neither_choice_nor_role_nor_length_can_be_read(
    store: Store, migrated_url: str
) -> None:
    run, key = await a_secret_run(store)
    async with store.begin() as work:
        first = an_answer("v1", "A", role_id="host")
        second = an_answer("v2", "C", "B", role_id="a-much-longer-role")
        await work.ballots.put(run, key, [first, second])

    engine = open_engine(migrated_url)
    async with engine.connect() as connection:
        sealed = list(await connection.scalars(text("SELECT sealed FROM ballots")))
    await engine.dispose()

    assert len({len(one) for one in sealed}) == 1
    assert not [one for one in sealed if b"host" in one or b"role" in one or b"why" in one]


def prompts() -> list[Asking]:
    """A choice, a vote with dots, and a questionnaire with a text."""
    form = a_questionnaire(
        {"kind": "single_choice", "id": "first", "question": "?", "options": ["A", "B"]},
        {"kind": "text", "id": "text", "question": "?", "longest": 40},
        anonymous=True,
    )
    options = [{"id": f"c{number:039}", "text": "x"} for number in range(3)]
    dots = PriorityVote.model_validate(
        {
            "kind": "priority_vote",
            "id": "dots",
            "question": "?",
            "minutes": 2,
            "dots": 10,
            "most_each": 10,
            "options": options,
        }
    )
    return [SECRET, dots, *read(asking(form)).prompts]  # type: ignore[list-item]


@given(data=some.data(), prompt=some.sampled_from(prompts()))
def test_every_ballot_of_a_prompt_is_as_long_as_every_other(
    data: some.DataObject, prompt: Asking
) -> None:
    answers = []
    for question in prompt.asks:
        ids = [option.id for option in question.choices]
        one = some.sampled_from(ids) if ids else some.text(max_size=getattr(question, "longest", 0))
        most = 10 if prompt.called == "priority" else 1
        chosen = data.draw(
            some.lists(one, min_size=most if data.draw(some.booleans()) else 0, max_size=most)
        )
        answers.append(an_answer("v", *chosen, question_id=question.id, role_id="r" * 60))

    sealed = _sealed(prompt, KEY, "v", answers)

    assert len(sealed) == room(prompt) + 28


def test_a_ballot_that_would_give_itself_away_by_its_length_is_none() -> None:
    with pytest.raises(ValueError, match="4"):
        padded(b"longer", 4)
