"""Prompts as the room and one person see them."""

from dataclasses import replace
from typing import Any

import pytest

from bot.cards.prompts.registry import KINDS
from bot.cards.render import announcement_card, reply_card
from bot.cards.results import result_card
from bot.wording.words import Words
from dialogs.replies import Shown
from dialogs.views.opening import ActView
from dialogs.views.prompts import PromptView, Seat, WritingView
from facilitation.kinds import AnyPrompt
from facilitation.prompts import Material
from facilitation.sessions import SessionState
from facilitation.speaking_rounds import SpeakingRound
from tests.bot.cards.drawn import INPUTS, buttons, nodes, of_type, shown
from tests.bot.cards.samples.choices import ALIKE_RESULT
from tests.bot.cards.samples.orders import CERTIFICATE, LONG_PRIORITY, PRIORITY, a_ranking_result
from tests.bot.cards.samples.speaking import a_speaking_view
from tests.bot.cards.samples.stage import (
    HOST,
    PLAN,
    PROMOTER,
    a_prompt,
    a_prompt_view,
    a_result_view,
    a_run,
    a_session,
    at,
)
from tests.bot.cards.samples.statements import OPINION_RESULTS, OPINIONS
from tests.bot.cards.samples.writing import READ, SMALL_FIRMS

POLL = "perche_ospitare"


def seen(view: PromptView) -> dict[str, Any]:
    """The card as the person who acted gets it."""
    return reply_card(Shown(view=view), Words("it", "Europe/Rome"))


def posted(view: PromptView, *, own_views: bool = True) -> dict[str, Any]:
    return announcement_card(view, Words("it", "Europe/Rome"), own_views=own_views)


def taps(card: dict[str, Any]) -> list[str]:
    return [node["selectAction"]["title"] for node in nodes(card) if "selectAction" in node]


def test_a_poll_says_where_what_until_when_and_that_it_is_anonymous() -> None:
    card = posted(a_prompt_view(POLL))

    said = shown(card).replace("\u00a0", " ")

    assert said.startswith("Area 3 di 5 · Sondaggio anonimo fino alle 14:47 Che cosa convince")
    assert "Almeno 9 risposte su 16. I risultati si vedono alla chiusura. Anonimo:" in said


def test_an_anonymous_poll_promises_no_more_than_is_true() -> None:
    said = shown(posted(a_prompt_view(POLL)))
    answered = shown(seen(a_prompt_view(POLL, role_id=HOST, mine={POLL: ("B",)})))
    few = shown(posted(a_prompt_view(POLL, answered=0)))

    for one in (said, answered):
        assert "né chi conduce, né chi amministra possono vedere" in one
        assert "Chi controlla il server potrebbe, fino alla chiusura" in one
        assert "può tradire qualcuno" in one
    assert "Meno di 3 risposte finora." in few.replace("\u00a0", " ")


def test_each_row_says_what_a_tap_does() -> None:
    card = posted(a_prompt_view(POLL))

    assert taps(card)[0] == "Rispondi A: Un tutor dell’ente sempre raggiungibile"
    assert len(taps(card)) == 4


def test_ones_own_answer_is_marked_in_words_and_can_be_changed_or_withdrawn() -> None:
    card = seen(a_prompt_view(POLL, role_id=HOST, mine={POLL: ("B",)}))

    mine = [shown(node) for node in nodes(card) if node.get("style") == "accent"]

    assert mine == ["✓ Le pratiche seguite dall’ente promotore La tua risposta"]
    assert [title.split(":")[0] for title in taps(card)] == [
        "Cambia la risposta in A",
        "Cambia la risposta in C",
        "Cambia la risposta in D",
    ]
    assert [one["verb"] for one in card["actions"]] == ["withdraw_vote"]


