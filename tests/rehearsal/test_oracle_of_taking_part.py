"""The oracle says so wherever what was given for others, or besides, is not what is found."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rehearsal.cast.books import Books, Page, ReadThrough, ShelvedPlan, Written
from rehearsal.cast.nudging import SENT
from rehearsal.cast.scenes import Scene
from rehearsal.oracle.owned import own_pages
from rehearsal.oracle.proposed import proposals
from rehearsal.oracle.reminded import reminders
from rehearsal.oracle.reported import reports
from rehearsal.oracle.shelf import plans_by_chat
from rehearsal.oracle.ways import objections, orders, pages_read
from rehearsal.people.persons import Person
from rehearsal.stage.plan_file import shelve
from rehearsal.teams import Teams
from rehearsal.wire import Json
from tests.rehearsal.cards import a_card, a_text
from tests.rehearsal.scenes import SHORT, a_scene, post, show

SARA = "29:sara"
TEXT = "Servono percorsi più facili per imparare l’italiano."


@pytest.fixture
def scene(teams: Teams, anna: Person, luca: Person) -> Scene:
    return a_scene(teams, anna, luca)


def show_alone(scene: Scene, person: Person, card: Json) -> None:
    """Let one person see a card in place of one that says nothing."""
    show(scene, post(scene, a_card()), person, card)


def a_report(code: str = "P7") -> Written:
    return Written(
        author=SARA, role_id="host", prompt_id="round", kind="proposal", text=TEXT, code=code
    )


def a_quote(**changes: object) -> dict[str, Any]:
    return {"reference": "A1-01", "text": TEXT, "reported": True, "code": "P7"} | changes


def a_digest(*quotes: dict[str, Any], **method: object) -> dict[str, Any]:
    voice = {"label": "role", "roles": ["host"], "cells": [{"quotes": list(quotes)}]}
    told = {"reported": len(quotes), "authors": None, "threshold": 3}
    return {"sections": [{"voices": [voice]}], "method": told | method}


def test_a_report_is_marked_under_its_code_and_adds_no_author(scene: Scene) -> None:
    scene.books.write(1, a_report())

    right = reports(scene.books, a_digest(a_quote()))
    unmarked = reports(scene.books, a_digest(a_quote(reported=False), reported=1))
    otherwise = reports(scene.books, a_digest(a_quote(code="P8")))
    misquoted = reports(scene.books, a_digest(a_quote(text="Altro")))
    counted = reports(scene.books, a_digest(a_quote(), authors=1))
    miscounted = reports(scene.books, a_digest(a_quote(), reported=0))

    assert right.holds
    wrong = [unmarked, otherwise, misquoted, counted, miscounted]
    assert not any(row.holds for row in wrong)


def test_a_report_under_another_role_than_was_said_does_not_add_up(scene: Scene) -> None:
    digest = a_digest(a_quote())
    scene.books.write(1, a_report())
    voice = digest["sections"][0]["voices"][0]

    voice["roles"] = ["promoter"]
    elsewhere = reports(scene.books, digest)
    voice["label"] = "everyone"
    of_nobody = reports(scene.books, digest)

    assert (elsewhere.holds, of_nobody.holds) == (False, True)


def asking(*statements: str, answered: int = 3) -> dict[str, Any]:
    """A digest that has these statements of participants."""
    questions = [{"question": one, "proposed": True, "answered": answered} for one in statements]
    planned = {"question": "Serve più tempo", "proposed": False, "answered": 0}
    return {"sections": [{"polls": [{"questions": [planned, *questions]}]}]}


def test_an_own_statement_that_was_admitted_is_asked_of_everybody_once(
    scene: Scene, anna: Person
) -> None:
    scene.books.propose(anna.teams_id, "Serve un bus")
    scene.books.propose(anna.teams_id, "Basta così")
    scene.books.admit("Serve un bus")

    right = proposals(scene, asking("SERVE UN BUS!"))
    lost, twice, unanswered, unasked = (
        proposals(scene, digest)
        for digest in (
            asking(),
            asking("Serve un bus", "Serve un bus"),
            asking("Serve un bus", answered=0),
            asking("Serve un bus", "Basta così"),
        )
    )

    assert right.holds
    assert not any(row.holds for row in (lost, twice, unanswered, unasked))


def test_an_own_statement_that_was_left_out_is_seen_by_whoever_proposed_it_alone(
    scene: Scene, anna: Person, luca: Person
) -> None:
    for text in ("Serve un bus", "Basta così"):
        scene.books.propose(anna.teams_id, text)
    scene.books.admit("Serve un bus")

    show_alone(scene, anna, a_card(a_text("Basta così")))
    kept = proposals(scene, asking("Serve un bus"))
    show_alone(scene, luca, a_card(a_text("1 · Basta così")))
    leaked = proposals(scene, asking("Serve un bus"))

    assert (kept.holds, leaked.holds) == (True, False)


def test_a_role_is_reminded_as_often_as_was_told_and_twice_at_most(scene: Scene) -> None:
    question = a_text("La gestione dei percorsi, che cosa funziona?")
    card = a_card(a_text("Uno spazio per: enti promotori", style="heading"), question)
    scene.books.reminded["punti_gestione", "promotore"] = [SENT, "È già fatto", SENT, "Già due"]

    post(scene, card)
    once = reminders(scene)
    post(scene, card)
    twice = reminders(scene)
    post(scene, card)
    too_often = reminders(scene)

    assert [row.holds for row in (once, twice, too_often)] == [False, True, False]


def a_page(*lines: str) -> Json:
    heading = a_text("Hai scritto 1 contributo", style="heading")
    return a_card(heading, *(a_text(one) for one in lines))


def look(scene: Scene, person: Person, page: Json, *, answered: tuple[str, ...] = ()) -> None:
    """Note that somebody who wrote number 1 has looked at their page."""
    mine = {number: one for number, one in scene.books.written.items() if number == 1}
    scene.books.pages = [
        Page(
            person=person.teams_id,
            shown=page,
            contributions=mine,
            supports=frozenset(),
            answered=frozenset(answered),
        )
    ]


def by(person: Person, text: str = TEXT) -> Written:
    return Written(
        author=person.teams_id, role_id="promotore", prompt_id="p", kind="proposal", text=text
    )


MINE = (TEXT, "Proposta · n. 1")
POLL = "Da quanto tempo lavori ai percorsi?"
SECRET = "Quanto serve un tutor dopo il tirocinio?"


def test_an_own_page_has_all_that_was_told_and_nothing_of_others(
    scene: Scene, anna: Person, luca: Person
) -> None:
    scene.books.write(1, by(anna))
    scene.books.write(2, by(luca, "Altro"))

    pages = [
        a_page(*MINE, POLL),
        a_page(POLL),
        a_page("Altre parole", MINE[1], POLL),
        a_page(*MINE),
        a_page(*MINE, POLL, "Proposta · n. 2"),
        a_page(*MINE, POLL, "Proposta · n. 3"),
        a_page(*MINE, POLL, SECRET),
    ]
    rows = []
    for page in pages:
        look(scene, anna, page, answered=("esperienza", "utile"))
        rows.append(own_pages(scene))

    assert [row.holds for row in rows] == [True, *[False] * 6]


def test_an_own_page_says_what_its_owner_withdrew(scene: Scene, anna: Person) -> None:
    scene.books.write(1, by(anna))
    scene.books.withdraw(1)

    look(scene, anna, a_page("Contributo n. 1 ritirato"))
    told = own_pages(scene)
    look(scene, anna, a_page("Hai scritto"))
    untold = own_pages(scene)

    assert (told.holds, untold.holds) == (True, False)


def test_an_own_page_before_other_eyes_does_not_add_up(
    scene: Scene, anna: Person, luca: Person
) -> None:
    scene.books.write(1, by(anna))
    look(scene, anna, a_page(*MINE))

    show_alone(scene, anna, a_page(*MINE))
    alone = own_pages(scene)
    show_alone(scene, luca, a_page(*MINE))
    another = own_pages(scene)
    scene.teams.ledger.sights.clear()
    post(scene, a_page(*MINE))
    everybody = own_pages(scene)

    assert [row.holds for row in (alone, another, everybody)] == [True, False, False]


def an_order(answered: int) -> Json:
    return {"sections": [{"polls": [{"heading": "Che cosa viene prima?", "answered": answered}]}]}


def test_an_order_written_as_numbers_counts_beside_one_that_was_tapped(
    scene: Scene, anna: Person, luca: Person
) -> None:
    for person in (anna, luca):
        scene.books.answer(person.teams_id, "ordine", {"q": ("A", "B")})

    tapped_only = orders(scene.books, scene.plan, an_order(2))
    scene.books.numbered.add(("ordine", anna.teams_id))
    both, lost, too_many = (orders(scene.books, scene.plan, an_order(n)) for n in (2, 1, 3))

    assert [row.holds for row in (tapped_only, both, lost, too_many)] == [False, True, False, False]


def read(scene: Scene, *pages: tuple[str, ...], behind: int = 0) -> bool:
    """Whether a read-through of two known contributions adds up."""
    one = ReadThrough(
        person=SARA, prompt_id="riletto", pages=pages, behind=behind, known=frozenset({1, 2})
    )
    scene.books.read = [one]
    return pages_read(scene.books, scene.plan).holds


def test_whoever_turns_every_page_reads_each_point_once(
    scene: Scene, anna: Person, luca: Person
) -> None:
    for number, person in enumerate((anna, luca), 1):
        one = replace(by(person, f"Punto {number}"), prompt_id="punti_gestione")
        scene.books.write(number, one)

    right = read(scene, ("c1",), ("Il tuo",))
    wrong = [
        read(scene, ("c1",), ("c1",)),
        read(scene, ("c1",), ()),
        read(scene, ("c1", "c2"), ("c3",)),
        read(scene, ("c1",), behind=2),
    ]
    as_one = read(scene, ("c1",), behind=1)
    nobody = pages_read(Books(), scene.plan).holds

    assert (right, as_one) == (True, True)
    assert not any([*wrong, nobody])


def test_objections_stand_beside_their_points(scene: Scene, anna: Person, luca: Person) -> None:
    def told(at_the_read_back: int, beside: int) -> Json:
        read = {"objections": ["A1-1"] * at_the_read_back}
        return {"sections": [{"read_backs": [read], "points": [{"objections": ["x"] * beside}]}]}

    for number, person in enumerate((anna, luca, luca), 1):
        one = replace(by(person, f"Non è così {number}"), prompt_id="riletto", kind="objection")
        scene.books.write(number, one)
    scene.books.withdraw(3)

    right = objections(scene.books, told(2, 2)).holds
    wrong = [objections(scene.books, told(*some)).holds for some in ((1, 2), (2, 1), (3, 3))]
    none = objections(Books(), told(0, 0)).holds

    assert right
    assert not any([*wrong, none])


def test_plans_by_chat_come_back_as_they_are_kept_and_disturb_no_other(
    scene: Scene, tmp_path: Path
) -> None:
    shelf = shelve(SHORT.parent, tmp_path / "plans")
    for name in ("sent", "made"):
        (shelf / f"{name}.yaml").write_bytes(name.encode())
    sent = ShelvedPlan(plan_id="sent", sent=b"sent", fetched=b"sent", pages=3, is_told=True)
    made = ShelvedPlan(plan_id="made", fetched=b"made", pages=3, is_told=True)

    rows = []
    for plans in (
        [sent, made],
        [sent],
        [made],
        [replace(sent, sent=b"other"), made],
        [sent, replace(made, fetched=b"other")],
        [sent, replace(made, plan_id="lost")],
        [sent, replace(made, is_told=False)],
        [sent, replace(made, pages=1)],
    ):
        scene.books.plans = plans
        rows.append(plans_by_chat(scene, SHORT, shelf).holds)
    scene.books.plans = [sent, made]
    (shelf / SHORT.name).write_bytes(b"disturbed")
    disturbed = plans_by_chat(scene, SHORT, shelf).holds

    assert rows == [True, *[False] * 7]
    assert not disturbed
