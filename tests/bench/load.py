"""Many callers at once over kept connections; the same for the bot and for its yardstick."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehearsal.channel.courier import Parcel

CALLERS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What came of a load: seconds each answer took, and how long all of them took."""

    seconds: tuple[float, ...]
    lasted: float
    statuses: frozenset[int]
    bodies: tuple[bytes, ...]

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


async def load(port: int, requests: Sequence[bytes], *, callers: int = CALLERS) -> Load:
    """Send every request once, `callers` at a time, each over a connection of its own."""
    waiting = iter(requests)
    found: list[tuple[float, int, bytes]] = []
    began = time.perf_counter()
    await asyncio.gather(*(_call(port, waiting, found) for _ in range(callers)))
    return Load(
        seconds=tuple(seconds for seconds, _, _ in found),
        lasted=time.perf_counter() - began,
        statuses=frozenset(status for _, status, _ in found),
        bodies=tuple(body for _, _, body in found),
    )


async def _call(port: int, waiting: Iterator[bytes], found: list[tuple[float, int, bytes]]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for request in waiting:
        began = time.perf_counter()
        writer.write(request)
        status, body = await _read(reader)
        found.append((time.perf_counter() - began, status, body))
    writer.close()


async def _read(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    at = head.lower().index(b"content-length:") + 15
    length = int(head[at : head.index(b"\r\n", at)])
    return int(head[9:12]), await reader.readexactly(length)
