"""A process killed while a language model words the digest: nobody waits, nothing is half there."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web
from sqlalchemy import select, update

from facilitation.key_messages import Progress
from rehearsal.card_reading import words_of
from rehearsal.people.persons import Person
from storage.store import open_engine
from storage.tables.sessions import key_messages
from tests.bot.model_server import ModelServer, Script, hangs, says
from tests.dialogs.house import a_block, a_round
from tests.stage import Stage, session_id, shows
from tests.test_restart import Machine, open_machine

POINT = "Serve una guida unica per le aziende"
SENTENCE = "Serve una guida unica per le aziende: lo dicono 3 persone."


def good(model: ModelServer) -> Script:
    """A sentence that its source bears out."""

    async def script(request: web.Request) -> web.StreamResponse:
        worded = {"text": SENTENCE, "sources": [model.points[0]["id"]]}
        return await says(json.dumps({"messages": [worded]}))(request)

    return script


async def half(request: web.Request) -> web.StreamResponse:
    """Begin a good answer, and never end it."""
    answer = web.StreamResponse(headers={"Content-Type": "application/json"})
    await answer.prepare(request)
    await answer.write(b'{"model": "tiny-1", "choices": [{"index": 0, "mess')
    return await hangs(request)


@asynccontextmanager
async def asking(url: str, folder: Path, model: ModelServer) -> AsyncIterator[Machine]:
    """Lend a machine with a model, on which three people have made one point and the end came."""
    round_ = a_block("one", a_round(minutes=50), minutes=60)
    async with (
        model.open(),
        open_machine(url, folder, round_, MODEL_URL=model.url, MODEL_NAME="tiny") as machine,
    ):
        stage = machine.stage
        stage.francesca.has_app = True
        people = stage.people("Anna", "Bruno", "Carla")
        await stage.begin()
        await stage.join(*people)
        card = await stage.find(people[0], "What works?")
        for person in people:
            await person.fills(card, {"kind": "proposal", "text": POINT})
        await stage.end()
        yield machine


async def asked_for(stage: Stage) -> None:
    """Have Francesca, who has the digest, ask for key messages, once more if she has already."""
    francesca = stage.francesca
    ready = await francesca.finds("Il digest è pronto", chat=francesca.personal)
    async with stage.beside() as work:
        session = await session_id(work)
    asks = {"session": session, "step": "ask", "version": 1}
    told = await francesca.forges(ready, "messages", asks)
    assert shows(told, "Un modello linguistico li sta scrivendo"), told


async def kept(stage: Stage) -> tuple[str, int, str | None, str | None]:
    """What is stored of the question."""
    engine = open_engine(stage.database_url)
    async with engine.connect() as connection:
        found = await connection.execute(
            select(
                key_messages.c.progress,
                key_messages.c.tries,
                key_messages.c.answer,
                key_messages.c.judged,
            )
        )
        progress, tries, answer, judged = found.one()
    await engine.dispose()
    return progress, tries, answer, judged


async def let_the_lease_run_out(stage: Stage) -> None:
    """As a minute would: nobody else asks the same so long."""
    engine = open_engine(stage.database_url)
    async with engine.begin() as connection:
        before = datetime.now(UTC) - timedelta(hours=1)
        await connection.execution_options(writes=True)
        await connection.execute(update(key_messages).values(held_until=before))
    await engine.dispose()


async def test_the_digest_is_there_all_the_same_and_the_model_is_asked_once_more_and_no_oftener(
    database_url: str, tmp_path: Path
) -> None:
    model = ModelServer()
    model.scripts = [half if "sqlite" in database_url else hangs, good(model)]
    async with asking(database_url, tmp_path, model) as machine:
        stage, francesca = machine.stage, machine.stage.francesca
        await asked_for(stage)
        async with asyncio.timeout(20):
            await model.arrived.wait()

        await machine.kill()
        broken_off = await kept(stage)
        model.arrived.clear()
        await machine.start()
        await asked_for(stage)
        meanwhile = len(model.asked)
        await let_the_lease_run_out(stage)
        worded = await francesca.finds(SENTENCE, chat=francesca.personal)
        done = await kept(stage)

    assert broken_off == (Progress.ASKED, 1, None, None)
    assert meanwhile == 1
    assert [one["messages"] for one in model.asked] == [model.asked[0]["messages"]] * 2
    assert done[:2] == (Progress.DONE, 2)
    assert all(done[2:])
    assert worded.card is not None
    assert sum(SENTENCE in words for words in words_of(worded.card)) == 1
    assert len(said_to(francesca, "Il digest è pronto")) == 1


def said_to(person: Person, words: str) -> list[str]:
    """The cards of a 1:1 on which these words stand."""
    cards = person.personal.cards()
    return [one for card in cards for one in words_of(card) if words in one]
