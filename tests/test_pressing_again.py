"""Teams brings everything again, under the same id and another, to two processes at once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import orjson
import pytest
from aiohttp import web

from rehearsal.card_reading import words_of
from rehearsal.teams import NO_LIMITS, Conditions, Teams
from rehearsal.wire import Json
from tests.conftest import MIGRATED
from tests.dialogs.house import a_block, a_plan, a_poll, a_round
from tests.postgres import Postgres
from tests.stage import (
    APP_ID,
    TENANT_ID,
    Stage,
    seat,
    serving,
    session_id,
    settings_for,
    write_plan,
)

RECORDED = "✓ Risposta registrata"
OPTIONS = {"A": "One", "B": "Two"}


@dataclass
class Insisting:
    """Stands before the doors of several processes, and brings each activity to all of them."""

    doors: Sequence[str]
    session: aiohttp.ClientSession
    votes: list[tuple[Json, web.Request]] = field(default_factory=list)
    """Every press on an option, as it was brought first."""
    answers: dict[tuple[str, str], list[list[str]]] = field(default_factory=dict)
    """By who pressed and what: the words on the cards that were answered, one for each press."""
    again: asyncio.Event = field(default_factory=asyncio.Event)
    """What the presses under another id wait for."""
    brought: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    """Released for each press that was answered under its first id."""

    def __post_init__(self) -> None:
        self.again.set()

    async def bring(self, request: web.Request) -> web.Response:
        """Bring a press twice, under two ids, and anything else once; give one of the answers."""
        activity = await request.json()
        answers = await self._all(request, activity)
        if activity["type"] == "invoke":
            self.brought.release()
            await self.again.wait()
            answers += await self._all(request, activity | {"id": f"{activity.get('id')}-again"})
        pressed = activity.get("value", {}).get("action", {}).get("data", {})
        if pressed.get("option"):
            self.votes.append((activity, request))
            key = (activity["from"]["id"], pressed["option"])
            self.answers[key] = [_read(body) for _, body in answers]
        status, body = answers[-1]
        return web.Response(status=status, body=body, content_type="application/json")

    async def bring_again(self, number: int) -> list[list[str]]:
        """Bring one of the presses on an option once more, late; give the words on the cards."""
        activity, request = self.votes[number]
        return [_read(body) for _, body in await self._all(request, activity)]

    async def _all(self, request: web.Request, activity: Json) -> list[tuple[int, bytes]]:
        return list(
            await asyncio.gather(*(self._post(request, door, activity) for door in self.doors))
        )

    async def _post(self, request: web.Request, door: str, activity: Json) -> tuple[int, bytes]:
        headers = {
            name: request.headers[name]
            for name in ("Authorization", "Content-Type")
            if name in request.headers
        }
        async with self.session.post(door, data=orjson.dumps(activity), headers=headers) as answer:
            return answer.status, await answer.read()


def _read(body: bytes) -> list[str]:
    card = orjson.loads(body).get("value") if body else None
    return list(words_of(card)) if isinstance(card, dict) else []


@asynccontextmanager
async def insisting(doors: Sequence[str]) -> AsyncIterator[tuple[Insisting, str]]:
    """Lend one door that leads to all of them."""
    async with aiohttp.ClientSession() as session:
        insists = Insisting(doors, session)
        site = web.Application()
        site.router.add_post("/api/messages", insists.bring)
        runner = web.AppRunner(site)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield insists, f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
        finally:
            await runner.cleanup()


@pytest.fixture
async def stage(
    migrated_postgres: Postgres, tmp_path: Path
) -> AsyncIterator[tuple[Stage, Insisting]]:
    """Lend a meeting with two processes, whose Teams brings everything again and again."""
    blocks = (
        a_block("one", a_poll(minutes=50), minutes=60),
        a_block("two", a_round(minutes=50), minutes=60),
        a_block("three", area=None),
    )
    write_plan(a_plan(*blocks, language="it"), tmp_path / "plans")
    conditions = Conditions(app_id=APP_ID, tenant_id=TENANT_ID, limits_scale=NO_LIMITS)
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(migrated_postgres.lent_database(MIGRATED))
        teams = await stack.enter_async_context(Teams(conditions))
        doors = []
        for _ in range(2):
            settings = settings_for(url, teams, tmp_path / "plans", scale=1)
            await stack.enter_async_context(serving(settings, teams))
            doors.append(teams.bot_url)
        insists, teams.bot_url = await stack.enter_async_context(insisting(doors))
        yield await seat(teams, url), insists


async def counted(stage: Stage) -> dict[str, int]:
    """How often each option of the only poll was published."""
    async with stage.beside() as work:
        [run, *_] = await work.runs.of(await session_id(work))
    return {key: number for key, number in run.results[0].total.counts if number}


def says(words: list[str], wanted: str) -> bool:
    """Whether a card that was answered says so."""
    return any(wanted in each for each in words)


async def test_a_press_that_comes_four_times_across_the_close_is_one_vote_and_one_answer(
    stage: tuple[Stage, Insisting],
) -> None:
    held, insists = stage
    people = held.people(*(f"Voter{number}" for number in range(20)))
    await held.begin()
    await held.join(*people)
    poll = await held.find(people[0], "Which?")
    await asyncio.gather(*(one.tap(poll, "vote", option="A") for one in people[:4]))
    await held.lead("chiudi")
    sure = await held.giulia.finds("Chiudere e mostrare i risultati?")

    presses = [one.tap(poll, "vote", option="B") for one in people[4:]]
    closing = held.giulia.tap(sure, "act", act="close")
    await asyncio.gather(*presses[:4], closing, *presses[4:])
    await people[0].finds("✓ Chiuso")
    result = await counted(held)

    taken = [
        (option, answers)
        for (_, option), answers in insists.answers.items()
        if any(says(words, RECORDED) for words in answers)
    ]
    assert [len(answers) for answers in insists.answers.values()] == [4] * 20
    assert result == Counter(option for option, _ in taken)
    # Whoever is told that it is closed is told what counts: the same in all four answers.
    for option, answers in taken:
        assert all(says(words, OPTIONS[option]) for words in answers), answers


async def test_a_press_that_comes_again_after_the_close_is_told_that_it_counts(
    stage: tuple[Stage, Insisting],
) -> None:
    held, insists = stage
    people = held.people("Anna", "Bice", "Carla")
    await held.begin()
    await held.join(*people)
    poll = await held.find(people[0], "Which?")
    await held.lead("chiudi")
    sure = await held.giulia.finds("Chiudere e mostrare i risultati?")
    await held.teams.settled()

    insists.again.clear()
    insists.brought = asyncio.Semaphore(0)
    presses = [asyncio.create_task(one.tap(poll, "vote", option="B")) for one in people]
    for _ in people:
        await insists.brought.acquire()
    closing = asyncio.create_task(held.giulia.tap(sure, "act", act="close"))
    await people[0].finds("✓ Chiuso")
    insists.again.set()
    await asyncio.gather(closing, *presses)
    result = await counted(held)

    assert result == {"B": 3}
    for words in (each for answers in insists.answers.values() for each in answers[:2]):
        assert says(words, RECORDED)
    for words in (each for answers in insists.answers.values() for each in answers[2:]):
        assert says(words, OPTIONS["B"])
        assert not says(words, RECORDED)


async def test_an_older_press_that_comes_after_a_later_one_does_not_undo_it(
    stage: tuple[Stage, Insisting],
) -> None:
    held, insists = stage
    people = held.people("Anna", "Bice", "Carla")
    await held.begin()
    await held.join(*people)
    poll = await held.find(people[0], "Which?")
    for option in ("A", "B"):
        for one in people:
            await one.tap(poll, "vote", option=option)

    again = [words for number in range(3) for words in await insists.bring_again(number)]
    await held.lead("chiudi")
    sure = await held.giulia.finds("Chiudere e mostrare i risultati?")
    await held.giulia.tap(sure, "act", act="close")
    await people[0].finds("✓ Chiuso")

    assert await counted(held) == {"B": 3}
    assert all(says(words, RECORDED) for words in again)


async def test_what_is_typed_and_comes_twice_is_done_once(
    stage: tuple[Stage, Insisting],
) -> None:
    held, _ = stage
    (anna,) = held.people("Anna")
    await held.begin()
    await held.join(anna)
    await held.lead("avanti")
    await anna.finds("What works?")
    said = await anna.says("I tutor")
    await anna.edits(said, "I tutor aiutano")
    gone = await anna.says("Da togliere")
    await anna.deletes(gone)
    await held.lead("pausa", "riprendi")
    await anna.finds("La sessione riprende")

    async with held.beside() as work:
        session = (await work.sessions.all())[0]
        points = [one.text for one in await work.contributions.standing(session.id)]
    assert points == ["I tutor aiutano"]
    assert session.block_id == "two"
    assert [held.said(words) for words in ("La sessione è in pausa", "La sessione riprende")] == [
        1,
        1,
    ]
