"""What a facilitator can do by words and by buttons, and what the room is told of it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from rehearsal.card_reading import actions, find_action, words_of
from rehearsal.connector.faults import Fault
from rehearsal.connector.operations import Operation
from tests.dialogs.house import a_block, a_poll, a_round
from tests.stage import BEGINS, session_id, shows, small_stage

LONG = a_poll(minutes=50)


def three_blocks(**changes: Any) -> list[dict[str, Any]]:
    """A block with a poll, and two without."""
    return [
        a_block("alpha", LONG | changes, minutes=60),
        a_block("beta", area=None),
        a_block("gamma", area=None),
    ]


async def test_a_pause_stops_the_deadlines_and_a_resume_moves_them(tmp_path: Path) -> None:
    async with small_stage(tmp_path, *three_blocks(), scale=60) as stage:
        (anna,) = stage.people("Anna")
        await stage.begin()
        await stage.join(anna)
        async with stage.beside() as work:
            planned = await work.deadlines.next_at(BEGINS)
        await stage.lead("pausa")
        paused = await anna.finds("La sessione è in pausa")
        await anna.finds("Which?")
        async with stage.beside() as work:
            standing = await work.deadlines.next_at(BEGINS)
        await stage.lead("pausa", "riprendi")
        resumed = await anna.finds("La sessione riprende")
        async with stage.beside() as work:
            moved = await work.deadlines.next_at(BEGINS)

    assert shows(paused, "Lo ha deciso Giulia")
    assert shows(resumed, "Le scadenze sono spostate")
    assert planned is not None
    assert standing is not None
    assert moved is not None
    # Names are forgotten in their time, whatever stands still meanwhile.
    assert standing - planned > timedelta(days=7)
    assert moved > planned
    assert stage.said("La sessione è in pausa") == 1


async def test_more_time_is_given_to_what_is_open(tmp_path: Path) -> None:
    async with small_stage(tmp_path, *three_blocks()) as stage:
        await stage.begin()
        await stage.lead("prolunga 500", "prolunga di 5 minuti")
        told = await stage.francesca.finds("Più tempo, fino alle 14:55")
        await stage.teams.ledger.until(
            lambda: any(
                "fino alle 14:55" in words_of(card) and "Rispondi" in str(card)
                for card in stage.chat.cards()
            )
        )
        refused = await stage.giulia.finds("da 1 a 60 minuti", chat=stage.giulia.personal)

    assert shows(told, "Which?")
    assert shows(refused, "Ne hai chiesti 500")


async def test_a_close_that_publishes_is_asked_once_and_cannot_be_undone(tmp_path: Path) -> None:
    async with small_stage(tmp_path, *three_blocks()) as stage:
        (anna,) = stage.people("Anna")
        await stage.begin()
        await stage.join(anna)
        await anna.tap(await stage.find(anna, "Which?"), "vote", option="A")
        await stage.lead("chiudi")
        sure = await stage.giulia.finds("Chiudere e mostrare i risultati?")
        done = await stage.giulia.tap(sure, "act", act="close")
        await anna.finds("✓ Chiuso")
        await stage.lead("riapri")
        refused = await stage.giulia.finds(
            "I risultati sono già usciti", chat=stage.giulia.personal
        )

    assert shows(sure, "1 risposta su 1")
    assert shows(done, "✓ Chiuso: le risposte date contano")
    assert shows(refused, "resta chiuso")


async def test_what_published_nothing_is_closed_at_once_and_reopened(tmp_path: Path) -> None:
    async with small_stage(tmp_path, *three_blocks(results="never")) as stage:
        (anna,) = stage.people("Anna")
        await stage.begin()
        await stage.join(anna)
        poll = await stage.find(anna, "Which?")
        await anna.tap(poll, "vote", option="A")
        await stage.lead("chiudi")
        await anna.finds("I risultati vanno solo a chi organizza.")
        await stage.lead("riapri")
        await anna.finds("Di nuovo aperto fino alle")
        await stage.teams.ledger.until(lambda: shows(poll, "fino alle"))
        await stage.teams.settled()
        changed = await anna.tap(poll, "vote", option="B")

    assert shows(changed, "✓ Risposta registrata")


async def test_a_block_is_left_out_and_the_agenda_goes_on(tmp_path: Path) -> None:
    async with small_stage(tmp_path, *three_blocks()) as stage:
        await stage.begin()
        await stage.lead("salta")
        told = await stage.francesca.finds("Un blocco è saltato")
        await stage.francesca.finds("Gamma")

    assert shows(told, "Beta")
    assert stage.said("Beta") == 1


async def test_where_we_are_is_shown_to_who_leads_alone(tmp_path: Path) -> None:
    async with small_stage(tmp_path, *three_blocks()) as stage:
        await stage.begin()
        await stage.lead("stato")
        aside = await stage.francesca.finds("Una risposta per Giulia")
        await stage.teams.settled()
        to_francesca = aside.card_for(stage.francesca)
        paused = await stage.giulia.tap(aside, "Metti in pausa")
        pried = await stage.francesca.refreshes(aside)

    assert shows(paused, "Sessione in pausa: le scadenze sono ferme")
    assert "Regia" not in str(to_francesca)
    assert shows(pried, "Questo lo fa chi conduce")


async def test_help_tells_each_what_they_can_say(tmp_path: Path) -> None:
    async with small_stage(tmp_path, *three_blocks()) as stage:
        (anna,) = stage.people("Anna")
        anna.has_app = True
        await stage.begin()
        await stage.lead("aiuto")
        await anna.says("@Giro help")
        to_giulia = await stage.giulia.finds("Che cosa puoi scrivere", chat=stage.giulia.personal)
        to_anna = await anna.finds("Che cosa puoi scrivere", chat=anna.personal)

    assert shows(to_giulia, "prolunga 5")
    assert not shows(to_anna, "prolunga 5")


async def test_a_button_pressed_twice_does_one_thing(tmp_path: Path) -> None:
    async with small_stage(tmp_path, *three_blocks()) as stage:
        await stage.begin()
        block = await stage.giulia.finds("Vai al blocco seguente")
        press = find_action(block.card_for(stage.giulia) or {}, "Vai al blocco seguente")["data"]
        first = await stage.giulia.forges(block, "act", press)
        second = await stage.giulia.forges(block, "act", press)
        await stage.francesca.finds("Beta")

    assert shows(first, "✓ Blocco aperto")
    assert shows(second, "È già fatto")
    assert stage.said("Gamma") == 0


async def test_a_question_typed_on_the_spot_is_put_to_the_room(tmp_path: Path) -> None:
    async with small_stage(tmp_path, a_block("alpha", minutes=60)) as stage:
        (anna,) = stage.people("Anna")
        await stage.begin()
        await stage.join(anna)
        await stage.lead("chiedi: Siete d’accordo?\nsì / no 90s")
        rounded = await stage.giulia.finds("90 secondi", chat=stage.giulia.personal)
        poll = await anna.finds("per ruolo e senza nomi")
        given = await anna.tap(poll, "vote", option="A")
        async with stage.beside() as work:
            runs = await work.runs.of(await session_id(work))

    assert shows(rounded, "Domanda aperta")
    assert shows(given, "La tua risposta")
    assert [run.prompt.heading for run in runs] == ["Siete d’accordo?"]


async def test_where_teams_keeps_the_roles_who_prepares_is_told_why(tmp_path: Path) -> None:
    nobody_leads = [{"email": "paolo@example.org", "name": "Paolo", "role": "host"}]
    async with small_stage(tmp_path, *three_blocks(), people=nobody_leads) as stage:
        forbidden = Fault(operation=Operation.PARTICIPANT, times=9999, status=403)
        stage.teams.faults.add(forbidden)
        await stage.giulia.says("@Giro prepara")
        refused = await stage.giulia.finds("Questo lo fa chi conduce", chat=stage.giulia.personal)

    assert shows(refused, "Teams non dice chi organizza")


async def test_where_teams_keeps_the_addresses_who_prepares_is_told_why(tmp_path: Path) -> None:
    async with small_stage(tmp_path, *three_blocks()) as stage:
        stage.teams.faults.add(Fault(operation=Operation.MEMBERS, times=9999, status=403))
        await stage.giulia.says("@Giro prepara")
        told = await stage.giulia.finds("Non so se un piano ti nomina")

    assert shows(told, "Teams non mi dice il tuo indirizzo")


async def test_a_bad_question_is_mended_in_a_form_that_the_room_does_not_see(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, a_block("alpha", minutes=60)) as stage:
        await stage.begin()
        await stage.lead("chiedi Siete d’accordo? sì")
        form = await stage.giulia.finds("C’è una sola opzione")
        wrong = await stage.giulia.fills(form, {"options": "sì\nsì", "minutes": "3"})
        right = await stage.giulia.fills(form, {"options": "sì\nno", "anonymous": "anonymous"})
        async with stage.beside() as work:
            runs = await work.runs.of(await session_id(work))

    assert shows(wrong, "Due opzioni sono uguali")
    assert shows(right, "Domanda aperta per 3")
    assert [(run.prompt.heading, run.is_anonymous) for run in runs] == [("Siete d’accordo?", True)]
    assert stage.said("C’è una sola opzione") == 0


async def test_a_facilitator_leads_from_their_own_chat_where_the_room_sees_nothing(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, *three_blocks()) as stage:
        (anna,) = stage.people("Anna")
        await stage.begin()
        alone = stage.giulia.personal
        control = await stage.giulia.finds("Regia", chat=alone)
        await stage.join(anna)
        await anna.tap(await anna.finds("Which?"), "vote", option="A")
        await stage.giulia.finds("1 risposta su 1", chat=alone)
        done = await stage.giulia.tap(control, "act", act="next")
        await stage.giulia.says("@Giro pausa", chat=alone)
        paused = await anna.finds("La sessione è in pausa")
        await stage.giulia.finds("Riprendi", chat=alone)
        cards = len(alone.cards())

    assert shows(done, "✓ Blocco aperto")
    assert shows(paused, "Lo ha deciso Giulia")
    assert cards == 1
    assert stage.said("Regia") == 0


async def test_a_form_opened_from_the_control_card_outlives_what_redraws_that_card(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, *three_blocks()) as stage:
        giulia = stage.giulia
        giulia.has_app = True
        (anna,) = stage.people("Anna")
        await stage.begin()
        await stage.join(anna)
        control = await giulia.finds("Regia", chat=giulia.personal)
        opened = await giulia.tap(control, "Fai una domanda")
        form = await giulia.finds("Fai una domanda alla sala", chat=giulia.personal)
        await anna.tap(await anna.finds("Which?"), "vote", option="A")
        await giulia.finds("1 risposta su 1", chat=giulia.personal)
        asked = await giulia.fills(form, {"question": "Siete d’accordo?", "options": "sì\nno"})
        await anna.finds("Siete d’accordo?")

    assert shows(opened, "Regia")
    assert shows(asked, "Domanda aperta")


async def test_what_an_act_asks_back_outlives_what_redraws_the_control_card(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, *three_blocks()) as stage:
        giulia = stage.giulia
        giulia.has_app = True
        (anna,) = stage.people("Anna")
        await stage.begin()
        await stage.join(anna)
        control = await giulia.finds("Regia", chat=giulia.personal)
        ending = await giulia.tap(control, "act", act="end")
        asked = await giulia.finds("Terminare la sessione?", chat=giulia.personal)
        handing = await giulia.tap(control, "act", act="hand")
        to_whom = await giulia.finds("A chi passi la conduzione?", chat=giulia.personal)
        await anna.tap(await anna.finds("Which?"), "vote", option="A")
        await giulia.finds("1 risposta su 1", chat=giulia.personal)
        still = [str(one.card_for(giulia)) for one in (asked, to_whom)]
        ended = await giulia.tap(asked, "act", act="end", confirmed=True)

    assert shows(ending, "Regia")
    assert shows(handing, "Regia")
    assert "Terminare la sessione?" in still[0]
    assert "A chi passi la conduzione?" in still[1]
    assert shows(ended, "✓")


async def test_who_is_removed_from_the_meeting_leads_it_no_longer_from_their_own_chat(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, *three_blocks()) as stage:
        await stage.begin()
        control = await stage.marco.finds("Regia", chat=stage.marco.personal)
        paused = await stage.marco.tap(control, "act", act="pause")
        await stage.teams.meetings.dismiss(stage.chat, [stage.marco])
        resumed = await stage.marco.tap(control, "act", act="resume")
        shown = await stage.marco.forges(control, "status", {})
        await stage.giulia.says("@Giro riprendi")
        await stage.giulia.finds("La sessione riprende")

    assert shows(paused, "✓")
    assert shows(resumed, "Qui non c’è una sessione")
    assert shows(shown, "Qui non c’è una sessione")


async def test_the_meeting_s_organiser_leads_alone_by_their_role_there(tmp_path: Path) -> None:
    people = [{"email": "francesca@example.org", "name": "Francesca", "organiser": True}]
    async with small_stage(tmp_path, *three_blocks(), people=people) as stage:
        await stage.begin()
        control = await stage.giulia.finds("Regia", chat=stage.giulia.personal)
        done = await stage.giulia.tap(control, "act", act="pause")
        await stage.giulia.says("@Giro riprendi", chat=stage.giulia.personal)
        await stage.francesca.finds("La sessione riprende")
        await stage.francesca.says("@Giro stato", chat=stage.francesca.personal)

    assert shows(done, "✓ Sessione in pausa")


async def test_who_leads_by_their_role_in_the_meeting_reminds_a_role_too(tmp_path: Path) -> None:
    people = [{"email": "francesca@example.org", "name": "Francesca", "organiser": True}]
    block = a_block("one", a_round(minutes=60), minutes=60)
    async with small_stage(tmp_path, block, people=people) as stage:
        (anna,) = stage.people("Anna")
        await stage.begin()
        await stage.join(anna)
        control = await stage.giulia.finds("Regia", chat=stage.giulia.personal)
        await stage.giulia.tap(control, "Vedi chi manca")
        coverage = await stage.giulia.finds("Chi manca", chat=stage.giulia.personal)
        role = next(one for one in actions(coverage.card or {}) if one.get("verb") == "nudge")
        await stage.giulia.tap(coverage, role["title"])
        reminded = await anna.finds("Chi vuole può ancora aggiungere")

    assert shows(reminded, "Uno spazio per")
