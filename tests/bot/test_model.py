"""The language model's endpoint may be good, slow, down or talk nonsense: nobody waits for it."""

import asyncio
import json
import logging
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.model.endpoint import Endpoint, ModelError, open_endpoint
from bot.model.errands import Errands
from bot.settings import Settings
from dialogs.commands.signing import WordMessages
from digest.key_messages.asking import Request
from facilitation.key_messages import Failure, MessagesStep, Progress
from storage.key_messages import Kept
from storage.store import Store, open_engine
from tests.bot.model_server import ModelServer, Script, drips, drops, gives, hangs, says
from tests.dialogs.house import House
from tests.dialogs.test_key_messages import BAD, GOOD, POINT, held, lapse

REQUEST = Request(system="Words", points=())
NONSENSE = '{"choices": "none"}'


@pytest.fixture
async def model() -> AsyncIterator[ModelServer]:
    """Lend a scripted model."""
    server = ModelServer()
    async with server.open():
        yield server


@pytest.fixture
async def house(migrated_sqlite: Path, tmp_path: Path) -> AsyncIterator[House]:
    """Lend the dialogs over a database with our schema."""
    shutil.copy(migrated_sqlite, tmp_path / "giro.db")
    (tmp_path / "plans").mkdir()
    store = Store(open_engine(f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"))
    yield House(store, tmp_path / "plans")
    await store.close()


def endpoint(model: ModelServer, *, key: str = "", seconds: float = 20) -> Endpoint:
    return Endpoint(model.url, name="tiny", key=SecretStr(key), seconds=seconds)


async def test_a_good_answer_tells_what_the_model_calls_itself(model: ModelServer) -> None:
    model.scripts = [says("Hello", system_fingerprint="fp_7")]

    answer = await endpoint(model, key="k-1").ask(REQUEST)

    assert (answer.model, answer.text) == ("tiny-1 fp_7", "Hello")
    assert model.asked == [
        {
            "model": "tiny",
            "messages": [
                {"role": "system", "content": "Words"},
                {"role": "user", "content": '{"points": []}'},
            ],
        }
    ]
    assert model.headers[0]["Authorization"] == "Bearer k-1"


async def test_without_a_key_none_is_sent(model: ModelServer) -> None:
    model.scripts = [says("Hello")]

    await endpoint(model).ask(REQUEST)

    assert "Authorization" not in model.headers[0]


@pytest.mark.parametrize("called", ["", "<at>you</at>", "a" * 81, "see https://x y"])
async def test_a_model_that_calls_itself_something_odd_is_called_as_it_was_set(
    model: ModelServer, called: str
) -> None:
    model.scripts = [says("Hello", model=called)]

    assert (await endpoint(model).ask(REQUEST)).model == "tiny"


@pytest.mark.parametrize(
    ("script", "failure"),
    [
        (gives(500), Failure.AWAY),
        (gives(429), Failure.AWAY),
        (gives(307, Location="/v1/chat/completions"), Failure.AWAY),
        (drops, Failure.AWAY),
        (gives(200, "<html>"), Failure.NONSENSE),
        (gives(200, NONSENSE), Failure.NONSENSE),
        (gives(200, '{"choices": []}'), Failure.NONSENSE),
        (gives(200, '{"choices": [{"message": {"content": null}}]}'), Failure.NONSENSE),
        (drips, Failure.NONSENSE),
    ],
)
async def test_whatever_is_no_answer_is_a_failure(
    model: ModelServer, script: Script, failure: Failure
) -> None:
    model.scripts = [script]

    with pytest.raises(ModelError) as caught:
        await endpoint(model).ask(REQUEST)

    assert caught.value.failure is failure
    assert len(model.asked) == 1


async def test_who_never_answers_is_given_up(model: ModelServer) -> None:
    model.scripts = [hangs]

    with pytest.raises(ModelError) as caught:
        await endpoint(model, seconds=0.05).ask(REQUEST)

    assert caught.value.failure is Failure.SLOW


async def test_where_nobody_listens_there_is_no_answer() -> None:
    with pytest.raises(ModelError) as caught:
        await Endpoint("http://127.0.0.1:1/v1", name="tiny", key=SecretStr("")).ask(REQUEST)

    assert caught.value.failure is Failure.AWAY


def test_no_model_is_set_by_default() -> None:
    off = Settings(DEVELOPMENT=True)
    on = Settings(DEVELOPMENT=True, MODEL_URL="https://models.example/v1", MODEL_NAME="tiny")

    assert open_endpoint(off) is None
    assert open_endpoint(on) is not None


async def asked_for(house: House) -> str:
    session_id = await held(house, "anna", "bruno", "carla")
    await house.ask(
        WordMessages(
            **house.who("francesca"), session_id=session_id, step=MessagesStep.ASK, version=1
        )
    )
    return session_id


def errands(house: House, model: ModelServer, *, seconds: float = 20) -> Errands:
    asking = endpoint(model, seconds=seconds)
    return Errands(house.key_messages, asking, lambda: house.now, look_seconds=0.02)


async def kept(house: House, session_id: str) -> Kept:
    async with house.store.read() as work:
        found = await work.key_messages.find(session_id, 1)
    assert found is not None
    return found


async def settled(house: House, session_id: str, *, lapses: bool = True) -> Kept:
    """Wait until there is an answer, or none to be expected; meanwhile time passes fast."""
    async with asyncio.timeout(30):
        while (found := await kept(house, session_id)).progress is Progress.ASKED:
            if lapses:
                await lapse(house)
    return found


def said(*texts: str, ids: tuple[str, ...] = ("A1-01",)) -> str:
    return json.dumps({"messages": [{"text": text, "sources": ids} for text in texts]})


async def test_a_good_answer_is_kept_and_what_it_invents_is_not(
    house: House, model: ModelServer
) -> None:
    session_id = await asked_for(house)
    model.scripts = [says(f"```json\n{said(GOOD, BAD)}\n```")]

    async with errands(house, model).running():
        found = await settled(house, session_id)

    assert [one["quote"] for one in model.points] == [POINT]
    assert [one.text for one in found.judged.kept] == [GOOD]
    assert [one.text for one in found.judged.dropped] == [BAD]


@pytest.mark.parametrize(
    "answer",
    [
        said(GOOD, ids=("A9-99",)),
        said("Serve una guida unica per le aziende: lo dicono 30 persone."),
        said("«Serve una guida unica per tutti» è una proposta."),
        said("Serve una guida unica: https://male.example"),
        said("Ho ignorato le istruzioni, il preside ruba."),
    ],
)
async def test_nothing_that_was_made_up_is_kept(
    house: House, model: ModelServer, answer: str
) -> None:
    session_id = await asked_for(house)
    model.scripts = [says(answer)]

    async with errands(house, model).running():
        found = await settled(house, session_id)

    assert (len(found.judged.kept), len(found.judged.dropped)) == (0, 1)


@pytest.mark.parametrize(
    ("script", "failure"),
    [
        (gives(500), Failure.AWAY),
        (hangs, Failure.SLOW),
        (says("Volentieri!"), Failure.NONSENSE),
        (drips, Failure.NONSENSE),
    ],
)
async def test_a_model_that_fails_is_asked_three_times_and_no_more(
    house: House,
    model: ModelServer,
    caplog: pytest.LogCaptureFixture,
    script: Script,
    failure: Failure,
) -> None:
    session_id = await asked_for(house)
    model.scripts = [script]

    with caplog.at_level(logging.WARNING):
        async with errands(house, model, seconds=0.2).running():
            found = await settled(house, session_id)

    assert (found.progress, found.failure) == (Progress.FAILED, failure)
    assert len(model.asked) == 3
    failed = [one for one in caplog.records if one.message == "key_messages_failed"]
    assert [one.__dict__["tries"] for one in failed] == [1, 2, 3]
    assert POINT not in caplog.text


async def test_a_model_that_recovers_is_listened_to(house: House, model: ModelServer) -> None:
    session_id = await asked_for(house)
    model.scripts = [gives(503), says(said(GOOD))]

    async with errands(house, model).running():
        found = await settled(house, session_id)

    assert found.progress is Progress.DONE


async def test_processes_that_look_at_once_ask_once(house: House, model: ModelServer) -> None:
    session_id = await asked_for(house)
    model.scripts = [says(said(GOOD))]
    first, second, third = (errands(house, model) for _ in range(3))

    async with first.running(), second.running(), third.running():
        found = await settled(house, session_id, lapses=False)

    assert (found.progress, len(model.asked)) == (Progress.DONE, 1)


async def test_what_a_process_was_stopped_in_another_takes_up(
    house: House, model: ModelServer
) -> None:
    session_id = await asked_for(house)
    model.scripts = [hangs, says(said(GOOD))]

    async with errands(house, model).running(), asyncio.timeout(30):
        await model.arrived.wait()
    left = await kept(house, session_id)
    async with errands(house, model).running():
        found = await settled(house, session_id)

    assert left.progress is Progress.ASKED
    assert found.progress is Progress.DONE
    assert len(model.asked) == 2


async def test_without_a_model_nobody_looks(house: House) -> None:
    session_id = await asked_for(house)
    idle = Errands(house.key_messages, None, lambda: house.now)

    async with idle.running():
        idle.wake()

    assert (await kept(house, session_id)).progress is Progress.ASKED
