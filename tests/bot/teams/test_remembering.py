"""Asking once for what many want to know."""

import asyncio
from datetime import timedelta

import pytest

from bot.teams.remembering import Remembered


class Oracle:
    """Answers with how often it was asked; fails when told to."""

    def __init__(self) -> None:
        self.asked = 0
        self.fails = False
        self.may_speak = asyncio.Event()
        self.may_speak.set()

    async def ask(self, name: str) -> str:
        self.asked += 1
        answer = f"{name} {self.asked}"
        await self.may_speak.wait()
        if self.fails:
            raise LookupError
        return answer


def remembered(oracle: Oracle, clock: list[float], size: int = 10) -> Remembered[str, str]:
    minute = timedelta(minutes=1)
    return Remembered(oracle.ask, lambda _: minute, size=size, monotonic=lambda: clock[0])


async def test_an_answer_is_kept_as_long_as_it_is_good() -> None:
    oracle, clock = Oracle(), [0.0]
    memory = remembered(oracle, clock)

    first = await memory.get("a")
    clock[0] = 59
    second = await memory.get("a")
    clock[0] = 60
    third = await memory.get("a")

    assert [first, second, third] == ["a 1", "a 1", "a 2"]


async def test_a_failure_reaches_all_who_wait_and_is_not_kept() -> None:
    oracle = Oracle()
    memory = remembered(oracle, [0.0])
    oracle.fails = True
    failures = await asyncio.gather(memory.get("a"), memory.get("a"), return_exceptions=True)
    oracle.fails = False

    answer = await memory.get("a")

    assert [type(failure) for failure in failures] == [LookupError, LookupError]
    assert answer == "a 2"


async def test_one_who_leaves_does_not_take_the_answer_from_the_others() -> None:
    oracle = Oracle()
    memory = remembered(oracle, [0.0])
    oracle.may_speak.clear()
    leaving = asyncio.ensure_future(memory.get("a"))
    staying = asyncio.ensure_future(memory.get("a"))
    await asyncio.sleep(0)
    leaving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await leaving

    oracle.may_speak.set()

    assert await staying == "a 1"


async def test_the_oldest_answers_make_room() -> None:
    oracle = Oracle()
    memory = remembered(oracle, [0.0], size=2)
    for name in "abc":
        await memory.get(name)

    answers = [await memory.get(name) for name in "ca"]

    assert answers == ["c 3", "a 4"]
