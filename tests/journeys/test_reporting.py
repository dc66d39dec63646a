"""On behalf of: an observer writes down what somebody said aloud, and the digest says so."""

from pathlib import Path

from tests.dialogs.house import a_block, a_round
from tests.stage import shows, small_stage

SAID = {"role": "host", "code": "P7", "kind": "strength", "text": "The interns learn quickly"}
FORM = "Riporta quanto detto"


async def test_what_was_said_aloud_is_in_the_digest_as_reported(tmp_path: Path) -> None:
    block = a_block("one", a_round(minutes=60), minutes=60)
    async with small_stage(tmp_path, block) as stage:
        await stage.begin()
        nino, anna = stage.people("Nino", "Anna")
        card = await nino.finds("partecipo come")
        await stage.join(anna, role="promoter")
        await stage.join(nino, role="notes")
        await nino.tap(card, "Apri: What works?")
        shown = (await stage.find(anna, "What works?")).card or {}
        about = shown["refresh"]["action"]["data"]
        data = {"session": about["session"], "run": about["thing"]}
        forged = await anna.forges(card, "report", {**data, **SAID})
        form = await nino.tap(card, FORM)
        wrong = await nino.tap(card, "report", {**SAID, "code": "Mario Rossi"})
        kept = await nino.tap(card, "report", SAID)
        await stage.end()
        await nino.finds("Sessione conclusa")
        digest = await stage.digest()

    quotes = [one for v in digest.sections[0].voices for c in v.cells for one in c.quotes]
    assert shows(forged, "Qui riporta solo chi osserva")
    assert shows(form, "Chi parla?")
    assert shows(wrong, "Questo codice non va bene")
    assert shows(kept, "riportato per P7")
    assert [(one.text, one.reported, one.code) for one in quotes] == [(SAID["text"], True, "P7")]
    assert (digest.sections[0].authors, digest.method.reported) == (None, 1)
