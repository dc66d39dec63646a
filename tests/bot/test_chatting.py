"""What is typed in the chat counts, though the database is away for a moment just then."""

import asyncio
from pathlib import Path

from tests.bot.hearing import listening
from tests.conftest import MIGRATED
from tests.dialogs.house import a_block, a_plan, a_round
from tests.postgres import Postgres
from tests.stage import open_stage, session_id


async def test_a_message_that_comes_while_the_database_is_away_counts_once_it_is_back(
    migrated_postgres: Postgres, tmp_path: Path
) -> None:
    plan = a_plan(a_block("one", a_round(minutes=50), minutes=60), language="it")
    async with (
        migrated_postgres.lent_database(MIGRATED) as url,
        open_stage(url, plan, tmp_path / "plans", scale=1) as stage,
    ):
        (anna,) = stage.people("Anna")
        await stage.begin()
        await stage.join(anna)

        with listening("bot.chatting") as heard:
            async with migrated_postgres.away(MIGRATED):
                typing = asyncio.create_task(anna.says("The buses come too seldom"))
                await heard.until(lambda events: "message_put_off" in events)
            await typing
        await stage.teams.settled()
        async with stage.beside() as work:
            points = await work.contributions.standing(await session_id(work))

    assert [one.text for one in points] == ["The buses come too seldom"]
