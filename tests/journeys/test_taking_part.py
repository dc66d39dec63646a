"""What a participant can do from the meeting's chat: join, answer, write, change their mind."""

from pathlib import Path
from typing import Any

import pytest

from rehearsal.card_reading import actions
from rehearsal.people.persons import Person
from tests.dialogs.house import a_block, a_poll, a_round
from tests.stage import Stage, shows, small_stage

SEVERAL: dict[str, Any] = {
    "kind": "multiple_choice",
    "id": "several",
    "minutes": 60,
    "question": "Which ones?",
    "options": ["One", "Two", "Three"],
    "least": 1,
    "most": 2,
}
RATING: dict[str, Any] = {
    "kind": "rating",
    "id": "grade",
    "minutes": 60,
    "question": "How good?",
    "steps": ["Bad", "Fair", "Good"],
}


def long_block(*prompts: dict[str, Any]) -> dict[str, Any]:
    """A block in which nothing closes during the test."""
    return a_block("one", *prompts, minutes=60)


async def voters(stage: Stage, *names: str) -> list[Person]:
    """Some people who have joined."""
    people = stage.people(*names)
    await stage.join(*people)
    return people


async def test_a_role_that_the_plan_gives_is_shown_not_asked(tmp_path: Path) -> None:
    async with small_stage(tmp_path, long_block(a_poll(minutes=60))) as stage:
        (paolo,) = stage.people("Paolo")
        await stage.begin()
        welcome = await paolo.finds("Il tuo ruolo è già indicato")
        poll = await stage.find(paolo, "Which?")
        asked = await paolo.tap(poll, "vote", option="A")
        offered = [
            each["data"]["role"] for each in actions(asked.card or {}) if each.get("verb") == "join"
        ]
        sent = await paolo.tap(poll, "join")
        session = (await stage.parcels())[0].session_id
        other = await paolo.forges(welcome, "join", {"session": session, "role": "promoter"})

    assert shows(asked, "Manca solo il tuo ruolo")
    assert offered == ["host"]
    assert shows(other, "Il tuo ruolo è già indicato")
    assert shows(sent, "✓ Risposta registrata")


async def test_an_answer_waits_for_its_role_though_the_card_is_redrawn(tmp_path: Path) -> None:
    async with small_stage(tmp_path, long_block(a_poll(minutes=60))) as stage:
        await stage.begin()
        (anna,) = await voters(stage, "Anna")
        (bice,) = stage.people("Bice")
        poll = await stage.find(bice, "Which?")
        await bice.tap(poll, "vote", option="C")
        await anna.tap(poll, "vote", option="A")
        await stage.teams.ledger.until(lambda: shows(poll, "1 risposta su 1"))
        await stage.teams.settled()
        still_asked = poll.card_for(bice)
        sent = await bice.tap(poll, "join", role="host")
        await anna.finds("2 risposte su 2")

    assert "Manca solo il tuo ruolo" in str(still_asked)
    assert shows(sent, "✓ Risposta registrata")


async def test_a_guest_takes_part_and_is_counted_as_one(tmp_path: Path) -> None:
    async with small_stage(tmp_path, long_block(a_poll(minutes=60))) as stage:
        guest = stage.teams.guest("Ospite")
        stage.chat.add([guest])
        await stage.begin()
        await stage.join(guest, role="host")
        voted = await guest.tap(await stage.find(guest, "Which?"), "vote", option="C")
        await stage.end()
        await guest.finds("Sessione conclusa")
        digest = await stage.digest()

    assert shows(voted, "✓ Risposta registrata")
    assert digest.header.guests == 1


async def test_an_answer_is_shown_to_its_author_alone_and_can_be_taken_back(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, long_block(a_poll(minutes=60))) as stage:
        await stage.begin()
        anna, bice = await voters(stage, "Anna", "Bice")
        poll = await stage.find(anna, "Which?")
        await anna.tap(poll, "vote", option="A")
        await anna.finds("1 risposta su 2")
        await stage.teams.settled()
        to_anna, to_bice = poll.card_for(anna), poll.card_for(bice)
        withdrawn = await anna.tap(poll, "withdraw_vote")
        await bice.finds("0 risposte su 2")

    assert "La tua la vedi solo tu" in str(to_anna)
    assert "La tua la vedi solo tu" not in str(to_bice)
    assert shows(withdrawn, "✓ Risposta ritirata")


