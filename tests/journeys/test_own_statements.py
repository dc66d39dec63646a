"""A participant's statement, from a private card to everybody's, by real HTTP."""

from pathlib import Path

from rehearsal.card_reading import words_of
from tests.dialogs.house import a_block
from tests.facilitation.plans import some_statements
from tests.stage import Stage, shows, small_stage

BUS = "Il bus andrebbe pagato"


def posted(stage: Stage) -> str:
    """All that stands on the cards of the meeting's chat."""
    return " ".join(text for card in stage.chat.cards() for text in words_of(card))


async def test_a_statement_is_proposed_admitted_and_answered(tmp_path: Path) -> None:
    taking = a_block("one", some_statements(proposals=True, minutes=50), minutes=60)
    async with small_stage(tmp_path, taking) as stage:
        anna, bice = stage.people("Anna", "Bice")
        await stage.begin()
        await stage.join(anna, bice)
        invitation = await stage.find(anna, "Manca un’affermazione?")
        form = await anna.tap(invitation, "Proponi un’affermazione")
        sent = await anna.fills(invitation, {"text": BUS})
        back = await anna.fills(invitation, {"text": "E poi"}, "Ritira 1")
        await anna.fills(invitation, {"text": BUS})
        others = posted(stage)
        await stage.lead("affermazioni")
        waits = await stage.giulia.finds("Chi partecipa vede solo quelle che ammetti")
        admitted = await stage.giulia.tap(waits, "Ammetti 1")
        statements = await bice.finds(BUS)
        answered = await bice.tap(statements, "vote", question="p1", option="agree")

    assert shows(form, "al massimo 140 caratteri")
    assert shows(sent, "attende chi conduce")
    assert shows(back, "✓ Proposta ritirata")
    assert shows(back, "Ne puoi proporre ancora 2")
    assert not shows(back, BUS)
    assert BUS not in others
    assert shows(admitted, f"✓ Ammessa: {BUS}")
    assert not shows(admitted, "Anna")
    assert shows(answered, "Proposta da chi partecipa")
    assert shows(answered, "✓")
