"""What is read back where, what may be added, and in which order pages follow."""

import pytest

from facilitation.contributions import ContributionKind
from facilitation.plan import Plan
from facilitation.prompts import ReadBack
from facilitation.read_backs import check_read, gathered, may_be_added, paged, read_in
from facilitation.refusals.unknown import NoSuchContribution
from facilitation.refusals.writing import NotAKind
from tests.digest.sessions import CRITICAL, PROPOSAL, STRENGTH, a_block, a_contribution, a_round
from tests.digest.sessions import a_plan as a_whole_plan

READ = ReadBack(id="read", minutes=1, question="Yours too?")
READ_ALL = READ.model_copy(update={"of": "session"})
OBJECTION = ContributionKind.OBJECTION


def a_plan() -> Plan:
    return a_whole_plan(
        a_block("one", a_round("first", kinds=("strength",)), area="paths"),
        a_block("two", a_round("second", kinds=("proposal", "strength")), area="skills"),
        a_block("three", a_round("third", kinds=("critical_issue",)), area="paths"),
        a_block("four", a_round("fourth", kinds=("story",))),
    )


@pytest.mark.parametrize(
    ("block", "prompt", "read", "kinds"),
    [
        ("one", READ, ["one", "three"], [STRENGTH, CRITICAL]),
        ("two", READ, ["two"], [STRENGTH, PROPOSAL]),
        ("four", READ, ["four"], [ContributionKind.STORY]),
        (
            "four",
            READ_ALL,
            ["one", "two", "three", "four"],
            [STRENGTH, CRITICAL, PROPOSAL, ContributionKind.STORY],
        ),
    ],
)
def test_a_read_back_is_of_its_area_of_its_block_or_of_the_session(
    block: str, prompt: ReadBack, read: list[str], kinds: list[ContributionKind]
) -> None:
    plan = a_plan()
    here = plan.block(block)

    assert [one.id for one in read_in(plan, here, prompt)] == read
    assert list(may_be_added(plan, here, prompt)) == kinds


def test_a_plan_may_say_what_can_be_added_and_where_nothing_was_asked_anything_can() -> None:
    plan = a_plan()
    empty = a_whole_plan(a_block("one"))
    wanted = READ.model_copy(update={"kinds": (PROPOSAL,)})

    assert may_be_added(plan, plan.block("one"), wanted) == (PROPOSAL,)
    assert {*may_be_added(empty, empty.agenda[0], READ)} == {*ContributionKind} - {OBJECTION}


def test_an_objection_is_always_taken_and_a_kind_where_there_is_one() -> None:
    one = READ.model_copy(update={"kinds": (PROPOSAL,)})
    two = READ.model_copy(update={"kinds": (PROPOSAL, STRENGTH)})

    assert (one.meant(""), one.meant("objection"), two.meant("strength")) == (
        PROPOSAL,
        OBJECTION,
        STRENGTH,
    )
    for unknown in ("", "story", "nonsense"):
        with pytest.raises(NotAKind):
            two.meant(unknown)


def test_what_was_written_on_the_same_matter_tells_nothing_of_when() -> None:
    plan = a_plan()
    homes = {"first": "one", "second": "two", "third": "three", "fourth": "four"}
    said = [
        a_contribution(1, "Zeta", run="first"),
        a_contribution(2, "Beta", run="third"),
        a_contribution(3, "Alfa", run="third", kind=CRITICAL),
        a_contribution(4, "Gamma", run="second", area="skills"),
        a_contribution(5, "Delta", run="fourth", area=None),
    ]

    def read(block: str, prompt: ReadBack = READ) -> list[str]:
        blocks = read_in(plan, plan.block(block), prompt)
        return [one.text for one in gathered(blocks, said, homes)]

    assert read("one") == ["Beta", "Zeta", "Alfa"]
    assert read("four") == ["Delta"]
    assert read("one", READ_ALL) == ["Beta", "Delta", "Gamma", "Zeta", "Alfa"]


def test_what_is_not_read_back_is_not_spoken_of() -> None:
    check_read({"a"}, "a")
    with pytest.raises(NoSuchContribution):
        check_read({"a"}, "b")


@pytest.mark.parametrize(
    ("number", "page", "told"),
    [
        (0, 0, (slice(0, 10), 0, 1)),
        (10, 1, (slice(0, 10), 0, 1)),
        (11, 1, (slice(10, 20), 1, 2)),
        (25, 7, (slice(20, 30), 2, 3)),
    ],
)
def test_a_page_is_one_that_is_there(number: int, page: int, told: tuple[slice, int, int]) -> None:
    assert paged(number, page) == told
