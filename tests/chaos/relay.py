"""Between the bot and Teams or a database: a line that breaks, hangs, tells when to kill."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from rehearsal.stage.ports import reserve_port

CHUNK = 65536


class Moment(StrEnum):
    """When something is to happen to whoever posts next."""

    BEFORE = "before the POST"
    """They have sent it, and Teams will not get it."""
    AFTER = "between POST and commit"
    """Teams has done it and begins to answer; the answer does not arrive."""


Strike = Callable[[int], None]
"""Does something to who has the connection from this port."""


class Relay:
    """Passes every byte on, until it is told otherwise."""

    def __init__(self) -> None:
        self._target = ("127.0.0.1", 0)
        self._server: asyncio.Server | None = None
        self.port = reserve_port()
        self._passing = asyncio.Event()
        self._passing.set()
        self._armed: tuple[Moment, Strike] | None = None
        self._lines: set[asyncio.StreamWriter] = set()

    @property
    def url(self) -> str:
        """Give the address that takes the place of Teams' own."""
        return f"http://127.0.0.1:{self.port}/"

    async def open(self, target_port: int) -> None:
        """Begin to pass on to a port of loopback."""
        self._target = ("127.0.0.1", target_port)
        await self.come_back()

    async def go_away(self) -> None:
        """Hang up on everybody, and let nobody call."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for line in list(self._lines):
            line.transport.abort()

    async def come_back(self) -> None:
        """Be there again, at the same address."""
        if self._server is None:
            self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)

    def hang(self) -> None:
        """Take whatever is sent, and pass nothing on for now."""
        self._passing.clear()

    def go_on(self) -> None:
        """Pass everything on again."""
        self._passing.set()

    def arm(self, moment: Moment, strike: Strike) -> None:
        """Have whoever posts next struck; instead of what was armed before."""
        self._armed = (moment, strike)

    def disarm(self) -> None:
        """Strike nobody any more."""
        self._armed = None

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, onward = await asyncio.open_connection(*self._target)
        except OSError:
            writer.transport.abort()
            return
        line = _Line(self, port=writer.get_extra_info("peername")[1])
        self._lines |= {writer, onward}
        with suppress(OSError):
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pump(reader, onward, line.asks, writer))
                both.create_task(self._pump(there, writer, line.is_answered, onward))
        self._lines -= {writer, onward}
        writer.transport.abort()
        onward.transport.abort()

    async def _pump(
        self,
        source: asyncio.StreamReader,
        sink: asyncio.StreamWriter,
        may_pass: Callable[[bytes], bool],
        other: asyncio.StreamWriter,
    ) -> None:
        with suppress(ConnectionError):
            while chunk := await source.read(CHUNK):
                await self._passing.wait()
                if not may_pass(chunk):
                    break
                sink.write(chunk)
                await sink.drain()
        # Whichever side ends, so does the other.
        sink.transport.abort()
        other.transport.abort()

    def strikes(self, moment: Moment, port: int) -> bool:
        """Whether this is the moment that was waited for; then it is used up."""
        if self._armed is None or self._armed[0] is not moment:
            return False
        strike = self._armed[1]
        self._armed = None
        strike(port)
        return True


class _Line:
    """One connection: what was asked last decides what its answer means."""

    def __init__(self, relay: Relay, port: int) -> None:
        self._relay = relay
        self._port = port
        self._posts = False

    def asks(self, chunk: bytes) -> bool:
        if chunk.startswith((b"GET ", b"PUT ", b"POST ", b"DELETE ")):
            # Of what is posted only messages matter: whoever asks for anything else, asks again.
            self._posts = chunk.startswith(b"POST ") and b"/activities" in chunk[:400]
        return not (self._posts and self._relay.strikes(Moment.BEFORE, self._port))

    def is_answered(self, chunk: bytes) -> bool:  # noqa: ARG002  that it comes is enough
        return not (self._posts and self._relay.strikes(Moment.AFTER, self._port))


def process_behind(port: int, pids: Iterable[int]) -> int | None:
    """Which of these processes has the connection from a local port, by Linux' own books."""
    sockets = {f"socket:[{inode}]" for inode in _inodes_of(port)}
    for pid in pids:
        with suppress(OSError):
            for held in Path(f"/proc/{pid}/fd").iterdir():
                with suppress(OSError):
                    if str(held.readlink()) in sockets:
                        return pid
    return None


def _inodes_of(port: int) -> set[str]:
    """Several call from one port, each somebody else; of those that hung up nobody is left."""
    wanted = f"0100007F:{port:04X}"
    rows = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    return {fields[9] for fields in map(str.split, rows) if fields[1] == wanted}