def test_what_one_person_answered_is_on_nobody_elses_card() -> None:
    seen(a_prompt_view(POLL, role_id=HOST, mine={POLL: ("B",)}))

    assert "La tua risposta" not in str(posted(a_prompt_view(POLL)))
    assert "La tua risposta" not in str(seen(a_prompt_view(POLL, role_id=HOST)))


def test_the_count_is_always_the_latest_however_often_a_card_is_drawn() -> None:
    view = a_prompt_view(POLL, role_id=HOST, mine={POLL: ("B",)})

    last = [seen(replace(view, answered=n))["body"][-1]["text"] for n in (1, 2, 1000)]

    assert [text.replace("\u00a0", " ").split(".", 1)[0] for text in last[:2]] == [
        "Almeno 1 risposta su 16",
        "Almeno 2 risposte su 16",
    ]
    assert "1.000" in last[2]


@pytest.mark.parametrize(
    "change",
    [
        {"is_open": False},
        {"withdrawn": True},
        {"reminder": True},
        {"mine": {POLL: ("C",)}},
        {"role_id": PROMOTER, "session": a_session(state=SessionState.PAUSED)},
        {"run": a_run(POLL, closes_at=at("14:50"))},
        {"run": a_run(POLL, id="another")},
    ],
)
def test_whatever_changes_a_cards_look_is_seen_on_it(change: dict[str, Any]) -> None:
    view = a_prompt_view(POLL, role_id=HOST, mine={POLL: ("B",)})

    before, after = seen(view), seen(replace(view, **change))

    assert before != after


def test_each_language_has_its_own_card() -> None:
    view = Shown(view=a_prompt_view(POLL))

    italian, english = (reply_card(view, Words(one, "Europe/Rome")) for one in ("it", "en"))

    assert "fino alle" in str(italian)
    assert "until" in str(english)


def test_in_a_pause_no_time_is_promised() -> None:
    card = seen(a_prompt_view(POLL, session=a_session(state=SessionState.PAUSED)))

    assert "In pausa" in shown(card)
    assert "14:47" not in shown(card)


def test_who_is_not_asked_reads_but_cannot_tap() -> None:
    card = seen(a_prompt_view("ospitare_ancora", role_id=PROMOTER))

    assert taps(card) == []
    assert "Qui rispondono: soggetti ospitanti." in shown(card)


def test_who_has_no_role_yet_may_tap_all_the_same() -> None:
    card = seen(a_prompt_view("ospitare_ancora"))

    assert len(taps(card)) == 4


def test_a_closed_prompt_takes_no_more_taps() -> None:
    cards = [seen(a_prompt_view(prompt.id, is_open=False)) for prompt in PLAN.prompts]

    assert [taps(card) + buttons(card) for card in cards if taps(card) + buttons(card)] == []


def test_a_card_that_somebody_may_be_typing_in_carries_no_count() -> None:
    for prompt in PLAN.prompts:
        one, other = (seen(a_prompt_view(prompt.id, answered=n)) for n in (1, 2))

        # A speaking round's card shows who has the floor in place of a count.
        counts = prompt.is_one_tap and not isinstance(prompt, SpeakingRound)
        assert counts == (one != other)
        assert not prompt.is_one_tap or of_type(one, *INPUTS) == []


def test_every_kind_of_prompt_has_its_card() -> None:
    kinds = AnyPrompt.__origin__.__args__  # type: ignore[attr-defined]

    assert set(KINDS) == set(kinds)


def test_boxes_come_back_ticked_as_they_were_sent() -> None:
    card = seen(a_prompt_view("tempi_gestione", role_id=HOST, mine={"tempi_gestione": ("A", "C")}))

    boxes = of_type(card, "Input.ChoiceSet")[0]

    assert boxes["id"] == "q:tempi_gestione"
    assert boxes["value"] == "A,C"
    assert boxes["label"].replace("\u00a0", " ") == "Scegline al massimo 3"


