"""An organiser decides in their own chat what the public edition cuts, over HTTP."""

from pathlib import Path

from dialogs.editions import edition_of
from digest.passages import passages
from tests.dialogs.house import a_block, a_round
from tests.stage import Stage, session_id, shows, small_stage

VISITS = "Organizzare visite a Lecce prima della scelta"
TUTORS = "Mediatori anche a Lecce e poi a Brindisi"

ONE = a_block("one", a_round(minutes=50), minutes=60)


async def held(stage: Stage) -> None:
    """Hold a session in which two people name places."""
    stage.francesca.has_app = True
    await stage.begin()
    anna, bruno = stage.people("Anna", "Bruno")
    await stage.join(anna, bruno)
    round_ = await stage.find(anna, "What works?")
    for person, text in ((anna, VISITS), (bruno, TUTORS)):
        sent = await person.fills(round_, {"kind": "proposal", "text": text})
        assert sent.problem is None, sent
    await stage.end()


async def texts(stage: Stage) -> set[str]:
    """What everybody reads of the published version."""
    async with stage.beside() as work:
        session = await work.sessions.get(await session_id(work))
        version = await work.digests.published(session.id)
        assert version is not None
        edition = await edition_of(work, session, version)
    return {passage.text for passage in passages(edition.digest)}


async def test_an_organiser_lets_a_place_stand_cuts_a_word_and_publishes(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        await held(stage)
        francesca = stage.francesca
        ready = await francesca.finds("Il digest è pronto", chat=francesca.personal)

        listed = await francesca.tap(ready, "cuts")
        stood = await francesca.tap(ready, "rule", everywhere=True, verdict="stands")
        lacking = await francesca.tap(ready, "cut_words", {"words": "sportelli"})
        cut = await francesca.tap(ready, "cut_words", {"words": "mediatori"})
        undone = await francesca.tap(ready, "undo_ruling")
        await francesca.tap(ready, "cut_words", {"words": "mediatori"})
        decided = await francesca.tap(ready, "cuts", decided=True)
        back = await francesca.tap(ready, "signing")
        for step in ("approve", "publish"):
            signed = await francesca.tap(ready, "sign", step=step)
        read = await texts(stage)

    assert shows(listed, "3 passaggi potrebbero far capire di chi si parla.")
    assert shows(listed, "tagliato per prudenza")
    assert shows(stood, "Francesca ha lasciato «Lecce» in 2 testi.")
    assert shows(lacking, "Queste parole nei testi non ci sono.")
    assert shows(cut, "Francesca ha tagliato «Mediatori».")
    assert shows(undone, "Francesca ha lasciato «Lecce» in 2 testi.")
    assert shows(decided, "✓ lasciato da Francesca")
    assert shows(decided, "✂ tagliato da Francesca")
    assert shows(back, "1 tagliato · 2 lasciati · 1 da decidere: intanto è tagliato")
    assert shows(signed, "✓ Pubblicato")
    assert read == {VISITS, "[…] anche a Lecce e poi a […]"}
