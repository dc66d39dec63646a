"""A real process, killed in mid-session and started again: nothing is lost, nothing doubled."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from rehearsal.card_reading import words_of
from rehearsal.stage.bot_process import BotProcess, free_port
from rehearsal.teams import NO_LIMITS, Conditions, Teams
from rehearsal.wire import Json
from tests.dialogs.house import a_block, a_plan, a_poll
from tests.stage import APP_ID, BEGINS, TENANT_ID, seat, shows, write_plan


async def test_a_kill_in_mid_session_changes_nothing_that_anyone_can_see(
    database_url: str, tmp_path: Path
) -> None:
    plan = a_plan(
        a_block("one", a_poll(minutes=7), minutes=8), a_block("two", area=None), language="it"
    )
    write_plan(plan, tmp_path / "plans")

    conditions = Conditions(app_id=APP_ID, tenant_id=TENANT_ID, limits_scale=NO_LIMITS)
    async with Teams(conditions) as teams:
        bot = BotProcess(
            environment={
                "DATABASE_URL": database_url,
                "DEVELOPMENT": "1",
                "MICROSOFT_APP_ID": APP_ID,
                "MICROSOFT_APP_TENANT_ID": TENANT_ID,
                "OPENID_METADATA_URL": teams.openid_metadata_url,
                "PLANS_DIR": str(tmp_path / "plans"),
                "TIME_ORIGIN": f"{datetime.now(UTC).isoformat()}/{BEGINS.isoformat()}",
                "TIME_SCALE": "20",
            },
            log=tmp_path / "giro.log",
            port=free_port(),
        )
        teams.bot_url = bot.door
        await bot.start()
        try:
            stage = await seat(teams, database_url)
            people = stage.people(*(f"Voter{number}" for number in range(8)))
            await stage.begin()
            await stage.join(*people)
            poll = await people[0].finds("Which?")
            first = [await one.tap(poll, "vote", option="A") for one in people[:4]]
            racing = [asyncio.create_task(one.tap(poll, "vote", option="B")) for one in people[4:]]
            await bot.kill()
            raced = await asyncio.gather(*racing)
            await bot.start()
            again = [await one.tap(poll, "vote", option="B") for one in people[4:]]
            result = await people[0].finds("4 di 8", within=60)
            await people[0].finds("Two", within=60)
        finally:
            await bot.stop()

    confirmed = [shows(answer, "✓ Risposta registrata") for answer in [*first, *again]]
    assert all(confirmed), raced
    assert shows(result, "✓ Chiuso")
    assert stage.said("Aperto da Giulia.") == 1
    assert [card for card in stage.chat.cards() if shows_result(card)] == [result.card]


def shows_result(card: Json) -> bool:
    """Say whether a card tells the poll's result."""
    return "4 di 8" in words_of(card)