def test_a_round_asks_each_role_in_its_own_words_and_tells_its_limit() -> None:
    card = seen(a_prompt_view("punti_scouting", role_id=HOST))

    text = of_type(card, "Input.Text")[0]

    assert "Come sei stato contattato" in shown(card)
    assert text["maxLength"] == 600
    assert "600" in text["label"]


def test_what_was_half_written_comes_back() -> None:
    card = seen(a_prompt_view("punti_scouting", role_id=HOST, draft="Un elenco"))

    assert of_type(card, "Input.Text")[0]["value"] == "Un elenco"


def test_ones_own_points_lead_to_what_can_be_done_to_them() -> None:
    card = seen(a_prompt_view("punti_scouting", role_id=HOST, written=(SMALL_FIRMS,)))

    rows = [node["selectAction"] for node in nodes(card) if "selectAction" in node]

    assert [row["data"]["thing"] for row in rows] == [SMALL_FIRMS.id]
    assert [row["data"]["card"] for row in rows] == ["contribution"]


def test_a_reminder_is_answered_in_place_unless_it_takes_writing() -> None:
    poll = seen(a_prompt_view(POLL, reminder=True))
    written = seen(a_prompt_view("punti_scouting", reminder=True))

    assert len(taps(poll)) == 4
    assert of_type(written, "Input.Text") == []
    assert [one["data"]["card"] for one in written["actions"]] == ["prompt"]


def test_own_views_are_asked_for_only_where_teams_gives_them() -> None:
    small, large = (posted(a_prompt_view(POLL), own_views=fits) for fits in (True, False))

    assert "userIds" not in small["refresh"]
    assert large["refresh"]["userIds"] == []
    assert "userIds" not in posted(a_prompt_view(POLL))["refresh"]


def test_a_card_that_is_the_same_for_all_asks_for_no_own_view() -> None:
    view = ActView(session=a_session(), act="pause", by="Giulia", heading=None, until=None)

    card = announcement_card(view, Words("it", "Europe/Rome"), own_views=False)

    assert "refresh" not in card


def test_what_a_plan_says_is_shown_as_text() -> None:
    prompt = a_prompt(POLL).model_copy(update={"question": "Vedi [qui](https://example.org)?"})

    card = seen(a_prompt_view(POLL, run=a_run(prompt, id="odd")))

    assert "](" not in shown(card)


ORDER = "attestato"


def test_a_ranking_is_tapped_in_order_and_says_from_where_it_counts() -> None:
    card = seen(a_prompt_view(CERTIFICATE, role_id=HOST, mine={ORDER: ("A", "B")}, recorded=True))

    said = shown(card).replace("\u00a0", " ")

    assert [title.split(":")[0] for title in taps(card)] == ["Metti come 3º"] * 3
    assert "2 posti su 3. La classifica conta da quando hai scelto il 3º posto." in said
    assert "✓ Registrato" not in said
    assert "✓ Risposta registrata" not in said


def test_a_whole_ranking_is_confirmed_and_can_be_taken_back_a_place_at_a_time() -> None:
    mine = {ORDER: ("A", "B", "D")}

    card = seen(a_prompt_view(CERTIFICATE, role_id=HOST, mine=mine, recorded=True))

    assert "✓ Registrato" in shown(card)
    assert taps(card) == []
    assert card["actions"][0]["data"]["whole"] == ["A", "B"]


def test_a_ranking_can_be_written_in_numbers_instead() -> None:
    card = seen(a_prompt_view(CERTIFICATE, role_id=HOST, mine={ORDER: ("B",)}))

    inputs = of_type(card, "Input.Number")
    toggles = of_type(card, "Action.ToggleVisibility")

    assert [(one["id"], one.get("value")) for one in inputs][:2] == [
        ("n:attestato:A", None),
        ("n:attestato:B", 1),
    ]
    assert toggles[0]["targetElements"] == ["by_taps", "by_numbers"]


