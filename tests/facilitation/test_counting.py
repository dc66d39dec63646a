"""What options come to, and how those with the same score are placed."""

from facilitation.counting import Score, Slot, leaders, ranked, scores, stances

SLOTS = (
    Slot(id="A:1", option="A", points=2, stance="A"),
    Slot(id="A:2", option="A", points=1, stance="A"),
    Slot(id="B:1", option="B", points=2, stance="B:1"),
    Slot(id="B:2", option="B", points=1, stance="B:2"),
)
COUNTS = (("A:1", 3), ("A:2", 1), ("B:1", 1), ("B:2", 2))


def a_score(option: str, points: int) -> Score:
    return Score(option=option, points=points, people=1)


def test_an_option_comes_to_the_points_of_all_its_people() -> None:
    assert scores(SLOTS, COUNTS) == (
        Score(option="A", points=7, people=4),
        Score(option="B", points=4, people=3),
    )


def test_equals_share_a_place_and_leave_the_next_one_empty() -> None:
    given = [a_score("A", 1), a_score("B", 5), a_score("C", 3), a_score("D", 3)]

    assert [(place, tied, score.option) for place, tied, score in ranked(given)] == [
        (1, False, "B"),
        (2, True, "C"),
        (2, True, "D"),
        (4, False, "A"),
    ]


def test_all_that_score_highest_lead() -> None:
    assert leaders(SLOTS, COUNTS) == {"A"}
    assert leaders(SLOTS, (("A:1", 1), ("A:2", 0), ("B:1", 0), ("B:2", 2))) == {"A", "B"}
    assert leaders((), ()) == set()


def test_people_of_one_stance_are_added_up() -> None:
    assert stances(SLOTS, COUNTS) == {"A": 4, "B:1": 1, "B:2": 2}
