"""The grid of what was said, and its holes."""

from typing import Any

import pytest

from facilitation.contributions import ContributionKind
from facilitation.coverage import Cell, Gap, coverage
from facilitation.plan import Plan
from facilitation.prompts import ReadBack
from facilitation.runs import PromptRun
from tests.dialogs.house import a_block, a_plan, a_poll, a_round
from tests.facilitation.sessions import a_run, at

STRENGTH, PROPOSAL = ContributionKind.STRENGTH, ContributionKind.PROPOSAL
EVERYBODY = {"promoter": 2, "host": 1, "local": 1}

PLAN = Plan.model_validate(
    a_plan(
        a_block("one", a_poll(), a_round()),
        a_block("two", a_round(id="more", kinds=["story"], roles=["host"])),
        a_block("free", a_round(id="free_round", kinds=["proposal"]), area=None),
    )
)


def run(prompt_id: str, block_id: str = "one", **changes: Any) -> PromptRun:
    prompt = next(one for one in PLAN.prompts if one.id == prompt_id)
    told = {"id": prompt_id, "block_id": block_id, "closed_at": at(9)} | changes
    return a_run(prompt, **told)


def cell(role_id: str, kind: ContributionKind, number: int = 1, run_id: str = "points") -> Cell:
    return Cell(run_id=run_id, role_id=role_id, kind=kind, number=number)


def test_before_any_round_there_is_nothing_to_miss() -> None:
    told = coverage(PLAN, [run("poll")], [], EVERYBODY)

    assert (told.places, told.roles, told.gaps) == ((), (), ())


def test_a_poll_has_no_part_in_it() -> None:
    told = coverage(PLAN, [run("poll", closed_at=None), run("points")], [], EVERYBODY)

    assert {kind for _, kind in told.by_kind} == {STRENGTH, PROPOSAL}


def test_what_is_read_back_has_no_part_in_it() -> None:
    read_back = ReadBack(id="back", minutes=1, question="What was said?")
    told = coverage(PLAN, [run("points"), a_run(read_back, id="back")], [], EVERYBODY)

    assert {one.run_id for one in told.gaps} == {None}


def test_contributions_are_counted_by_area_role_and_kind() -> None:
    runs = [run("points"), run("more", "two"), run("free_round", "free")]
    cells = [
        cell("promoter", STRENGTH, 3),
        cell("host", PROPOSAL),
        cell("host", ContributionKind.STORY, 2, "more"),
        cell("local", PROPOSAL, 4, "free_round"),
    ]

    told = coverage(PLAN, runs, cells, EVERYBODY)

    assert told.places == ("scouting", "free")
    assert told.roles == ("promoter", "host", "local")
    assert told.by_role["scouting", "promoter"] == 3
    assert told.by_role["scouting", "host"] == 3
    assert told.by_role["free", "local"] == 4
    assert told.by_role["free", "host"] == 0
    assert told.by_kind["scouting", PROPOSAL] == 1


@pytest.mark.parametrize(
    ("cells", "gaps"),
    [
        (
            [],
            [Gap(place="scouting", role_id=role_id) for role_id in ("promoter", "host", "local")],
        ),
        (
            [cell("promoter", STRENGTH), cell("host", STRENGTH), cell("local", STRENGTH)],
            [Gap(place="scouting", kind=PROPOSAL)],
        ),
        (
            [cell("promoter", STRENGTH), cell("promoter", PROPOSAL), cell("host", STRENGTH)],
            [
                Gap(place="scouting", role_id="local"),
                Gap(place="scouting", role_id="host", kind=PROPOSAL),
            ],
        ),
        (
            [cell(role_id, kind) for role_id in EVERYBODY for kind in (STRENGTH, PROPOSAL)],
            [],
        ),
    ],
)
def test_holes_are_silent_roles_then_missing_kinds(cells: list[Cell], gaps: list[Gap]) -> None:
    told = coverage(PLAN, [run("points")], cells, EVERYBODY)

    assert list(told.gaps) == gaps


def test_a_role_in_which_nobody_joined_is_named_and_misses_nothing() -> None:
    told = coverage(PLAN, [run("points")], [cell("promoter", STRENGTH)], {"promoter": 2})

    assert told.absent == ("host", "local")
    assert {gap.role_id for gap in told.gaps} == {None}


def test_what_can_still_be_given_comes_first_and_the_latest_place_before_the_others() -> None:
    runs = [run("points"), run("free_round", "free", closed_at=None)]

    told = coverage(PLAN, runs, [], {"host": 1})
    both_over = coverage(PLAN, [run("points"), run("free_round", "free")], [], {"host": 1})

    assert told.gaps[0] == Gap(place="free", role_id="host", run_id="free_round")
    assert [gap.place for gap in both_over.gaps] == ["free", "scouting"]


def test_a_round_that_is_open_offers_a_remedy_for_its_own_roles_alone() -> None:
    runs = [run("points"), run("more", "two", closed_at=None)]

    told = coverage(PLAN, runs, [], EVERYBODY)

    assert [(gap.role_id, gap.run_id) for gap in told.gaps] == [
        ("host", "more"),
        ("promoter", None),
        ("local", None),
    ]
