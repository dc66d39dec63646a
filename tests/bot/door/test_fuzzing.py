"""Thousands of spoilt activities, all with good tokens: no fault of ours, no harm, no delay.

`make fuzz` sends a hundred thousand, at random; FUZZ_CASES says how many.
"""

import asyncio
import logging
import os
import resource
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rehearsal.card_reading import find_action
from rehearsal.channel import meeting_events
from rehearsal.channel.courier import Parcel
from rehearsal.wire import Json
from tests.bot.door.mutations import SPOILT, spoil
from tests.dialogs.house import a_block, a_plan, a_poll, a_round
from tests.stage import Stage, open_stage
from tests.storage.rows import all_rows

AT_ONCE = 10
SCALE = 10
"""So quick that what is said in the chat does not wait for long."""
LONG = "FUZZ_CASES"
CASES = int(os.environ.get(LONG, "2000"))
SLOWEST = 2.0 if LONG in os.environ else 20.0
"""In seconds; many times as long as the slowest takes. Beside other tests it takes longer."""
MOST_GROWTH = 400_000
"""In kilobytes, the ledger of our own Teams included, which forgets nothing."""

INVOKE = b'"type": "invoke"'
KNOWN = frozenset({200, 400, 401, 413})


@dataclass
class Fuzzed:
    """What came of it all."""

    stage: Stage
    activities: list[Json] = field(repr=False)
    statuses: dict[int, int]
    token: str = ""
    slowest: float = 0.0

    async def send(self, bodies: list[bytes]) -> None:
        """Send some at once, under a good token."""
        await asyncio.gather(*(self._send(body) for body in bodies))

    async def _send(self, body: bytes) -> None:
        token = self.token or self.stage.teams.tokens.shared()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        began = time.perf_counter()
        answer = await self.stage.teams.courier.send(Parcel(body, headers))
        # What is said in a chat waits for its turn among all that Teams lets us say there.
        if INVOKE in body:
            self.slowest = max(self.slowest, time.perf_counter() - began)
        self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1


class Faults(logging.Handler):
    """Keeps what our own code complained of as a fault."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(f"{record.getMessage()} {vars(record).get('stack', '')}")


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    """Lend a loop that goes on between one case and the next."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def faults() -> Iterator[Faults]:
    """Listen for faults."""
    listening = Faults()
    logging.getLogger("bot").addHandler(listening)
    yield listening
    logging.getLogger("bot").removeHandler(listening)


@pytest.fixture
def fuzzed(runner: asyncio.Runner, tmp_path: Path) -> Iterator[Fuzzed]:
    """Lend a session in which Anna has answered and written, and what Bruno might send."""
    stack = AsyncExitStack()
    try:
        yield runner.run(_set_up(stack, tmp_path))
    finally:
        runner.run(stack.aclose())


async def _set_up(stack: AsyncExitStack, folder: Path) -> Fuzzed:
    block = a_block("alpha", a_poll(minutes=60), a_round(minutes=60), minutes=60)
    plan = a_plan(block, language="it")
    url = f"sqlite+aiosqlite:///{folder / 'giro.db'}"
    stage = await stack.enter_async_context(open_stage(url, plan, folder / "plans", scale=SCALE))
    await stage.begin()
    anna, bruno = stage.people("Anna", "Bruno")
    await stage.join(anna, bruno)
    poll, round_ = await stage.find(anna, "Which?"), await stage.find(anna, "What works?")
    await anna.tap(poll, "vote", option="A")
    await anna.fills(round_, {"kind": "strength", "text": "The tutors help"})
    await stage.quiet()
    return Fuzzed(stage, list(_activities(stage, bruno, poll, round_)), {})