def test_a_result_in_points_tells_ties_as_ties() -> None:
    words = Words("it", "Europe/Rome")
    tied = a_ranking_result(**{PROMOTER: ["ABC", "BAC", "CBA"]})

    said = shown(result_card(tied, words)).replace("\u00a0", " ")

    assert "1º Che sia scritto in parole semplici 7 punti" in said
    assert "2º Che le imprese lo riconoscano 6 punti " in said
    assert said.count("0 punti, pari") == 2


def test_a_round_tells_the_room_how_much_was_written_and_not_by_which_role() -> None:
    card = result_card(a_result_view("punti_scouting", answered=17), Words("it", "Europe/Rome"))

    said = shown(card).replace("\u00a0", " ").lower()

    assert "17 contributi." in said
    assert [role.plural for role in PLAN.roles if role.plural.lower() in said] == []


def test_answers_too_much_alike_are_counted_and_not_told() -> None:
    said = shown(result_card(ALIKE_RESULT, Words("en", "UTC")))

    assert "The answers are too much alike: figures would tell who said what" in said
    assert "14 of 14" not in said
    assert "By role" not in said


def test_a_tap_gives_a_dot_until_none_is_left_or_the_item_has_enough() -> None:
    some = seen(a_prompt_view(PRIORITY, role_id=HOST, mine={"partenza": ("c1",) * 3}))
    none_left = seen(
        a_prompt_view(PRIORITY, role_id=HOST, mine={"partenza": ("c1", "c2", "c3", "c4", "c5")})
    )

    assert len(taps(some)) == 4
    assert taps(none_left) == []
    assert "Ti restano 2\u00a0punti su 5." in shown(some)


def test_a_tap_says_how_many_dots_the_item_has_then() -> None:
    card = seen(a_prompt_view(PRIORITY, role_id=HOST, mine={"partenza": ("c2",)}))

    data = [node["selectAction"]["data"] for node in nodes(card) if "selectAction" in node]

    assert [(one["option"], one.get("times", 1)) for one in data][:2] == [("c1", 1), ("c2", 2)]


def test_what_does_not_fit_a_card_is_on_another_page() -> None:
    pages = [seen(a_prompt_view(LONG_PRIORITY, page=page)) for page in range(5)]

    assert [len(taps(card)) for card in pages] == [12, 11, 12, 4, 4]
    assert [[one["title"] for one in card["actions"]] for card in pages[:2]] == [
        ["Voci successive"],
        ["Voci successive", "Voci precedenti"],
    ]
    assert pages[3] == pages[4]


def test_what_was_withdrawn_is_called_so_and_takes_no_more_dots() -> None:
    card = seen(a_prompt_view(LONG_PRIORITY, page=1))

    assert "Contributo ritirato da chi l’ha scritto" in shown(card)
    assert "14. Una proposta" not in shown(card)


def test_a_read_back_says_what_an_observer_reported_and_not_for_whom() -> None:
    points = (replace(READ[0], reported=True), READ[1], replace(READ[-1], reported=True))
    card = seen(a_prompt_view("rilettura_scouting", role_id=HOST, points=points))

    said = shown(card).replace("\u00a0", " ")

    assert "Punto di forza · riportato per chi parlava · 6 d’accordo" in said
    assert "Il tuo · riportato per chi parlava" in said
    assert said.count("riportato") == 2


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Ora parla Maria Greco. Poi Antonio Lorusso."),
        ({"is_mine": True}, "Ora parli tu. Poi Antonio Lorusso."),
        ({"following": ()}, "Ora parla Maria Greco. Nessuno in attesa."),
        (
            {"following": (Seat(name=None, role_id=HOST),)},
            "Ora parla Maria Greco. Poi una persona per: Soggetti ospitanti.",
        ),
        (
            {"speaker": None, "following": ()},
            "In questo momento non parla nessuno. Nessuno in attesa.",
        ),
    ],
)
def test_a_speaking_round_says_aloud_who_has_the_floor_and_who_is_next(
    facts: dict[str, Any], said: str
) -> None:
    card = seen(a_speaking_view(HOST, **facts))

    assert card["speak"].endswith(f"a chi comincia? {said}")


