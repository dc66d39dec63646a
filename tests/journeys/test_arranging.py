"""Points are put right in one's own chat, over HTTP: while people write, and in the digest."""

from pathlib import Path

from digest.digest import Digest
from rehearsal.card_reading import inputs
from tests.dialogs.house import a_block, a_round
from tests.stage import Stage, shows, small_stage

VISITS = "Organizzare visite in azienda prima della scelta"
TUTORS = "Mediatori culturali ai colloqui di ingresso"

ONE = a_block("one", a_round(minutes=50), minutes=60)


async def held(stage: Stage) -> None:
    """Hold a session in which two people say two things."""
    stage.francesca.has_app = True
    await stage.begin()
    anna, bruno = stage.people("Anna", "Bruno")
    await stage.join(anna, bruno)
    round_ = await stage.find(anna, "What works?")
    for person, text in ((anna, VISITS), (bruno, TUTORS)):
        sent = await person.fills(round_, {"kind": "proposal", "text": text})
        assert sent.problem is None, sent
    await stage.end()


def points(digest: Digest) -> list[tuple[int, bool]]:
    """How many contributions each point has, and whether it is confirmed."""
    told = [point for section in digest.sections for point in section.points]
    return [(len(one.references), one.confirmed) for one in told]


async def ids(stage: Stage) -> list[str]:
    """The points of the only section that has any."""
    [section] = [one for one in (await stage.digest()).sections if one.points]
    return [one.point_id for one in section.points]


async def test_an_organiser_merges_two_points_sees_it_in_the_digest_and_undoes_it(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        await held(stage)
        francesca = stage.francesca
        ready = await francesca.finds("Il digest è pronto", chat=francesca.personal)
        before = points(await stage.digest())
        first, second = await ids(stage)

        listed = await francesca.tap(ready, "points")
        opened = await francesca.tap(ready, "point", point=first)
        merged = await francesca.tap(ready, "arrange", {"other": second}, how="merge")
        after = points(await stage.digest())
        undone = await francesca.tap(ready, "undo_arranging")
        parted = points(await stage.digest())
        back = await francesca.tap(ready, "signing")
        await francesca.finds("Versione 3", chat=francesca.personal)

    assert shows(listed, "2 punti, 0 confermati.")
    assert shows(opened, "da confermare")
    assert shows(merged, "✓ confermato")
    assert shows(undone, "2 punti, 0 confermati.")
    assert shows(back, "Il digest è pronto")
    assert (before, after, parted) == ([(1, False)] * 2, [(2, True)], [(1, False)] * 2)


async def test_nothing_is_done_by_an_act_that_lacks_what_it_is_about(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        await held(stage)
        francesca = stage.francesca
        ready = await francesca.finds("Il digest è pronto", chat=francesca.personal)
        first, _ = await ids(stage)

        await francesca.tap(ready, "points")
        await francesca.tap(ready, "point", point=first)
        lacking = await francesca.tap(ready, "arrange", {"reason": "Altro tema"}, how="hide")
        digest = await stage.digest()

    assert shows(lacking, "Manca qualcosa.")
    assert digest.set_aside == ()


async def test_who_leads_puts_points_right_meanwhile_and_undoes_what_another_act_rests_on(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        giulia = stage.giulia
        giulia.has_app = True
        await stage.begin()
        anna, bruno = stage.people("Anna", "Bruno")
        await stage.join(anna, bruno)
        control = await giulia.finds("Regia", chat=giulia.personal)
        await anna.says(f"! {VISITS}")
        await bruno.says(f"! {TUTORS}")
        await stage.quiet()
        steered = await giulia.tap(control, "points")
        listed = await giulia.finds("2 punti, 0 confermati.", chat=giulia.personal)
        opened = await giulia.tap(listed, "Apri il punto, «Mediatori")
        [other] = [one for one in inputs(opened.card or {}) if one.id == "other"]
        merged = await giulia.tap(
            listed, "arrange", {"other": next(iter(other.choices.values()))}, how="merge"
        )
        named = await giulia.tap(listed, "arrange", {"name": "Le visite"}, how="rename")
        await anna.says("! Corsi di lingua la sera")
        await stage.quiet()
        await giulia.tap(listed, "points")
        await giulia.tap(listed, "arranged")
        undone = await giulia.tap(listed, "Annulla 1")
        stage.francesca.has_app = True
        await stage.end()
        await stage.francesca.finds("Il digest è pronto", chat=stage.francesca.personal)
        digest = await stage.digest()

    assert shows(steered, "Regia")
    assert shows(merged, "✓ confermato")
    assert shows(named, "Le visite")
    assert shows(undone, "Vale solo in parte")
    assert sorted(points(digest)) == [(1, False), (1, False), (1, True)]
