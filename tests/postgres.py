"""A real PostgreSQL of our own for the tests; run as a program, it says where it is installed."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import asyncpg

from rehearsal.stage.ports import reserve_port

DEBIAN_HOME = Path("/usr/lib/postgresql")
NEEDED = ("initdb", "postgres", "pg_isready")
PAUSE_SECONDS = 0.05
PATIENCE_SECONDS = 30

# What may be lost with the machine's power is only a test's.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")

# A copy of a database for each test costs far more than the test; no row refers to another here.
EMPTY = """
DO $$
DECLARE
    one record;
BEGIN
    PERFORM pg_terminate_backend(pid, 10000)
    FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
    SET LOCAL session_replication_role = replica;
    FOR one IN
        SELECT relname FROM pg_stat_user_tables WHERE relname <> 'alembic_version'
    LOOP
        EXECUTE format('DELETE FROM %I', one.relname);
    END LOOP;
    FOR one IN SELECT sequencename FROM pg_sequences LOOP
        EXECUTE format('ALTER SEQUENCE %I RESTART', one.sequencename);
    END LOOP;
END
$$
"""

PUT_OUT = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{}'"


class PostgresError(Exception):
    """The server is not installed, did not start or stopped too early."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server, by its port on loopback."""

    port: int

    @contextlib.asynccontextmanager
    async def fresh_database(self) -> AsyncIterator[str]:
        """Lend the SQLAlchemy URL of an empty database, dropped with whoever is still in it."""
        name = f"giro_{uuid4().hex}"
        yield await self.make_database(name)
        await self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    @contextlib.asynccontextmanager
    async def lent_database(self, name: str) -> AsyncIterator[str]:
        """Lend the URL of a database that has a schema; rows and whoever is in it go afterwards."""
        yield self.url(name)
        await self._execute(EMPTY, name)

    @contextlib.asynccontextmanager
    async def away(self, name: str) -> AsyncIterator[None]:
        """Let nobody into a database for a while, nor stay there."""
        await self._execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        await self._execute(PUT_OUT.format(name))
        try:
            yield
        finally:
            await self._execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

    async def make_database(self, name: str) -> str:
        """Make an empty database; give its URL."""
        await self._execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def url(self, name: str) -> str:
        """Give the SQLAlchemy URL of a database of this server."""
        return f"postgresql+asyncpg://giro@127.0.0.1:{self.port}/{name}"

    async def _execute(self, statement: str, database: str = "postgres") -> None:
        connection = await asyncpg.connect(
            host="127.0.0.1", port=self.port, user="giro", database=database, ssl=False
        )
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@dataclass(eq=False, kw_only=True)
class Server:
    """A cluster of our own that can be started and stopped again and again."""

    binaries: Path
    folder: Path
    settings: tuple[str, ...]
    environment: Mapping[str, str]
    port: int
    _process: subprocess.Popen[bytes] | None = None

    @property
    def cluster(self) -> Path:
        """The folder of its files."""
        return self.folder / "cluster"

    @property
    def log(self) -> Path:
        """What it writes of itself."""
        return self.folder / "log"

    @property
    def postgres(self) -> Postgres:
        """What is to be known of it where it runs."""
        return Postgres(self.port)

    def start(self) -> None:
        """Start it, and wait until it lets us in."""
        self.begin()
        assert self._process is not None
        _wait_until_ready(self._process, self.binaries, self.folder, self.port)

    def begin(self) -> None:
        """Start it without waiting for anything."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*_drop_root(), *self._command()],
                cwd=self.folder,
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
            )

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT has it disconnect everyone and leave, SIGQUIT drop everything; or make it."""
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def kill(self) -> None:
        """Kill every process of it, as the machine's end does."""
        if self._process is None:
            return
        # Stopped first, it starts nobody while we look for its children.
        self._process.send_signal(signal.SIGSTOP)
        doomed = [self._process.pid, *_children_of(self._process.pid)]
        for pid in doomed:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait()
        for pid in doomed:
            while Path(f"/proc/{pid}").exists() and _is_running(pid):
                time.sleep(PAUSE_SECONDS / 10)
        self._process = None

    def _command(self) -> list[str]:
        settings = (
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
            f"unix_socket_directories={self.folder}",
            *self.settings,
        )
        switches = [word for setting in settings for word in ("-c", setting)]
        return [str(self.binaries / "postgres"), "-D", str(self.cluster), *switches]


@contextlib.contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Lend a server on a free port of loopback; nothing of it outlives us, crash or not."""
    with prepared_server() as server:
        server.start()
        yield server.postgres


@contextlib.contextmanager
def prepared_server(
    settings: tuple[str, ...] = QUICK, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Lend a server that is there to be started; it is stopped at the end."""
    binaries = find_binaries()
    with tempfile.TemporaryDirectory(prefix="giro-postgres-") as name:
        folder = Path(name)
        if os.getuid() == 0:
            shutil.chown(folder, "nobody", "nogroup")
        _make_cluster(binaries, folder)
        server = Server(
            binaries=binaries,
            folder=folder,
            settings=settings,
            environment=environment or {},
            port=reserve_port(),
        )
        try:
            yield server
        finally:
            server.stop()


def find_binaries() -> Path:
    """Give the folder of the server's programs: on the PATH, or Debian's newest."""
    on_path = (Path(folder) for folder in os.get_exec_path())
    of_debian = sorted(DEBIAN_HOME.glob("*/bin"), key=_version, reverse=True)
    for folder in (*on_path, *of_debian):
        if all(os.access(folder / program, os.X_OK) for program in NEEDED):
            return folder
    message = f"no PostgreSQL server on the PATH or in {DEBIAN_HOME}"
    raise PostgresError(message)


def _version(folder: Path) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", folder.parent.name))


def _drop_root() -> tuple[str, ...]:
    """Prefix a command so that it runs unprivileged and is interrupted when we die."""
    # The server refuses root; nobody exists on every Debian, the user postgres does not.
    unprivileged = ("--reuid=nobody", "--regid=nogroup", "--clear-groups")
    return ("setpriv", "--pdeathsig=INT", *(unprivileged if os.getuid() == 0 else ()))


def _make_cluster(binaries: Path, folder: Path) -> None:
    options = (
        "--username=giro",
        "--auth=trust",
        "--encoding=UTF8",
        "--no-locale",
        "--no-sync",
        # A segment for each megabyte: who copies whole files has less to copy.
        "--wal-segsize=1",
    )
    made = subprocess.run(
        [*_drop_root(), str(binaries / "initdb"), f"--pgdata={folder / 'cluster'}", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        raise PostgresError(made.stderr)


def _children_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in found.split()]


def _is_running(pid: int) -> bool:
    """Whether a process still does anything; what is dead may wait to be buried."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in {"Z", "X"}


def _wait_until_ready(
    server: subprocess.Popen[bytes], binaries: Path, folder: Path, port: int
) -> None:
    """Ask until the server answers; waiting on its process notices at once if it dies instead."""
    question = [str(binaries / "pg_isready"), "--quiet", "--host=127.0.0.1", f"--port={port}"]
    for _ in range(round(PATIENCE_SECONDS / PAUSE_SECONDS)):
        if subprocess.run(question, check=False).returncode == 0:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(PAUSE_SECONDS)
            break
    raise PostgresError((folder / "log").read_text())


if __name__ == "__main__":
    try:
        sys.stdout.write(f"PostgreSQL for the tests: {find_binaries()}\n")
    except PostgresError as error:
        sys.exit(str(error))
