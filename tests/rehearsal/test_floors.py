"""A speaking round, as screens show it and as the oracle judges it."""

from typing import Any

import pytest

from rehearsal.cast.floors import Floor, floor_on
from rehearsal.cast.scenes import Scene
from rehearsal.oracle.floors import floors
from rehearsal.people.persons import Person
from rehearsal.teams import Teams
from rehearsal.telling.turns import Turns
from rehearsal.wire import Json
from tests.rehearsal.cards import a_card, a_text, an_execute
from tests.rehearsal.scenes import a_scene, post, show

QUESTION = "Che cosa può offrire il territorio?"
PASSED = "chi_offre", 2


@pytest.fixture
def scene(teams: Teams, anna: Person, luca: Person, ospite: Person) -> Scene:
    """Three who are asked have joined."""
    scene = a_scene(teams, anna, luca, ospite)
    for person in (anna, luca, ospite):
        scene.books.join(person.teams_id, "territoriale")
    return scene


def a_floor(said: str, turn: int | None, *following: str) -> Json:
    """The round's card, with who follows in a numbered list; without a turn nothing to tap."""
    numbered = [[str(number), name] for number, name in enumerate(following, 1)]
    lines = [text for pair in [["Poi"], *numbered] for text in pair] if following else []
    move = an_execute("Vorrei aggiungere", "speak", data={"move": "add", "turn": turn})
    refresh = {"action": an_execute("Aggiorna", "show", data={"card": "prompt"})}
    texts = map(a_text, [QUESTION, said, *lines])
    return a_card(*texts, actions=(move,) if turn else (), refresh=refresh)


def a_result(turns: int) -> Json:
    counted = a_text(f"Ci sono stati {turns} interventi.")
    return a_card(a_text("✓ Chiuso 14:20"), a_text(QUESTION), counted)


def a_digest(spoke: int | None) -> dict[str, Any]:
    return {"sections": [{"speaking": [{"question": QUESTION, "spoke": spoke}]}]}


def play(scene: Scene, luca: Person, *names: str, is_through: bool = True) -> None:
    """Show turn after turn, Luca's to him alone."""
    first, *others = (f"Ora parla {name}" for name in names)
    message = post(scene, a_floor(first, 1, *names[1:]))
    for turn, said in enumerate(others, 2):
        view = a_floor("Ora parli tu" if said.endswith(luca.name) else said, turn)
        show(scene, message, luca, view)
    if is_through:
        show(scene, message, luca, a_floor("In questo momento non parla nessuno", None))


def verdicts(scene: Scene, digest: Json) -> list[bool]:
    return [row.holds for row in floors(scene, digest)]


def test_who_speaks_who_follows_and_whose_view_it_is_stand_on_the_card() -> None:
    shared = floor_on(a_floor("Ora parla Anna Bianchi", 1, "Luca Verdi", "Ospite"))
    own = floor_on(a_floor("Ora parli tu", 2))
    nobody = floor_on(a_floor("In questo momento non parla nessuno", 2))

    assert shared == Floor(
        turn=1,
        speaker="Anna Bianchi",
        following=("Luca Verdi", "Ospite"),
        is_mine=False,
        is_held=False,
    )
    assert own is not None
    assert (own.is_mine, own.turn) == (True, 2)
    assert nobody is not None
    assert nobody.is_free
    assert floor_on(a_result(2)) is None


def test_turns_that_are_each_announced_once_and_in_order_add_up(scene: Scene, luca: Person) -> None:
    play(scene, luca, "Anna Bianchi", "Luca Verdi", "Ospite")
    post(scene, a_result(3))

    assert verdicts(scene, a_digest(3)) == [True, True]


def test_a_turn_that_nobody_was_shown_does_not_add_up(scene: Scene, luca: Person) -> None:
    play(scene, luca, "Anna Bianchi", "Luca Verdi")
    post(scene, a_result(2))

    (turns, _) = floors(scene, a_digest(None))

    assert not turns.holds
    assert turns.detail == "not announced: Ospite"


def test_who_still_waits_at_the_close_and_who_speaks_then_are_no_turns_yet(
    scene: Scene, luca: Person
) -> None:
    play(scene, luca, "Anna Bianchi", "Luca Verdi", is_through=False)
    post(scene, a_result(1))

    assert verdicts(scene, a_digest(None)) == [True, True]


def test_somebody_who_was_never_due_does_not_add_up(scene: Scene, luca: Person) -> None:
    play(scene, luca, "Anna Bianchi", "Luca Verdi", "Ospite", "Piero Neri")
    post(scene, a_result(4))

    (turns, _) = floors(scene, a_digest(4))

    assert turns.detail == "not due: Piero Neri"


def test_somebody_called_twice_does_not_add_up(scene: Scene, luca: Person) -> None:
    play(scene, luca, "Anna Bianchi", "Luca Verdi", "Ospite", "Anna Bianchi")
    post(scene, a_result(4))

    assert verdicts(scene, a_digest(4)) == [False, True]


def test_another_order_than_was_shown_does_not_add_up(scene: Scene, luca: Person) -> None:
    play(scene, luca, "Anna Bianchi", "Luca Verdi", "Ospite")
    post(scene, a_floor("Ora parla Anna Bianchi", 1, "Ospite", "Luca Verdi"))
    post(scene, a_result(3))

    assert verdicts(scene, a_digest(3)) == [False, True]


def test_who_passed_and_is_counted_does_not_add_up(scene: Scene, luca: Person) -> None:
    scene.books.turns[PASSED] = "passed"
    play(scene, luca, "Anna Bianchi", "Luca Verdi", "Ospite")
    post(scene, a_result(3))

    assert verdicts(scene, a_digest(3)) == [True, False]


def test_a_digest_with_another_number_than_the_room_heard_does_not_add_up(
    scene: Scene, luca: Person
) -> None:
    play(scene, luca, "Anna Bianchi", "Luca Verdi", "Ospite")
    post(scene, a_result(3))

    assert verdicts(scene, a_digest(4)) == [True, False]


def test_a_transcript_tells_of_each_turn_once_by_name(scene: Scene, luca: Person) -> None:
    play(scene, luca, "Anna Bianchi", "Luca Verdi", "Luca Verdi")
    turns = Turns(scene.plan)

    told = [turns.news(sight, luca.name) for sight in scene.teams.ledger.sights * 2]

    assert [each for each in told if each] == [
        "Ora parla Anna Bianchi",
        "Ora parla Luca Verdi",
        "Ora parla Luca Verdi",
        "In questo momento non parla nessuno",
    ]
