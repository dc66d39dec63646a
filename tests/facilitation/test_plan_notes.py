"""What a sound plan leaves out is said: which areas, and that at the end, nobody is read back."""

from facilitation.plan import Plan
from facilitation.plan_notes import notes
from facilitation.prompts import ReadBack
from tests.digest.sessions import a_block, a_plan, a_poll, a_round

READ = ReadBack(id="read", minutes=1, question="Yours too?")
READ_ALL = ReadBack(id="all", minutes=1, question="Yours too?", of="session")


def told(plan: Plan) -> list[tuple[str, object]]:
    return [(one.code, one.values.get("title")) for one in notes(plan)]


def test_an_area_that_is_written_on_and_not_read_back_is_named() -> None:
    plan = a_plan(
        a_block("one", a_round(), area="paths"),
        a_block("two", a_round("second"), area="skills"),
        a_block("three", READ, area="skills"),
        a_block("four", a_poll(), area="scouting"),
        a_block("five", READ_ALL),
    )

    assert told(plan) == [("note_area_not_read_back", "Procedure di gestione dei percorsi")]


def test_that_nothing_is_read_back_at_the_end_is_said() -> None:
    plan = a_plan(a_block("one", a_round(), READ, area="paths"))

    assert told(plan) == [("note_session_not_read_back", None)]


def test_where_nobody_writes_there_is_nothing_to_read_back() -> None:
    assert told(a_plan(a_block("one", a_poll(), area="paths"))) == []
