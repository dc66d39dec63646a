"""The chat beside the cards: what is typed there counts, quietly, where Teams lets us hear it."""

from pathlib import Path
from typing import Any

from rehearsal.card_reading import inputs
from rehearsal.chats import ALL_PERMISSIONS, READS_ALL_MESSAGES
from tests.dialogs.house import a_block, a_round
from tests.stage import shows, small_stage

ROUND: dict[str, Any] = a_block("one", a_round(minutes=60), minutes=60)


async def test_a_message_in_the_chat_counts_and_follows_its_authors_changes(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, ROUND) as stage:
        (anna,) = stage.people("Anna")
        await stage.begin()
        await stage.join(anna)
        first = await anna.says("+ The tutors [help](http://x) <at>Giro2</at>")
        heard = await stage.find(anna, "Anche la chat conta")
        second = await anna.says("proposta: more hours")
        await anna.finds("2 contributi")
        own = await anna.tap(heard, "show")
        await anna.edits(second, "proposta: more paid hours")
        await anna.deletes(first)
        await anna.finds("1 contributo")
        await anna.undeletes(first)
        await anna.finds("2 contributi")
        await stage.end()
        await anna.finds("Sessione conclusa")
        digest = (await stage.digest()).model_dump_json()

    assert stage.said("Anche la chat conta: 1 contributo") == 1
    assert shows(own, "Hai scritto 2 contributi")
    assert "The tutors [help](http://x) Giro2" in digest
    assert "more paid hours" in digest
    assert "proposta: more" not in digest


async def test_without_the_permission_nothing_is_heard_and_cards_still_work(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, ROUND) as stage:
        stage.chat.permissions = ALL_PERMISSIONS - {READS_ALL_MESSAGES}
        (anna,) = stage.people("Anna")
        await stage.begin()
        await stage.join(anna)
        await anna.says("+ The tutors help")
        written = await anna.fills(
            await stage.find(anna, "What works?"), {"kind": "strength", "text": "By card"}
        )

    assert shows(written, "Il tuo contributo n. 1")
    assert stage.said("Anche la chat conta: 1 contributo") == 0


async def test_who_has_not_joined_is_told_alone_and_once(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ROUND) as stage:
        (anna,) = stage.people("Anna")
        anna.has_app = True
        await stage.begin()
        await anna.says("I was here first")
        await anna.says("Hello?")
        await stage.giulia.says("Write to us, everybody")
        hint = await anna.finds("entra con il tuo ruolo", chat=anna.personal)
        hints = len(anna.personal.messages)
        room = [message.text for message in stage.chat.standing()]

    assert shows(hint, "Niente di ciò che hai scritto")
    assert hints == 1
    assert room[-1] == "Write to us, everybody"


async def test_what_is_too_long_for_the_round_is_given_back_to_its_author(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ROUND) as stage:
        anna, bice = stage.people("Anna", "Bice")
        anna.has_app = True
        await stage.begin()
        await stage.join(anna, bice)
        await anna.says("x" * 700)
        await bice.says("y" * 700)
        alone = await anna.finds("700", chat=anna.personal)
        aside = await stage.find(bice, "Una risposta per Bice")
        opened = aside.card_for(bice)

    assert shows(alone, "x" * 700)
    assert "What works?" in str(opened)


async def test_who_repeats_a_point_supports_it_with_one_tap(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ROUND) as stage:
        anna, bice = stage.people("Anna", "Bice")
        await stage.begin()
        await stage.join(anna, bice)
        round_ = await stage.find(anna, "What works?")
        await anna.fills(round_, {"kind": "strength", "text": "The tutors are always there"})
        near = await bice.fills(round_, {"kind": "strength", "text": "Tutors are there, always"})
        supported = await bice.tap(round_, "support")
        withdrawn = await bice.tap(round_, "withdraw_support")
        again = await bice.tap(round_, "support")
        await stage.end()
        await anna.finds("Sessione conclusa")
        digest = await stage.digest()

    quotes = [
        (quote.text, quote.supports)
        for voice in digest.sections[0].voices
        for cell in voice.cells
        for quote in cell.quotes
    ]
    assert shows(near, "Qualcuno lo ha già detto?")
    assert shows(supported, "Sostieni questo punto")
    assert shows(withdrawn, "Non sostieni più questo punto")
    assert shows(again, "✓ Registrato")
    assert quotes == [("The tutors are always there", 1)]


WORDS = """
Autobus Biblioteca Contratto Diario Farmacia Giardino Inglese Luglio Mensa Neve Officina Patente
Quaderno Radio Scuola Tutor
"""
THEMES = WORDS.split()


async def test_an_area_is_read_back_and_supported_point_by_point(tmp_path: Path) -> None:
    read = {"kind": "read_back", "id": "read", "opens": "facilitator", "minutes": 30}
    block = a_block("one", a_round(minutes=60), read | {"question": "Yours too?"}, minutes=60)
    async with small_stage(tmp_path, block) as stage:
        anna, bice = stage.people("Anna", "Bice")
        await stage.begin()
        await stage.join(anna, bice)
        for theme in THEMES:
            await anna.says(f"+ {theme}")
        await stage.lead("apri")
        read_back = await stage.find(bice, "Yours too?")
        supported = await bice.tap(read_back, f"Anch’io: {min(THEMES)}")
        turned = await bice.tap(read_back, "Altri punti")
        withdrawn = await bice.tap(read_back, "Punti precedenti")
        withdrawn = await bice.tap(read_back, "Ritira il sostegno")
        await stage.teams.settled()
        form = await bice.tap(read_back, "Obietta a un punto")
        [point] = [one for one in inputs(form.card or {}) if one.id == "objects_to"]
        chosen = next(iter(point.choices.values()))
        objected = await bice.tap(
            read_back, "Invia l’obiezione", {"objects_to": chosen, "text": "Non per tutti"}
        )
        again = await bice.tap(read_back, "Torna ai punti")
        await bice.tap(read_back, "Aggiungi ciò che manca")
        added = await bice.tap(read_back, "Aggiungi", {"text": "Asili", "kind": "proposal"})
        hers = read_back.card_for(anna)

    assert shows(supported, "1 d’accordo")
    assert shows(turned, "Pagina 2 di 2")
    assert shows(objected, "Obiezione · area 1")
    assert shows(again, "1 obiezione")
    assert shows(added, "Proposta · area 1")
    assert shows(withdrawn, "nessun sostegno ancora")
    assert "Anna" not in str(supported.card)
    assert "Il tuo" in str(hers)


async def test_ones_own_page_is_had_by_a_word_alone_or_in_the_room(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ROUND) as stage:
        anna, bice = stage.people("Anna", "Bice")
        anna.has_app = True
        await stage.begin()
        await stage.join(anna, bice)
        await anna.says("+ The tutors help")
        await bice.says("+ The hours are long")
        await anna.says("@Giro le mie cose")
        page = await anna.finds("Hai scritto 1 contributo", chat=anna.personal)
        await anna.says("mie", chat=anna.personal)
        await bice.says("@Giro mie")
        aside = await stage.find(bice, "Una risposta per Bice")
        hers = aside.card_for(bice)
        others = aside.card_for(anna)

    assert shows(page, "The tutors help")
    assert "The hours are long" in str(hers)
    assert "The hours are long" not in str(others)
