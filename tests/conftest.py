"""What every test may ask for, and the rule that no test is left out in silence."""

import asyncio
import functools
import inspect
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings

from storage.store import Store, open_engine
from tests.compiled import share_compiled
from tests.postgres import Postgres, running_postgres

# A slow machine is no defect, and what passes once must pass again. Whoever names a number of
# examples gets so many of each property, and others every time.
EXAMPLES = os.environ.get("GIRO_EXAMPLES")
settings.register_profile(
    "giro", deadline=None, derandomize=EXAMPLES is None, max_examples=int(EXAMPLES or 40)
)
settings.load_profile("giro")

share_compiled()

# They mostly wait: begun first, the others fill their pauses.
LONG = (
    "tests/rehearsal/test_rehearsal.py",
    "tests/chaos/",
    "tests/test_many_processes.py",
    "tests/test_restart.py",
    "tests/test_killed_while_asking.py",
    "tests/test_under_load.py",
    "tests/journeys/",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones, as many at once as there are processes that run tests.

    Each of these is dealt an equal part of the whole, and takes from others once it has done it.
    """
    hands = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    found = [item for name in LONG for item in items if item.nodeid.startswith(name)]
    others = [item for item in items if not item.nodeid.startswith(LONG)]
    dealt: list[pytest.Item] = []
    for hand in range(hands):
        own = found[hand::hands]
        size = (len(items) - len(dealt)) // (hands - hand)
        dealt += [*own, *others[: size - len(own)]]
        del others[: size - len(own)]
    items[:] = dealt


HANGS_AFTER = 600
"""Seconds; less than pytest-timeout has, which knows a hanging test's name, but not what it waits
for."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Have a test that waits in vain fail where it waits."""
    if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
        item.obj = _not_for_ever(item.obj)


def _not_for_ever(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    @functools.wraps(test)
    async def run(**given: object) -> None:
        async with asyncio.timeout(HANGS_AFTER):
            await test(**given)

    return run


# To watch every line costs several times what it costs to run it. What is held to every branch is
# so by its own tests; on PostgreSQL only where processes meet, else SQLite walks the same branches.
WATCHED = ("tests/facilitation/", "tests/dialogs/")
MEETING = tuple(
    f"tests/dialogs/test_{name}.py" for name in ("key_messages", "preparing", "racing", "timing")
)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    """Measure no coverage where none is wanted."""
    coverage = Coverage.current()
    if coverage is None or _is_watched(item):
        return (yield)
    coverage.stop()
    try:
        return (yield)
    finally:
        coverage.start()


def _is_watched(item: pytest.Item) -> bool:
    name = item.nodeid
    return name.startswith(MEETING if "[postgresql" in name else WATCHED)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Start one server for each process that runs tests, when the first of them asks."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Lend an empty database, once on each engine that we support."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    async with server.fresh_database() as url:
        yield url


MIGRATED = "giro_migrated"


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a database file with our schema once, to be copied."""
    path = tmp_path_factory.mktemp("template") / "giro.db"
    _run_apart(_migrate(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> Postgres:
    """Give the server a database with our schema, to be lent to one test after the other."""
    _run_apart(_make_migrated(postgres))
    return postgres


@pytest.fixture(params=["sqlite", "postgresql"])
async def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Lend a database that has our schema, made by the migrations, once on each engine."""
    if request.param == "sqlite":
        path = tmp_path / "giro.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    server: Postgres = request.getfixturevalue("migrated_postgres")
    async with server.lent_database(MIGRATED) as url:
        yield url


@pytest.fixture
async def store(migrated_url: str) -> AsyncIterator[Store]:
    """Lend a store over a database that has our schema."""
    opened = Store(open_engine(migrated_url))
    yield opened
    await opened.close()


def _run_apart(work: Coroutine[None, None, None]) -> None:
    """Run it in a loop of its own: the test that asks first has one running."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, work).result()


async def _make_migrated(postgres: Postgres) -> None:
    await _migrate(await postgres.make_database(MIGRATED))


async def _migrate(url: str) -> None:
    store = Store(open_engine(url))
    await store.upgrade()
    await store.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail what was skipped: a test that does not run proves nothing."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longreprtext}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail a module that skips itself."""
    report = yield
    if report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} was skipped: {report.longreprtext}"
    return report