async def test_several_choices_are_taken_within_their_number(tmp_path: Path) -> None:
    async with small_stage(tmp_path, long_block(SEVERAL)) as stage:
        await stage.begin()
        (anna,) = await voters(stage, "Anna")
        poll = await stage.find(anna, "Which ones?")
        none = await anna.tap(poll, "vote", {"q:several": []})
        back = await anna.tap(poll, "Torna alla scheda")
        many = await anna.tap(poll, "vote", {"q:several": ["A", "B", "C"]})
        await anna.tap(poll, "Torna alla scheda")
        two = await anna.tap(poll, "vote", {"q:several": ["A", "C"]})
        await stage.end()
        await anna.finds("Sessione conclusa")

    assert shows(none, "Il numero di scelte non va bene")
    assert shows(back, "Which ones?")
    assert shows(many, "Il numero di scelte non va bene")
    assert shows(two, "✓ Registrato")


async def test_a_grade_is_given_with_one_tap(tmp_path: Path) -> None:
    async with small_stage(tmp_path, long_block(RATING)) as stage:
        await stage.begin()
        (anna,) = await voters(stage, "Anna")
        grade = await stage.find(anna, "How good?")
        given = await anna.tap(grade, "vote", option="3")
        changed = await anna.tap(grade, "vote", option="1")

    assert shows(given, "✓ Risposta registrata")
    assert shows(changed, "✓ Risposta registrata")


async def test_a_contribution_is_numbered_corrected_and_withdrawn(tmp_path: Path) -> None:
    async with small_stage(tmp_path, long_block(a_round(minutes=60))) as stage:
        await stage.begin()
        (anna,) = await voters(stage, "Anna")
        round_ = await stage.find(anna, "What works?")
        first = await anna.fills(round_, {"kind": "strength", "text": "The tutors"})
        await anna.tap(round_, "Scrivine un altro")
        again = await anna.fills(round_, {"kind": "strength", "text": "  The tutors "})
        await anna.tap(round_, "Scrivine un altro")
        second = await anna.fills(round_, {"kind": "proposal", "text": "More hours"})
        await anna.tap(round_, "Correggi")
        edited = await anna.fills(round_, {"text": "More hours, and paid"})
        withdrawn = await anna.tap(round_, "withdraw_contribution")
        await stage.end()
        await anna.finds("Sessione conclusa")
        digest = await stage.digest()

    assert shows(first, "Il tuo contributo n. 1")
    assert shows(again, "Il tuo contributo n. 1")
    assert shows(second, "Il tuo contributo n. 2")
    assert shows(edited, "✓ Corretto")
    assert shows(edited, "More hours, and paid")
    assert shows(withdrawn, "Contributo n. 2 ritirato")
    assert "The tutors" in digest.model_dump_json()
    assert "More hours" not in digest.model_dump_json()


async def test_who_has_an_older_client_is_answered_in_words_of_their_own(tmp_path: Path) -> None:
    async with small_stage(tmp_path, long_block(a_poll(minutes=60))) as stage:
        await stage.begin()
        anna, bice = await voters(stage, "Anna", "Bice")
        anna.has_old_client = anna.has_app = True
        poll = await stage.find(anna, "Which?")
        await anna.tap(poll, "vote", option="A")
        receipt = await anna.finds("✓ Risposta registrata", chat=anna.personal)
        counted = await bice.finds("1 risposta su 2")

    assert shows(receipt, "Which?")
    assert shows(counted, "Which?")


@pytest.mark.parametrize(("anonymous", "told"), [(True, 0), (False, 1)])
async def test_the_room_is_not_told_when_a_guest_with_an_older_client_votes_in_secret(
    tmp_path: Path,
    anonymous: bool,  # noqa: FBT001 - a case
    told: int,
) -> None:
    """Whoever cannot be answered alone would be by a card in the room that has their name."""
    poll = a_poll(minutes=60, anonymous=anonymous)
    async with small_stage(tmp_path, long_block(poll)) as stage:
        guest = stage.teams.guest("Ospite")
        stage.chat.add([guest])
        await stage.begin()
        await stage.join(guest, role="host")
        guest.has_old_client = True
        await guest.tap(await stage.find(guest, "Which?"), "vote", option="C")
        await stage.quiet()
        beside = stage.said("Una risposta per Ospite")
        await stage.end()
        await guest.finds("Sessione conclusa")
        digest = await stage.digest()

    assert beside == told
    assert digest.method.answers == 1
