"""Who comes late, who leaves, who is a guest: everybody finds what is open, and keeps theirs."""

from pathlib import Path

from rehearsal.people.persons import Person
from tests.dialogs.house import a_block, a_poll, a_round
from tests.stage import Stage, shows, small_stage

BLOCK = a_block("one", a_poll(minutes=50), a_round(minutes=60), minutes=60)


async def both_open(stage: Stage) -> None:
    """Wait until the room has both cards."""
    await stage.francesca.finds("Which?")
    await stage.francesca.finds("What works?")


async def comes_in(stage: Stage, person: Person, role: str) -> None:
    """Enter the meeting, take a role on the card that is in the chat, and answer from there."""
    await stage.teams.meetings.enter(stage.chat, [person])
    welcome = await person.finds("partecipo come")
    joined = await person.tap(welcome, "join", role=role)
    opened = await person.tap(welcome, "Apri: Which?")
    answered = await person.tap(welcome, "vote", option="A")

    assert shows(joined, "Sono già aperti")
    assert shows(opened, "Which?")
    assert shows(answered, "✓ Risposta registrata")


async def test_who_comes_late_is_offered_what_is_open_and_nobody_else_is_disturbed(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, BLOCK) as stage:
        await stage.begin()
        await both_open(stage)
        (late,) = stage.people("Late")
        before = set(stage.chat.messages)
        await comes_in(stage, late, "host")
        await stage.teams.settled()
        new = [stage.chat.messages[one].card for one in set(stage.chat.messages) - before]

    assert new == []


async def test_a_guest_who_comes_late_takes_part_by_cards_and_by_the_chat(tmp_path: Path) -> None:
    async with small_stage(tmp_path, BLOCK) as stage:
        await stage.begin()
        await both_open(stage)
        guest = stage.teams.guest("Ospite")
        stage.chat.add([guest])
        await comes_in(stage, guest, "host")
        await guest.says("+ The tutors help")
        await guest.finds("Anche la chat conta: 1 contributo")
        await stage.end()
        await guest.finds("Sessione conclusa")
        digest = await stage.digest()

    assert digest.header.guests == 1
    assert digest.sections[0].contributions == 1


async def test_who_leaves_keeps_what_they_gave(tmp_path: Path) -> None:
    async with small_stage(tmp_path, BLOCK) as stage:
        await stage.begin()
        await both_open(stage)
        (anna,) = stage.people("Anna")
        await comes_in(stage, anna, "promoter")
        await anna.says("+ The tutors help")
        await anna.finds("Anche la chat conta: 1 contributo")
        await stage.teams.meetings.leave(stage.chat, [anna])
        await stage.teams.meetings.dismiss(stage.chat, [anna])
        await stage.end()
        await stage.giulia.finds("Sessione conclusa")
        digest = await stage.digest()

    assert digest.header.participants == 1
    assert digest.method.answers == 1
    assert digest.sections[0].contributions == 1