@pytest.mark.parametrize(
    ("role_id", "facts", "is_offered"),
    [
        (None, {}, True),
        (HOST, {"is_mine": True}, True),
        (HOST, {"is_waiting": True}, True),
        (HOST, {}, False),
        (None, {"speaker": None, "following": ()}, False),
    ],
)
def test_who_has_a_turn_may_rather_write(
    role_id: str | None, facts: dict[str, Any], *, is_offered: bool
) -> None:
    card = seen(a_speaking_view(role_id, **facts))

    offered = [one["title"] for one in card["actions"]]
    assert ("Preferisco scrivere" in offered) is is_offered
    assert len(offered) <= 4


def test_who_would_rather_write_is_told_in_which_card_and_gets_no_input_here() -> None:
    writing = WritingView(run=a_run("punti_scouting"))
    card = seen(replace(a_speaking_view(HOST), writing=writing))

    said = shown(card)

    assert "✓ Va bene, puoi scrivere Usa la scheda «" in said
    assert not [node for node in nodes(card) if node.get("type") in INPUTS]


def test_a_speaking_round_that_is_over_gives_nobody_the_floor_aloud() -> None:
    card = seen(replace(a_speaking_view(), is_open=False))

    assert card["speak"].endswith("a chi comincia?")


def a_reaction(**material: Any) -> PromptView:
    prompt = a_prompt("primo_video").model_copy(update={"material": Material(**material)})
    return a_prompt_view(prompt, role_id=HOST)


def test_a_reaction_says_first_what_it_is_about() -> None:
    view = a_reaction(
        title="Primo [video](x)", speaker="una tirocinante", minutes=3, url="https://video.example"
    )

    for card in (seen(view), posted(replace(view, reminder=True))):
        text = shown(card).replace("\u200b", "")
        assert text.index("Primo") < text.index("Quanto il racconto")
        assert "Parla: una tirocinante · 3\u00a0minuti" in text
        assert [one["url"] for one in buttons(card) if "url" in one] == ["https://video.example"]


def test_material_without_a_link_has_no_button() -> None:
    leaflet = {"material": Material(title="Dépliant")}

    card = seen(a_prompt_view(a_prompt("secondo_video").model_copy(update=leaflet)))

    assert "Su: Dépliant" in shown(card)
    assert not [one for one in buttons(card) if "url" in one]


def test_each_statement_has_three_things_to_tap_that_say_what_to() -> None:
    card = seen(a_prompt_view(OPINIONS, role_id=HOST, mine={"s1": ("agree",)}))

    mine = [shown(node) for node in nodes(card) if node.get("style") == "accent"]

    assert len(taps(card)) == 3 * 4 - 1
    assert taps(card)[0].startswith("Rispondi «Non d’accordo» a: Un referente unico")
    assert mine == ["✓ D’accordo"]


def test_statements_are_told_by_agreement_and_say_where_roles_diverge() -> None:
    view = a_result_view(OPINIONS, run=a_run(OPINIONS, results=OPINION_RESULTS))

    said = shown(result_card(view, Words("it", "Europe/Rome")))

    told = [said.index(ask.question) for ask in OPINIONS.asks]
    assert sorted(told) == [told[0], told[2], told[1], told[3]]
    assert "enti promotori non d’accordo; soggetti ospitanti d’accordo" in said
    assert said.count("divergono") == 1


def test_statements_whose_results_nobody_sees_here_say_where_they_go() -> None:
    kept = OPINIONS.model_copy(update={"results": "never"})

    said = shown(result_card(a_result_view(kept, run=a_run(kept)), Words("it", "Europe/Rome")))

    assert "8 d’accordo" not in said
