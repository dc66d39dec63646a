"""What those who lead do is told once, with their name."""

import pytest

from rehearsal.cast.acts import EXTENDED, PAUSED, Act
from rehearsal.cast.scenes import Scene
from rehearsal.oracle.leading import acts
from rehearsal.people.persons import Person
from rehearsal.teams import Teams
from rehearsal.wire import Json
from tests.rehearsal.cards import a_card, a_text
from tests.rehearsal.scenes import a_scene, post

ANNA = "Anna Bianchi"


@pytest.fixture
def scene(teams: Teams, anna: Person) -> Scene:
    scene = a_scene(teams, anna)
    scene.books.acts = [Act(PAUSED, ANNA), Act(EXTENDED, "Luca Verdi")]
    return scene


def an_act(told: str, by: str) -> Json:
    foot = a_text(f"Lo ha deciso {by}. Le risposte già date restano valide.")
    return a_card(a_text(told, style="heading"), foot)


def test_acts_that_were_told_as_they_were_done_add_up(scene: Scene) -> None:
    post(scene, an_act(PAUSED, ANNA))
    post(scene, a_card(a_text("Un’altra scheda")))
    post(scene, an_act("Più tempo, fino alle 14:20", "Luca Verdi"))

    assert acts(scene).holds


@pytest.mark.parametrize(
    "told",
    [
        [(PAUSED, ANNA)],
        [(PAUSED, ANNA), (EXTENDED, ANNA)],
        [(EXTENDED, "Luca Verdi"), (PAUSED, ANNA)],
        [(PAUSED, ANNA), (EXTENDED, "Luca Verdi"), (EXTENDED, "Luca Verdi")],
    ],
    ids=["one too few", "another's name", "another order", "one too many"],
)
def test_acts_that_were_told_otherwise_do_not_add_up(
    scene: Scene, told: list[tuple[str, str]]
) -> None:
    for what, by in told:
        post(scene, an_act(what, by))

    row = acts(scene)

    assert not row.holds
    assert "done La sessione è in pausa (Anna Bianchi)" in row.detail
