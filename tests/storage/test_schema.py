"""The schema: made, known, equal to the tables, and taken back."""

import asyncio

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from storage.outages import DatabaseIsAwayError
from storage.postgres import PATIENCE
from storage.schema import MIGRATIONS, MigrationRefusedError, is_current, upgrade
from storage.store import Store, open_engine
from storage.tables.base import metadata
from tests.postgres import Postgres
from tests.storage.rows import SECRET, kept_run, kept_session


async def test_an_empty_database_is_brought_up_to_date(database_url: str) -> None:
    engine = open_engine(database_url)

    before = await is_current(engine)
    await upgrade(engine)
    after = await is_current(engine)

    await engine.dispose()
    assert (before, after) == (False, True)


async def test_the_migrations_make_what_the_tables_say(database_url: str) -> None:
    engine = open_engine(database_url)
    await upgrade(engine)

    async with engine.connect() as connection:
        differences = await connection.run_sync(_differences)

    await engine.dispose()
    assert differences == []


async def test_several_may_bring_it_up_to_date_at_once_and_again(database_url: str) -> None:
    engines = [open_engine(database_url) for _ in range(3)]

    await asyncio.gather(*map(upgrade, engines))
    await upgrade(engines[0])
    current = await is_current(engines[0])

    await asyncio.gather(*(engine.dispose() for engine in engines))
    assert current


async def test_who_stands_still_while_they_upgrade_is_thrown_out(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[str, str] = {}

    def look(config: Config, _: str) -> None:
        connection: Connection = config.attributes["connection"]
        for limit in PATIENCE:
            found[limit] = connection.scalar(text(f"SHOW {limit}"))

    monkeypatch.setattr(command, "upgrade", look)
    async with postgres.fresh_database() as url:
        engine = open_engine(url)
        await upgrade(engine)
        await engine.dispose()

    assert found == {
        "idle_in_transaction_session_timeout": "10s",
        "lock_timeout": "0",
        "statement_timeout": "0",
    }


async def test_every_migration_can_be_taken_back_and_made_again(database_url: str) -> None:
    engine = open_engine(database_url)
    await upgrade(engine)

    async with engine.connect() as connection:
        await connection.execution_options(writes=True)
        async with connection.begin():
            left = await connection.run_sync(_downgrade)
    taken_back = await is_current(engine)
    await upgrade(engine)
    made_again = await is_current(engine)

    await engine.dispose()
    assert left <= {"alembic_version"}
    assert (taken_back, made_again) == (False, True)


async def test_answers_that_are_coming_in_unsealed_are_not_moved(database_url: str) -> None:
    store = Store(open_engine(database_url))
    await store.upgrade()
    await kept_session(store)
    await kept_run(store, prompt=SECRET)
    engine = open_engine(database_url)

    async with engine.connect() as connection:
        await connection.execution_options(writes=True)
        with pytest.raises(MigrationRefusedError, match="anonymous prompt is open"):
            async with connection.begin():
                await connection.run_sync(_downgrade, to="0011")
        async with connection.begin():
            await connection.exec_driver_sql("UPDATE prompt_runs SET closed_at = opened_at")
            await connection.run_sync(_downgrade, to="0011")
            await connection.exec_driver_sql("UPDATE prompt_runs SET closed_at = NULL")
    with pytest.raises(MigrationRefusedError, match="anonymous prompt is open"):
        await upgrade(engine)

    await engine.dispose()
    await store.close()


async def test_a_database_from_the_future_is_not_ours(database_url: str) -> None:
    engine = open_engine(database_url)
    await upgrade(engine)
    async with engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    current = await is_current(engine)

    await engine.dispose()
    assert not current


async def test_a_database_that_is_away_is_noticed(unused_tcp_port: int, store: Store) -> None:
    away = Store(open_engine(f"postgresql+asyncpg://giro@127.0.0.1:{unused_tcp_port}/giro"))

    await store.ping()
    with pytest.raises(DatabaseIsAwayError):
        await away.ping()

    await away.close()


def _differences(connection: Connection) -> list[object]:
    # Which PostgreSQL alone has, for SQLite's keys are files.
    known = {"include_name": lambda name, *_: name != "anonymity_keys"}
    return list(compare_metadata(MigrationContext.configure(connection, opts=known), metadata))


def _downgrade(connection: Connection, to: str = "base") -> set[str]:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.downgrade(config, to)
    return set(inspect(connection).get_table_names())
