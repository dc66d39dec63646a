"""The oracle says so, in words, wherever the players' books and the bot's count differ."""

from pathlib import Path
from typing import Any

import pytest

from facilitation.plan import Plan
from rehearsal.cast.books import Books, Written
from rehearsal.cast.wheel import OF_ONES_OWN
from rehearsal.oracle.answers import answers, contributions, in_the_chat, on_the_spot, supports
from rehearsal.oracle.verdicts import Row, plain
from rehearsal.stage.plan_file import read_plan

ANNA, LUCA = "29:anna", "29:luca"
TEXT = "Servono percorsi più facili per imparare l’italiano."


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(Path(__file__).parent / "plans" / "short.yaml")


def books_of(*choices: str) -> Books:
    books = Books()
    for number, choice in enumerate(choices):
        books.answer(f"29:{number}", "esperienza", {"q": (choice,)})
    return books


def a_digest(counts: dict[str, int]) -> dict[str, Any]:
    options = ["Da meno di un anno", "Da più di un anno", "Li conosco da fuori"]
    named = [{"id": letter, "text": text} for letter, text in zip("ABC", options, strict=True)]
    question = {
        "question_id": "q",
        "options": named,
        "measure": "people",
        "slots": [{"id": one["id"], "option": one["id"], "points": 1} for one in named],
        "counts": [[one["id"], counts.get(one["text"], 0)] for one in named],
    }
    outcome = {
        "heading": "Da quanto tempo lavori ai percorsi?",
        "answered": sum(counts.values()),
        "questions": [question],
    }
    return {"sections": [{"polls": [outcome], "voices": []}]}


def a_quoting_digest(*texts: str, withdrawn: int = 0) -> dict[str, Any]:
    quotes = [{"reference": f"A1-{n:02}", "text": text} for n, text in enumerate(texts, 1)]
    section = {"polls": [], "voices": [{"cells": [{"quotes": quotes}]}]}
    return {"sections": [section], "not_quoted": [], "method": {"withdrawn": withdrawn}}


def written(author: str = ANNA, *, is_withdrawn: bool = False) -> Written:
    return Written(
        author=author,
        role_id="promotore",
        prompt_id="punti_gestione",
        kind="proposal",
        text=TEXT,
        is_withdrawn=is_withdrawn,
    )


def test_answers_that_are_all_counted_add_up(plan: Plan) -> None:
    books = books_of("Da meno di un anno", "Da più di un anno")
    digest = a_digest({"Da meno di un anno": 1, "Da più di un anno": 1})

    rows = list(answers(books, plan, digest))

    assert [row.holds for row in rows] == [True, True]


def test_an_answer_that_was_confirmed_and_not_counted_does_not_add_up(plan: Plan) -> None:
    books = books_of("Da meno di un anno", "Da più di un anno")
    digest = a_digest({"Da meno di un anno": 1})

    rows = list(answers(books, plan, digest))

    assert [row.holds for row in rows] == [False, False]
    assert "esperienza: 2 told, 1 counted" in rows[0].detail


def test_an_answer_counted_for_another_option_does_not_add_up(plan: Plan) -> None:
    books = books_of("Da meno di un anno", "Da più di un anno")
    digest = a_digest({"Da meno di un anno": 2})

    rows = list(answers(books, plan, digest))

    assert [row.holds for row in rows] == [True, False]


def an_order_of(first: int) -> dict[str, Any]:
    """A digest in which the first option has so many points of an order of two places."""
    digest = a_digest({"Da meno di un anno": 1})
    slots = [{"id": f"{o}:{n}", "option": o, "points": 3 - n} for o in "ABC" for n in (1, 2)]
    placed = {"A:1": first, "A:2": 1 - first, "B:2": first, "B:1": 1 - first}
    question = digest["sections"][0]["polls"][0]["questions"][0]
    question |= {"measure": "points", "slots": slots}
    question["counts"] = [[slot["id"], placed.get(str(slot["id"]), 0)] for slot in slots]
    return digest


def test_an_order_published_the_other_way_round_does_not_add_up(plan: Plan) -> None:
    books = Books()
    books.answer(ANNA, "esperienza", {"q": ("A", "B")})

    right, wrong = (list(answers(books, plan, an_order_of(first))) for first in (1, 0))

    assert [row.holds for row in right] == [True, True]
    assert [row.holds for row in wrong] == [True, False]


def test_an_answer_of_which_its_author_heard_nothing_may_count_or_not(plan: Plan) -> None:
    books = books_of("Da meno di un anno")
    books.unsure.add(("esperienza", LUCA))

    counted = list(answers(books, plan, a_digest({"Da meno di un anno": 2})))
    not_counted = list(answers(books, plan, a_digest({"Da meno di un anno": 1})))

    assert [row.holds for row in counted + not_counted] == [True] * 4


def test_a_contribution_that_nothing_accounts_for_does_not_add_up() -> None:
    books = Books()
    books.write(1, written())
    books.write(2, written(LUCA))
    books.withdraw(2)

    complete = next(contributions(books, a_quoting_digest(TEXT, withdrawn=1)))
    lost = next(contributions(books, a_quoting_digest(withdrawn=1)))
    kept = next(contributions(books, a_quoting_digest(TEXT, TEXT)))

    assert (complete.holds, lost.holds, kept.holds) == (True, False, False)


def test_a_quote_in_other_words_does_not_add_up() -> None:
    books = Books()
    books.write(1, written())

    rows = list(contributions(books, a_quoting_digest(TEXT.upper())))

    assert [row.holds for row in rows] == [True, False]
    assert rows[1].detail == "A1-01"


def test_one_number_for_two_contributions_is_a_complaint() -> None:
    books = Books()

    books.write(1, written())
    books.write(1, written(LUCA))

    assert books.complaints


def test_a_mismatch_is_marked_in_words() -> None:
    rows = [
        Row(claim="answers", told="2", found="2", holds=True),
        Row(claim="contributions", told="2", found="1", holds=False, detail="A1-01"),
    ]

    shown = plain(rows)

    assert "| answers | 2 | 2 | adds up |" in shown
    assert "**does not add up** A1-01" in shown


def test_what_was_typed_in_the_chat_is_quoted_as_it_was_last_and_nothing_deleted_is() -> None:
    books = Books()
    books.heard = {"m1": written(), "m2": written(LUCA, is_withdrawn=True)}
    deleted = Books(heard={"m2": written(LUCA, is_withdrawn=True)})

    right = in_the_chat(books, a_quoting_digest(TEXT))
    lost = in_the_chat(books, a_quoting_digest())
    kept = in_the_chat(deleted, a_quoting_digest(TEXT))

    assert (right.holds, lost.holds, kept.holds) == (True, False, False)


def test_a_support_that_was_confirmed_and_not_counted_does_not_add_up() -> None:
    books = Books(supports={(ANNA, "c1")})
    digest = a_quoting_digest(TEXT)
    quote = digest["sections"][0]["voices"][0]["cells"][0]["quotes"][0]

    quote |= {"contribution_id": "c1", "supports": 1}
    right = supports(books, digest)
    quote |= {"supports": 0}
    lost = supports(books, digest)

    assert (right.holds, lost.holds) == (True, False)


def test_a_question_on_the_spot_counts_as_many_as_were_told_so() -> None:
    digest = {"sections": [{"polls": [{"heading": OF_ONES_OWN, "answered": 3}]}]}

    told = [on_the_spot(Books(on_the_spot=number), digest).holds for number in (3, 2)]

    assert told == [True, False]
