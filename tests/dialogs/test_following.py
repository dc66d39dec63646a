"""Who leads leaves a trail: when, who and which act, and nothing of what it was about."""

import pytest

from bot.wording.words import words_of
from dialogs.closing import ClosingDialog
from dialogs.commands.leading import Act, JudgeProposal, Nudge
from dialogs.commands.taking_part import Move, ProposeStatement, Speak
from dialogs.rights import RightsDialog
from facilitation.erasure import GONE
from facilitation.proposals import known_by
from storage.trail import Step
from tests.dialogs.house import House, a_block, a_poll, a_round
from tests.dialogs.test_speaking import a_giro
from tests.facilitation.plans import some_statements

SECRET = "Il tirocinante Rossi"


async def trail(house: House) -> list[Step]:
    async with house.store.read() as work:
        return await work.trail.of((await house.session()).id)


async def acts(house: House) -> list[str]:
    return [step.act.removeprefix("led_") for step in await trail(house)]


async def test_every_act_of_who_leads_is_a_step_and_what_was_refused_is_none(house: House) -> None:
    await house.begin(a_block("one", a_poll(minutes=9)), a_block("two"), a_block("three"))
    await house.act(Act.PAUSE)
    await house.act(Act.PAUSE, "marco")
    await house.act(Act.RESUME, "marco")
    await house.act(Act.EXTEND, "anna", minutes=3)
    await house.act(Act.EXTEND, minutes=3)
    await house.put(f"{SECRET}? sì / no")
    await house.act(Act.CLOSE)
    await house.act(Act.CLOSE, confirmed=True)
    await house.act(Act.SKIP)
    await house.act(Act.UNDO)
    await house.act(Act.END)
    await house.act(Act.END, confirmed=True)

    steps = await trail(house)

    assert await acts(house) == [
        "prepare",
        "start",
        "pause",
        "resume",
        "extend",
        "ask",
        "close",
        "skip",
        "undo",
        "end",
    ]
    assert [step.by for step in steps if step.act in ("led_pause", "led_resume")] == [
        "aad-giulia",
        "aad-marco",
    ]
    assert SECRET not in repr(steps)


async def test_reminding_judging_and_giving_the_floor_are_steps_too(house: House) -> None:
    statements = some_statements(proposals=True, minutes=9)
    await house.begin(a_block("one", a_giro(), a_round(minutes=9), statements))
    await house.join_all("anna", "bice")
    session, run = await house.session(), await house.run("views")
    points = (await house.run("points")).id
    await house.act(Act.OPEN)
    talk = (await house.run("giro")).id
    leader = {**house.who("giulia"), "session_id": session.id}
    for text in ("Buses are late", "Trains are late"):
        await house.ask(ProposeStatement(**house.who("anna"), run_id=run.id, text=text))
        words, admits = known_by(text), text.startswith("Buses")
        await house.ask(JudgeProposal(**leader, run_id=run.id, words=words, admits=admits))
    await house.ask(Nudge(**leader, run_id=points))
    await house.ask(Speak(**leader, run_id=talk, move=Move.NEXT, turn=1))

    assert (await acts(house))[2:] == ["open", "admit", "leave_out", "nudge", "floor_next"]


@pytest.mark.parametrize("who", ["Marco@example.org", "aad-marco"])
async def test_who_led_is_forgotten_with_the_names_and_with_whoever_wishes_it(
    house: House, who: str
) -> None:
    await house.begin(a_block("one", minutes=3))
    await house.act(Act.PAUSE, "marco")
    await house.act(Act.RESUME)
    # What was done last of each kind was done by somebody else.
    await house.act(Act.PAUSE)
    await house.pass_time(minutes=9)

    rights = RightsDialog(house.store, ClosingDialog(house.store, words_of))
    held = await rights.export(who, house.now)
    nobody = await rights.export("operator", house.now)
    await rights.erase(who, house.now, words=False)
    after_erasure = {step.by for step in await trail(house)}
    await house.pass_time(days=31)
    later = {step.by for step in await trail(house)}

    assert [one.act for one in held.sessions[0].acts] == ["led_pause"]
    assert held.sessions[0].leads
    assert nobody.sessions == ()
    assert after_erasure == {"aad-giulia", GONE, "operator"}
    assert later == {GONE, "operator", "clock"}
