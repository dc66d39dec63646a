"""Traces: every log line of a turn, or of work of our own, can be found by one code."""

import asyncio
import json
import logging

import pytest
from botbuilder.core import TurnContext
from botbuilder.core.adapters import TestAdapter
from botbuilder.schema import Activity

from bot.logs import JsonLines
from bot.replying import apologise
from bot.traces import Trace, current_trace, trace_session
from storage.ids import new_id

logger = logging.getLogger("bot.somewhere")


def a_line(**facts: object) -> dict[str, object]:
    record = logger.makeRecord(
        logger.name, logging.WARNING, __file__, 1, "happened", (), None, extra=facts
    )
    line: dict[str, object] = json.loads(JsonLines().format(record))
    return line


def test_every_line_of_a_trace_has_its_code_and_its_session() -> None:
    session_id = new_id()

    with Trace() as trace:
        first = a_line()
        trace_session(session_id)
        second = a_line()
    after = a_line()

    assert (first["trace"], second["trace"]) == (trace.code, trace.code)
    assert "session_id" not in first
    assert second["session_id"] == session_id
    assert "trace" not in after


def test_no_two_traces_have_the_same_code() -> None:
    codes = {Trace().code for _ in range(1000)}

    assert len(codes) == 1000
    assert {len(code) for code in codes} == {8}


async def test_turns_side_by_side_keep_to_their_own_trace() -> None:
    async def turn() -> bool:
        with Trace() as trace:
            before = a_line()["trace"]
            await asyncio.sleep(0)
            return before == a_line()["trace"] == trace.code

    assert all(await asyncio.gather(*(turn() for _ in range(5))))
    assert current_trace() is None


@pytest.mark.parametrize("evil", ["Anna wrote this", "a" * 15 + "!", "", None, 7, {}])
def test_what_is_no_id_of_ours_never_comes_into_a_line(evil: object) -> None:
    with Trace():
        trace_session(evil)
        line = a_line()

    assert "session_id" not in line


def test_outside_a_trace_there_is_no_session_to_be_told_of() -> None:
    trace_session(new_id())

    assert "session_id" not in a_line()


@pytest.mark.parametrize(("locale", "word"), [("it-IT", "codice"), ("en-US", "code")])
async def test_who_meets_a_fault_is_given_the_code_of_its_line(locale: str, word: str) -> None:
    turn = TurnContext(TestAdapter(), Activity(locale=locale))

    with Trace() as trace:
        body = await apologise(turn)

    assert body["value"].endswith(f": {trace.code}.")
    assert word in body["value"]
