"""What a digest is made of, read from the database."""

from dataclasses import replace

import pytest

from digest.compose import compose
from digest.facts import Attendee
from facilitation.refusals.unknown import NoSuchSession
from facilitation.runs import tally
from storage.facts import facts_of
from storage.store import Store
from tests.facilitation.plans import a_choice, a_round, asking, read
from tests.facilitation.sessions import at
from tests.storage.rows import a_participant, a_sender, an_answer, kept_run, kept_session
from tests.storage.test_contributions import a_contribution

PLAN = read(
    asking(
        a_choice(),
        a_choice(id="secret", anonymous=True),
        a_round(),
        people=[{"email": "otto@example.org", "name": "Otto", "organiser": True}],
    )
)
POLL, SECRET, ROUND = PLAN.prompts


async def test_every_figure_of_a_digest_is_counted_by_the_database(store: Store) -> None:
    session = await kept_session(store, plan=PLAN)
    poll = await kept_run(store, prompt=POLL, block_id="talk")
    secret = await kept_run(store, id="r2", prompt=SECRET, opened_at=at(1), block_id="talk")
    await kept_run(store, id="r3", prompt=ROUND, opened_at=at(2), block_id="talk")
    answers = [an_answer(name, "A") for name in ("ada", "bo", "cy")]
    async with store.begin() as work:
        for name in ("ada", "bo"):
            await work.people.add(a_participant(name), a_sender(name))
        await work.people.add(
            a_participant("di", role_id="notes", guest=True), a_sender("di", email=None)
        )
        await work.votes.put(answers)
        await work.runs.close(replace(poll, closed_at=at(2), answered=3, results=()))
        results = tally(session, secret, [replace(one, question_id="secret") for one in answers])
        await work.runs.close(replace(secret, closed_at=at(2), answered=3, results=results))
        await work.contributions.add(a_contribution(1, run_id="r3"))
        await work.contributions.add(a_contribution(2, run_id="r3"))
        await work.contributions.add(a_contribution(3, run_id="r3", participant_id="p-bo"))
        await work.contributions.withdraw("x3", at(3))

    async with store.read() as work:
        facts = await facts_of(work, session)

    assert sorted(facts.attendees, key=lambda one: one.role_id) == [
        Attendee(role_id="host"),
        Attendee(role_id="host"),
        Attendee(role_id="notes", guest=True),
    ]
    assert [(one.run.id, one.asked, one.answered) for one in facts.runs] == [
        ("r1", 2, 3),
        ("r2", 2, 3),
        ("r3", 2, 1),
    ]
    assert [one.number for one in facts.contributions] == [1, 2]
    assert facts.withdrawn == 1
    assert facts.names >= {"Ada", "ada@example.org", "Di", "Otto", "otto@example.org"}
    assert facts.recounts == {("r1", "why"): (3, (("A", 3), ("B", 0)))}


async def test_a_digest_comes_back_as_it_was_kept_and_the_latest_counts(store: Store) -> None:
    session = await kept_session(store, plan=PLAN)
    async with store.begin() as work:
        first = compose(await facts_of(work, session))
        await work.digests.put(first, at(30))
        await work.people.add(a_participant("ada"), a_sender("ada"))
        second = compose(await facts_of(work, session))
        await work.digests.put(second, at(31))

    async with store.read() as work:
        assert first != second
        assert await work.digests.get("s1") == second


async def test_a_session_without_a_digest_says_so(store: Store) -> None:
    async with store.read() as work:
        assert await work.digests.find("s1") is None
        with pytest.raises(NoSuchSession):
            await work.digests.get("s1")
