"""Dots: how many one has, what they are given to, what they come to."""

from dataclasses import replace
from typing import Any

import pytest

from facilitation.contributions import Contribution, ContributionKind
from facilitation.counting import ranked, scores
from facilitation.priorities import PriorityVote
from facilitation.privacy import published
from facilitation.prompts import Prompt
from facilitation.questions import Chosen
from facilitation.refusals.answering import NotAnOption, NothingToVoteOn, TooManyDots
from facilitation.refusals.refusal import Refusal
from tests.facilitation.plans import a_choice, a_priority_vote, asking, read
from tests.facilitation.sessions import at

APART = [("host",), ("local",)]


def a_vote(**changes: Any) -> PriorityVote:
    """Three dots, up to two on the same of three options."""
    options = [{"id": one, "text": f"Text {one}"} for one in "xyz"]
    given = {"dots": 3, "most_each": 2, "options": options}
    return PriorityVote.model_validate(a_priority_vote(**given | changes))


def test_what_is_voted_on_is_peoples_own_and_what_they_took_back_is_worded_so() -> None:
    vote = a_vote().model_copy(update={"withdrawn": ("x",)})

    assert (vote.measure, vote.takes_several, vote.from_people) == ("dots", True, True)
    assert vote.worded == {"x": "withdrawn"}


def a_contribution(one: str, **changes: Any) -> Contribution:
    contribution = Contribution(
        id=one,
        session_id="s1",
        run_id="r1",
        number=1,
        participant_id="p1",
        role_id="host",
        area_id="scouting",
        kind=ContributionKind.PROPOSAL,
        text=f"What {one} says",
        written_at=at(1),
    )
    return replace(contribution, **changes)


VOTE = a_vote()


@pytest.mark.parametrize("chosen", [("x",), ("x", "x", "y"), ("z", "y", "x")])
def test_dots_go_to_one_thing_or_to_several(chosen: Chosen) -> None:
    VOTE.check(chosen)

    assert VOTE.is_whole(chosen)


@pytest.mark.parametrize(
    ("chosen", "refusal"),
    [
        ((), TooManyDots),
        (("x", "x", "x"), TooManyDots),
        (("x", "x", "y", "y"), TooManyDots),
        (("w",), NotAnOption),
    ],
)
def test_more_dots_than_one_has_are_refused(chosen: Chosen, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        VOTE.check(chosen)


def test_a_tap_sets_the_dots_of_one_option_and_the_same_tap_again_changes_nothing() -> None:
    once = VOTE.tapped(("x", "y"), ("x", "x"))

    assert once == ("x", "y", "x")
    assert VOTE.tapped(once, ("x", "x")) == once
    assert VOTE.tapped(once, ("x",)) == once


def test_dots_are_summed_and_people_counted_apart() -> None:
    answers = [("x", "x", "y"), ("x", "y", "y"), ("y",)]

    in_order = ranked(scores(VOTE.slots, VOTE.count(answers)))

    assert [(place, one.option, one.points, one.people) for place, _, one in in_order] == [
        (1, "y", 4, 3),
        (2, "x", 3, 2),
        (3, "z", 0, 0),
    ]


def test_a_group_that_gave_dots_to_the_same_thing_is_of_one_mind_however_many() -> None:
    of_one_mind = [("x", "x", "y"), ("x", "z"), ("x",)]
    others = [("x",), ("y",), ("z",)]

    result = published(
        VOTE, {"host": of_one_mind, "local": others}, groups=APART, threshold=3, anonymous=True
    )

    assert result.groups == ()


def test_a_vote_is_made_of_what_stands_in_its_area_in_an_order_that_tells_nothing() -> None:
    written = [
        a_contribution("c"),
        a_contribution("b", area_id="other"),
        a_contribution("d", kind=ContributionKind.STRENGTH),
        a_contribution("a", text="Two\n\nlines"),
    ]

    made = a_vote(options=[], area="scouting", kinds=["proposal"]).made_of(written)
    whole = a_vote(options=[]).made_of(written)

    assert isinstance(made, PriorityVote)
    assert isinstance(whole, PriorityVote)
    assert [(one.id, one.text) for one in made.options] == [
        ("a", "Two lines"),
        ("c", "What c says"),
    ]
    assert [one.id for one in whole.options] == ["a", "b", "c", "d"]


def test_what_is_long_is_cut_and_the_cut_shown() -> None:
    made = a_vote(options=[]).made_of([a_contribution("a", text="word " * 60), a_contribution("b")])

    assert made.asks[0].choices[0].text.endswith("word […]")
    assert len(made.asks[0].choices[0].text) < 170


@pytest.mark.parametrize("written", [[], [a_contribution("a")]])
def test_there_is_no_vote_on_nothing_or_on_one_thing(written: list[Contribution]) -> None:
    with pytest.raises(NothingToVoteOn):
        a_vote(options=[]).made_of(written)


def test_what_is_withdrawn_keeps_its_dots_but_not_its_words() -> None:
    withdrawn = a_contribution("y", withdrawn_at=at(2))

    after = VOTE.retold(withdrawn)

    assert isinstance(after, PriorityVote)
    assert dict(after.worded) == {"y": "withdrawn"}
    assert [one.text for one in after.options] == ["Text x", "[…]", "Text z"]
    assert after.count([("y",)]) == VOTE.count([("y",)])


def test_what_comes_back_has_its_words_again() -> None:
    back = VOTE.retold(a_contribution("y", withdrawn_at=at(2))).retold(a_contribution("y"))

    assert back.asks[0].worded == {}
    assert back.asks[0].choices[1].text == "What y says"


def test_what_is_corrected_is_told_in_its_new_words() -> None:
    after = VOTE.retold(a_contribution("y", text="Better"))

    assert [one.text for one in after.asks[0].choices] == ["Text x", "Better", "Text z"]
    assert after.asks[0].worded == {}


def test_what_is_not_voted_on_changes_no_prompt() -> None:
    poll: Prompt = read(asking(a_choice())).prompts[0]

    assert VOTE.retold(a_contribution("other")) is VOTE
    assert poll.retold(a_contribution("y")) is poll
    assert poll.made_of([]) is poll
