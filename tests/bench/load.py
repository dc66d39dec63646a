"""Many callers at once over kept connections; the same for the bot and for its yardstick."""

import asyncio
import multiprocessing
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import cast

import uvloop

from rehearsal.channel.courier import Parcel

CALLERS = 64
CONFIRMED = b"Risposta registrata"
"""It stands on the card of whoever has answered, also when their Teams asks for it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What came of a load: seconds each answer took, how long all took, how many confirmed."""

    seconds: tuple[float, ...]
    lasted: float
    confirmed: int

    @classmethod
    def of(cls, loads: Sequence["Load"]) -> "Load":
        """Several loads, one after the other, as one."""
        return cls(
            seconds=tuple(seconds for each in loads for seconds in each.seconds),
            lasted=sum(each.lasted for each in loads),
            confirmed=sum(each.confirmed for each in loads),
        )

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.seconds) / self.lasted

    def percentile(self, share: float) -> float:
        """The time within which that share of answers came, in milliseconds."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def raw(parcel: Parcel) -> bytes:
    """A request as it goes over the wire."""
    lines = ["POST /api/messages HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name}: {value}" for name, value in parcel.headers.items()]
    lines += [f"Content-Length: {len(parcel.body)}", "", ""]
    return "\r\n".join(lines).encode() + parcel.body


async def load(port: int, requests: Sequence[bytes], *, over: float = 0) -> Load:
    """Send every request once from a process of its own, which nothing else keeps waiting.

    As fast as the answers come, by `CALLERS` at a time; or spread evenly over that many seconds,
    each by a caller who waits for nobody.
    """
    # Spawned, because this process is full of connections that a fork would take along.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as apart:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(apart, _run, port, requests, over)


def _run(port: int, requests: Sequence[bytes], over: float) -> Load:
    return uvloop.run(_spread(port, requests, over) if over else _press(port, requests))


async def _press(port: int, requests: Sequence[bytes]) -> Load:
    callers = [await _Caller.connect(port) for _ in range(CALLERS)]
    waiting = iter(requests)
    began = time.perf_counter()
    await asyncio.gather(*(_ask_in_turn(caller, waiting) for caller in callers))
    return _sum_up(callers, began)


async def _spread(port: int, requests: Sequence[bytes], over: float) -> Load:
    idle: list[_Caller] = []
    pause = over / len(requests)
    began = time.perf_counter()

    async def ask_later(seconds: float, request: bytes) -> None:
        await asyncio.sleep(seconds)
        # A proxy before us keeps its connections too, and has as many as are used at once.
        caller = idle.pop() if idle else await _Caller.connect(port)
        await caller.ask(request)
        idle.append(caller)

    async with asyncio.TaskGroup() as asking:
        for place, request in enumerate(requests):
            asking.create_task(ask_later(place * pause, request))
    return _sum_up(idle, began)


async def _ask_in_turn(caller: "_Caller", waiting: Iterator[bytes]) -> None:
    for request in waiting:
        await caller.ask(request)


def _sum_up(callers: Sequence["_Caller"], began: float) -> Load:
    return Load(
        seconds=tuple(seconds for caller in callers for seconds in caller.seconds),
        lasted=time.perf_counter() - began,
        confirmed=sum(caller.confirmed for caller in callers),
    )


class _Caller(asyncio.Protocol):
    """One kept connection; it reads no more of an answer than where it ends."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.confirmed = 0
        self._came = b""
        self._answered: asyncio.Future[None] | None = None

    @classmethod
    async def connect(cls, port: int) -> "_Caller":
        loop = asyncio.get_running_loop()
        _, caller = await loop.create_connection(cls, "127.0.0.1", port)
        return caller

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are asyncio's by their methods alone.
        self._wire = cast("asyncio.Transport", transport)

    async def ask(self, request: bytes) -> None:
        began = time.perf_counter()
        self._answered = asyncio.get_running_loop().create_future()
        self._wire.write(request)
        await self._answered
        self.seconds.append(time.perf_counter() - began)

    def data_received(self, data: bytes) -> None:
        self._came += data
        end = self._came.find(b"\r\n\r\n")
        if end < 0 or len(self._came) < end + 4 + _length(self._came[:end]):
            return
        self.confirmed += CONFIRMED in self._came
        self._came = b""
        self._finish()

    def connection_lost(self, exc: Exception | None) -> None:
        self._finish(exc or ConnectionResetError("the connection was closed"))

    def _finish(self, error: Exception | None = None) -> None:
        if self._answered is None or self._answered.done():
            return
        if error is None:
            self._answered.set_result(None)
        else:
            self._answered.set_exception(error)


def _length(head: bytes) -> int:
    _, _, after = head.lower().partition(b"content-length:")
    return int(after.partition(b"\r\n")[0])
