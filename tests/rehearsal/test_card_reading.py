"""A card is read as a person reads it."""

import pytest

from rehearsal.card_drawing import lines
from rehearsal.card_reading import (
    NotOnTheCardError,
    actions,
    find_action,
    inputs,
    mentions,
    select_actions,
    texts,
)
from rehearsal.filling import filled
from tests.rehearsal.cards import a_card, a_poll, a_round, a_text, an_execute


def test_texts_come_in_reading_order_without_what_is_hidden() -> None:
    rich = {"type": "RichTextBlock", "inlines": ["uno ", {"type": "TextRun", "text": "due"}]}
    facts = {"type": "FactSet", "facts": [{"title": "Risposte", "value": "7 di 14"}]}
    card = a_card(a_text("prima"), a_text("nascosto", isVisible=False), rich, facts)

    read = texts(card)

    assert read == ["prima", "uno ", "due", "Risposte: 7 di 14"]


def test_rows_to_tap_are_actions_like_the_buttons() -> None:
    card = a_poll(actions=[an_execute("Cambia", "change")])

    titles = [action["title"] for action in actions(card)]

    assert titles == [
        "Rispondi A: Un tutor raggiungibile",
        "Rispondi B: Le pratiche seguite",
        "Cambia",
    ]
    assert [action["data"]["option"] for action in select_actions(card)] == ["A", "B"]


@pytest.mark.parametrize("wanted", ["Rispondi A: Un tutor raggiungibile", "rispondi a", "tutor"])
def test_an_action_is_found_by_title_its_beginning_or_a_part_of_it(wanted: str) -> None:
    card = a_poll()

    action = find_action(card, wanted)

    assert action["data"] == {"option": "A"}


def test_a_verb_that_many_share_needs_the_data_to_tell_them_apart() -> None:
    card = a_poll()

    found = find_action(card, "vote", option="B")

    assert found["title"].startswith("Rispondi B")
    with pytest.raises(NotOnTheCardError, match="any of"):
        find_action(card, "vote")


def test_a_miss_names_what_was_there() -> None:
    card = a_round()

    with pytest.raises(NotOnTheCardError, match=r"Invia \(contribute\)"):
        find_action(card, "Annulla")


def test_inputs_have_labels_choices_and_limits() -> None:
    kind, text = inputs(a_round())

    assert (kind.label, kind.value) == ("Che cos’è?", "critical")
    assert kind.choices == {"Criticità": "critical", "Proposta": "idea"}
    assert (text.label, text.max_length) == ("Scrivi un punto", 20)


def test_what_is_left_alone_keeps_the_value_the_card_gave_it() -> None:
    card = a_round()

    action = filled(card, find_action(card, "Invia"), {})

    assert action["data"] == {"prompt": "p-2", "kind": "critical", "text": ""}


def test_an_action_may_leave_the_inputs_out() -> None:
    alone = an_execute("Annulla", "cancel", data={"prompt": "p-2"}, associatedInputs="None")
    card = a_round() | {"actions": [alone]}

    action = filled(card, alone, {"text": "a metà"})

    assert action["data"] == {"prompt": "p-2"}


def test_several_choices_are_sent_with_commas() -> None:
    choices = [{"title": title, "value": title.lower()} for title in ("A", "B", "C")]
    several = {"type": "Input.ChoiceSet", "id": "many", "isMultiSelect": True, "choices": choices}
    card = a_card(several, actions=(an_execute("Invia", "send"),))

    action = filled(card, find_action(card, "Invia"), {"many": ["A", "c"]})

    assert action["data"] == {"many": "a,c"}


@pytest.mark.parametrize(
    "values", [{"kind": "Lode"}, {"text": "più di venti caratteri in tutto"}, {"other": "x"}]
)
def test_the_client_lets_nobody_send_what_the_inputs_do_not_take(values: dict[str, str]) -> None:
    card = a_round()

    with pytest.raises(NotOnTheCardError):
        filled(card, find_action(card, "Invia"), values)


def test_what_is_required_must_be_filled_in() -> None:
    name = {"type": "Input.Text", "id": "name", "label": "Nome", "isRequired": True}
    card = a_card(name, actions=(an_execute("Invia", "send"),))

    with pytest.raises(NotOnTheCardError, match="Nome"):
        filled(card, find_action(card, "Invia"), {})


def test_a_card_mentions_what_is_written_and_what_can_be_tapped() -> None:
    card = a_poll()

    found = [mentions(card, words) for words in ("CONVINCE", "rispondi a", "vote", "altro")]

    assert found == [True, True, True, False]


def test_a_card_is_drawn_as_lines() -> None:
    poll, round_ = a_poll(), a_round()

    drawn = [*lines(poll), *lines(round_)]

    assert drawn == [
        "Che cosa convince?",
        "▸ A  Un tutor raggiungibile",
        "▸ B  Le pratiche seguite",
        "Che cos’è?",
        "  (•) Criticità",
        "  ( ) Proposta",
        "Scrivi un punto: […]",
        "[Invia]",
    ]
