"""Who leads the meeting: handed over by name, and taken when whoever led has gone."""

from pathlib import Path

from tests.dialogs.house import a_block, a_poll
from tests.stage import shows, small_stage

ONE = a_block("one", a_poll(minutes=50), minutes=60)


async def test_the_lead_is_handed_over_and_taken_back_when_nobody_leads(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE, scale=120) as stage:
        await stage.begin()
        await stage.giulia.says("@Giro passa a Francesca")
        await stage.marco.finds("Ora conduce Francesca")
        await stage.francesca.says("@Giro pausa")
        await stage.marco.finds("La sessione è in pausa")
        await stage.teams.meetings.leave(stage.chat, [stage.francesca])
        away = await stage.marco.finds("Chi conduce è uscito")
        taken = await stage.marco.tap(away, "act", act="lead")
        await stage.giulia.finds("Ora conduce Marco")

    assert shows(taken, "Ora conduci tu")
