"""After the end, over HTTP: participants check their words, and the final edition goes out."""

from pathlib import Path

from storage.deadlines import Due
from storage.store import Store, open_engine
from tests.dialogs.house import a_block, a_round
from tests.stage import Stage, session_id, shows, small_stage

ONE = a_block("one", a_round(minutes=50), minutes=60)
VISITS, TUTORS, BUSES = (
    "Organizzare visite in azienda",
    "Un tutor per tutti",
    "Più corse di autobus",
)


async def the_check_ends(stage: Stage) -> None:
    """Let it be over now, days before its time."""
    store = Store(open_engine(stage.database_url))
    async with store.begin() as work:
        session = await work.sessions.get(await session_id(work))
        assert session.ended_at is not None
        await work.deadlines.put(
            session_id=session.id, kind=Due.CHECK_ENDS, thing_id="", due_at=session.ended_at
        )
    await store.close()


async def test_what_was_checked_in_the_chat_and_alone_is_in_the_edition_that_organisers_get_next(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        francesca = stage.francesca
        francesca.has_app = True
        await stage.begin()
        anna, bruno, carla = people = stage.people("Anna", "Bruno", "Carla")
        await stage.join(*people)
        round_ = await stage.find(anna, "What works?")
        for person, text in zip(people, (VISITS, TUTORS, BUSES), strict=True):
            await person.fills(round_, {"kind": "proposal", "text": text})
        await stage.end()
        ended = await anna.finds("puoi vedere dove sono usati i tuoi contributi")
        await francesca.finds("Il digest è pronto", chat=francesca.personal)

        own = await anna.tap(ended, "I miei contributi")
        await anna.tap(ended, "Apri")
        confirmed = await anna.tap(ended, "Va bene così")
        await stage.teams.apps.add(bruno.personal, bruno)
        await bruno.says("mie", chat=bruno.personal)
        page = await bruno.finds("Hai scritto 1 contributo", chat=bruno.personal)
        await bruno.tap(page, "Apri")
        await bruno.tap(page, "Correggi")
        corrected = await bruno.fills(page, {"text": "Un tutor per ciascuno"})
        await carla.tap(ended, "I miei contributi")
        await carla.tap(ended, "Apri")
        withdrawn = await carla.tap(ended, "Ritira")
        await the_check_ends(stage)
        told = await francesca.finds("Verifica con chi ha partecipato", chat=francesca.personal)
        final = (await stage.digest()).model_dump_json()

    assert shows(own, "Nel digest: A1-")
    assert shows(confirmed, "✓ Confermato")
    assert shows(corrected, f"Nella sessione: «{TUTORS}»")
    assert shows(withdrawn, "Contributo n. 3 ritirato")
    assert shows(told, "1 contributo è stato confermato da chi lo ha scritto.")
    assert "Un tutor per ciascuno" in final
    assert TUTORS not in final
    assert BUSES not in final