def _activities(stage: Stage, bruno: Any, poll: Any, round_: Any) -> Iterator[Json]:
    """What Teams sends on behalf of a participant, and of a facilitator who does no harm."""
    envelope, chat = stage.teams.desk.envelope, stage.chat
    vote = find_action(poll.card, "vote", option="B")
    session, run = vote["data"]["session"], vote["data"]["run"]
    point = find_action(round_.card, "contribute")["data"] | {"kind": "strength", "text": "Well"}

    def tap(verb: str, data: Json, sender: Any = bruno, trigger: str = "manual") -> Json:
        action = {"type": "Action.Execute", "verb": verb, "data": data}
        value = {"action": action, "trigger": trigger}
        return envelope.invoke(chat, sender, "adaptiveCard/action", value, card_id=poll.id)

    yield tap("vote", vote["data"])
    yield tap("withdraw_vote", {"session": session, "run": run})
    yield tap("contribute", point)
    yield tap("report", point | {"role": "host", "code": "A1"})
    yield tap("propose", {"session": session, "run": run, "text": "Statement"})
    yield tap("support", {"session": session, "contribution": "x"})
    yield tap("speak", {"session": session, "run": run, "move": "done", "turn": 1})
    yield tap("join", {"session": session, "role": "promoter", "kept": {"run": run, "answers": {}}})
    for card in ("prompt", "own", "contribution_form", "result", "block", "roles", "summary"):
        yield tap("show", {"session": session, "card": card, "thing": run}, trigger="automatic")
    for verb in ("status", "help", "new_plan"):
        yield tap(verb, {})
    yield tap("outline_plan", {"title": "T", "day": "1/2/2027", "areas": "a\nb", "people": "x, y"})
    yield tap("preview", {"plan": "small", "page": 1})
    leads = stage.giulia
    yield tap("show", {"session": session, "card": "coverage"}, leads)
    yield tap("nudge", {"session": session, "run": run, "role": "host", "seen": 2}, leads)
    yield tap("act", {"session": session, "act": "extend", "minutes": 1, "seen": 0}, leads)
    for text in ("@Giro aiuto", "@Giro chiedi Sì? sì / no 2m", "proposta: più ore", "@Giro mie"):
        yield envelope.message(chat, bruno, text)
    yield envelope.message(bruno.personal, bruno, "piano")
    yield envelope.edit(chat, bruno, "1", "other words")
    yield envelope.soft_delete(chat, bruno, "1")
    yield envelope.undelete(chat, bruno, "1", "words")
    file = {
        "contentType": "application/vnd.microsoft.teams.file.download.info",
        "name": "plan.yaml",
        "content": {"downloadUrl": "ftp://127.0.0.1/plan.yaml"},
    }
    yield envelope.message(bruno.personal, bruno, "") | {"attachments": [file]}
    consent = {"action": "accept", "context": {"plan": "small"}, "uploadInfo": {"uploadUrl": "x"}}
    yield envelope.invoke(bruno.personal, bruno, "fileConsent/invoke", consent, card_id=None)
    yield envelope.invoke(chat, bruno, "task/fetch", {"data": {}}, card_id=None)
    yield meeting_events.participants_moved(envelope, chat, [bruno], "Join")
    yield meeting_events.participants_moved(envelope, chat, [bruno], "Leave")
    yield meeting_events.members_changed(envelope, chat, bruno, removed=[{"id": "29:x"}])
    yield envelope.around(chat, bruno, "messageReaction", reactionsAdded=[{"type": "like"}])
    yield envelope.around(chat, bruno, "typing")


def test_nothing_that_is_sent_makes_us_fail_hang_or_harm_others(
    fuzzed: Fuzzed, faults: Faults, runner: asyncio.Runner
) -> None:
    before, size = kept_for_anna(fuzzed), resident()

    @drawn(CASES)
    def sent(each: list[int]) -> None:
        runner.run(fuzzed.send([spoil(fuzzed.activities, one) for one in each]))
        assert set(fuzzed.statuses) <= KNOWN, each
        assert faults.found == [], each
        assert fuzzed.slowest < SLOWEST, each

    sent()

    growth = resident() - size
    print(f"{fuzzed.statuses} slowest {fuzzed.slowest:.2f} s, grown by {growth} kB")  # noqa: T201
    assert sum(fuzzed.statuses.values()) >= CASES
    assert all(fuzzed.statuses.get(status, 0) > CASES / 200 for status in (200, 400, 401))
    assert kept_for_anna(fuzzed) == before
    assert sound(fuzzed)
    assert growth < MOST_GROWTH


def test_what_is_refused_at_the_door_changes_nothing(
    fuzzed: Fuzzed, runner: asyncio.Runner
) -> None:
    path = Path(path_of(fuzzed))
    before = all_rows(path)
    fuzzed.token = fuzzed.stage.teams.tokens.fresh(aud="another-bot")

    @drawn(CASES // 4)
    def sent(each: list[int]) -> None:
        runner.run(fuzzed.send([spoil(fuzzed.activities, one) for one in each]))
        assert set(fuzzed.statuses) <= KNOWN - {200}, each
        assert all_rows(path) == before, each

    sent()


def drawn(cases: int) -> Callable[[Callable[[list[int]], None]], Callable[[], None]]:
    """Have so many cases drawn, some at once; always the same ones, but in a long run."""
    asked = settings(
        max_examples=max(cases // AT_ONCE, 1),
        derandomize=LONG not in os.environ,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    several = st.lists(SPOILT, min_size=AT_ONCE, max_size=AT_ONCE)
    return lambda test: asked(given(several)(test))


def path_of(fuzzed: Fuzzed) -> str:
    return fuzzed.stage.database_url.partition("///")[2]


def kept_for_anna(fuzzed: Fuzzed) -> list[Any]:
    """What is on record of hers."""
    with closing(sqlite3.connect(path_of(fuzzed))) as beside:
        key = "(SELECT participant_id FROM identities WHERE name = 'Anna')"
        votes = f"SELECT run_id, question_id, chosen FROM votes WHERE voter = {key}"  # noqa: S608
        words = f"SELECT id, kind, text FROM contributions WHERE participant_id = {key}"  # noqa: S608
        found = [*beside.execute(votes), *beside.execute(words)]
    assert len(found) == 2
    return found


def sound(fuzzed: Fuzzed) -> bool:
    with closing(sqlite3.connect(path_of(fuzzed))) as beside:
        broken = [*beside.execute("PRAGMA foreign_key_check")]
        return not broken and beside.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def resident() -> int:
    """The most memory that this process has held, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
