"""What those who lead do is told once, with their name; who leads, and how long blocks last."""

from pathlib import Path

import pytest

from rehearsal.cast.acts import AWAY, EXTENDED, LED, PAUSED, SHARED, Act
from rehearsal.cast.scenes import Scene
from rehearsal.oracle.due import told_once
from rehearsal.oracle.lateness import shared_out
from rehearsal.oracle.leading import acts, leaders
from rehearsal.people.persons import Person
from rehearsal.teams import Teams
from rehearsal.wire import Json
from tests.rehearsal.cards import a_card, a_text, an_execute
from tests.rehearsal.scenes import a_scene, post

ANNA, GIULIA, MARCO, SARA = "Anna Bianchi", "Giulia Romano", "Marco De Santis", "Sara Mancini"


@pytest.fixture
def scene(teams: Teams, anna: Person) -> Scene:
    return a_scene(teams, anna)


def an_act(told: str, by: str, *lines: str) -> Json:
    foot = a_text(f"Lo ha deciso {by}. Le risposte già date restano valide.")
    return a_card(a_text(told, style="heading"), *map(a_text, lines), foot)


def an_absence(*names: str) -> Json:
    said = f"La scaletta va avanti con l’orologio. Può condurre {', '.join(names)}."
    return a_card(a_text(AWAY, style="heading"), a_text(said))


def a_block(title: str, times: str) -> Json:
    refresh = {"action": an_execute("Aggiorna", "show", data={"card": "block"})}
    return a_card(a_text("Scaletta"), a_text(times), a_text(title), refresh=refresh)


def test_acts_that_were_told_as_they_were_done_add_up(scene: Scene) -> None:
    scene.books.acts = [Act(PAUSED, ANNA), Act(EXTENDED, MARCO)]

    post(scene, an_act(PAUSED, ANNA))
    post(scene, a_card(a_text("Un’altra scheda")))
    post(scene, an_act("Più tempo, fino alle 14:20", MARCO))

    assert acts(scene).holds


@pytest.mark.parametrize(
    "told",
    [
        [(PAUSED, ANNA)],
        [(PAUSED, ANNA), (EXTENDED, ANNA)],
        [(EXTENDED, MARCO), (PAUSED, ANNA)],
        [(PAUSED, ANNA), (EXTENDED, MARCO), (EXTENDED, MARCO)],
    ],
    ids=["one too few", "another's name", "another order", "one too many"],
)
def test_acts_that_were_told_otherwise_do_not_add_up(
    scene: Scene, told: list[tuple[str, str]]
) -> None:
    scene.books.acts = [Act(PAUSED, ANNA), Act(EXTENDED, MARCO)]
    for what, by in told:
        post(scene, an_act(what, by))

    row = acts(scene)

    assert not row.holds
    assert f"done {PAUSED} ({ANNA})" in row.detail


def test_a_leader_who_is_missed_and_followed_by_another_adds_up(scene: Scene) -> None:
    scene.books.lost_leaders.append(MARCO)

    post(scene, an_act(f"{LED}{MARCO}", GIULIA))
    post(scene, an_absence(GIULIA, SARA))
    post(scene, an_act(f"{LED}{SARA}", SARA))

    assert [row.holds for row in leaders(scene)] == [True]


@pytest.mark.parametrize(
    ("leads", "missed", "follows"),
    [
        (MARCO, [], SARA),
        (MARCO, [(GIULIA, SARA), (GIULIA, SARA)], SARA),
        (GIULIA, [(GIULIA, SARA)], SARA),
        (MARCO, [(GIULIA, SARA)], MARCO),
        (MARCO, [(GIULIA,)], SARA),
        (MARCO, [(GIULIA, MARCO, SARA)], SARA),
    ],
    ids=[
        "not missed",
        "missed twice",
        "another led",
        "nobody else follows",
        "no deputy is named",
        "the lost one is named",
    ],
)
def test_a_leader_who_is_lost_otherwise_does_not_add_up(
    scene: Scene, leads: str, missed: list[tuple[str, ...]], follows: str
) -> None:
    scene.books.lost_leaders.append(MARCO)
    post(scene, an_act(f"{LED}{leads}", GIULIA))
    for names in missed:
        post(scene, an_absence(*names))
    post(scene, an_act(f"{LED}{follows}", follows))

    assert [row.holds for row in leaders(scene)] == [False]


def test_where_nobody_was_lost_there_is_nothing_to_judge(scene: Scene) -> None:
    post(scene, an_act(f"{LED}{MARCO}", GIULIA))

    assert list(leaders(scene)) == []


@pytest.mark.parametrize(("times", "holds"), [("14:40–14:46", True), ("14:40–14:48", False)])
def test_a_block_is_held_against_the_new_agenda(scene: Scene, times: str, *, holds: bool) -> None:
    new = ["14:40", "Rilettura e priorità", "14:46", "La parola a chi ospita"]

    post(scene, a_block("La parola al territorio", "14:20–14:34"))
    post(scene, an_act(f"{SHARED} 15:02", GIULIA, *new))
    post(scene, a_block("Rilettura e priorità", times))

    assert [row.holds for row in shared_out(scene)] == [holds]


@pytest.mark.parametrize(("times", "is_owed"), [("14:40–14:43", True), ("14:40–14:41", False)])
def test_a_prompt_that_the_cut_left_too_short_owes_no_reminder(
    scene: Scene, tmp_path: Path, times: str, *, is_owed: bool
) -> None:
    log = tmp_path / "giro.log"
    log.touch()

    post(scene, an_act(f"{SHARED} 15:02", GIULIA))
    post(scene, a_block("La parola a chi ospita", times))
    (row,) = told_once(scene, log)

    assert ("reminder ancora" in row.detail) is is_owed
