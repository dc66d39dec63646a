"""What one test leaves in a database that is lent to many."""

import asyncpg

from tests.postgres import Postgres

SCHEMA = """
CREATE TABLE people (id serial PRIMARY KEY);
CREATE TABLE answers (id serial PRIMARY KEY, who integer NOT NULL REFERENCES people);
CREATE TABLE alembic_version (version_num text);
INSERT INTO alembic_version VALUES ('0001')
"""
FILL = "INSERT INTO people DEFAULT VALUES; INSERT INTO answers (who) VALUES (1)"
COUNT = "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM answers)"


async def connected(url: str) -> asyncpg.Connection:
    opened: asyncpg.Connection = await asyncpg.connect(url.replace("+asyncpg", ""), ssl=False)
    return opened


async def test_a_lent_database_is_the_next_ones_as_if_it_were_new(postgres: Postgres) -> None:
    made = await connected(await postgres.make_database("lent"))
    await made.execute(SCHEMA)
    await made.close()
    async with postgres.lent_database("lent") as url:
        forgotten = await connected(url)
        await forgotten.execute(FILL)

    async with postgres.lent_database("lent") as url:
        found = await connected(url)
        rows = await found.fetchval(COUNT)
        await found.execute(FILL)
        ids = await found.fetchrow("SELECT who, id FROM answers")
        version = await found.fetchval("SELECT version_num FROM alembic_version")

    assert rows == 0
    assert tuple(ids) == (1, 1)
    assert version == "0001"
    assert forgotten.is_closed()
