"""Who asks is looked up where it matters, and nobody else is."""

import logging
from pathlib import Path

import pytest

from rehearsal.connector.faults import Fault
from rehearsal.connector.operations import Operation
from tests.bot.conftest import Lines
from tests.dialogs.house import a_block, a_poll
from tests.stage import Stage, serving, session_id, settings_for, shows, small_stage

ONE = a_block("one", a_poll(minutes=50), minutes=60)


def asked(stage: Stage) -> int:
    """How often Teams was asked who somebody is."""
    looked_up = (Operation.MEMBERS, Operation.PARTICIPANT)
    return sum(len(stage.teams.ledger.requests_for(one)) for one in looked_up)


async def test_an_answer_asks_teams_nothing_even_of_a_bot_just_started(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        people = stage.people(*(f"Voter{number}" for number in range(10)))
        # Nobody has a control card of their own, which would be drawn meanwhile.
        stage.giulia.has_app = stage.marco.has_app = False
        await stage.begin()
        await stage.join(*people)
        poll = await people[0].finds("Which?")
        await stage.teams.settled()
        again = settings_for(stage.database_url, stage.teams, tmp_path / "plans", 1)
        async with serving(again, stage.teams):
            before = asked(stage)
            answers = [await one.tap(poll, "vote", option="A") for one in people]
            after = asked(stage)

    assert all(shows(answer, "✓ Risposta registrata") for answer in answers)
    assert after == before


async def test_the_organiser_of_the_meeting_leads_where_the_plan_names_nobody(
    tmp_path: Path,
) -> None:
    people = [{"email": "francesca@example.org", "name": "Francesca", "organiser": True}]
    async with small_stage(tmp_path, ONE, people=people) as stage:
        await stage.begin()
        (anna,) = stage.people("Anna")
        anna.has_app = True
        await anna.says("@Giro pausa")
        refused = await anna.finds("Questo lo fa chi conduce", chat=anna.personal)
        await stage.marco.says("@Giro pausa")
        paused = await anna.finds("La sessione è in pausa")

    assert shows(refused, "chi organizza o presenta la riunione")
    assert shows(paused, "Lo ha deciso Marco")


async def test_teams_that_does_not_tell_who_somebody_is_stops_nobody(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        await stage.begin()
        (anna,) = stage.people("Anna")
        for operation in (Operation.MEMBERS, Operation.PARTICIPANT):
            stage.teams.faults.add(_down(operation))
        poll = await anna.finds("Which?")
        await stage.teams.settled()
        role = await anna.tap(poll, "vote", option="A")
        sent = await anna.tap(poll, "join", role="local")

    assert shows(role, "Manca solo il tuo ruolo")
    assert shows(sent, "✓ Risposta registrata")


async def test_a_line_of_a_turn_tells_of_which_session_it_was(
    tmp_path: Path, lines: Lines, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.teams")
    async with small_stage(tmp_path, ONE) as stage:
        await stage.begin()
        (anna,) = stage.people("Anna")
        poll = await anna.finds("Which?")
        await stage.teams.settled()
        stage.teams.faults.add(_down(Operation.MEMBERS))
        await anna.tap(poll, "vote", option="A")
        stage.teams.faults.add(Fault(operation=Operation.SEND, status=403, times=1000))
        await anna.says("@Giro mie")
        await stage.teams.settled()
        async with stage.beside() as work:
            session = await session_id(work)

    told = {line["event"]: line for line in lines()}
    tapped, typed = told["roster_read_failed"], told["aside_undelivered"]
    assert tapped["session_id"] == typed["session_id"] == session
    assert tapped["trace"] != typed["trace"]


def _down(operation: Operation) -> Fault:
    return Fault(operation=operation, status=503, times=1000)
