"""Priority votes: made of what was written, told calmly where there is nothing."""

from typing import Any

from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import EditContribution, Support, WithdrawContribution
from dialogs.replies import Refused
from dialogs.views.leading import ControlView
from dialogs.views.opening import PassedOverView
from dialogs.views.prompts import PromptView
from dialogs.views.writing import ContributionView
from facilitation.questions import Option
from facilitation.refusals.answering import NothingToVoteOn, TooManyDots
from tests.dialogs.house import House, a_block, a_round, refused, view


def a_vote(**changes: Any) -> dict[str, Any]:
    """Two dots, one for each thing, from the block's fifth minute."""
    return {
        "kind": "priority_vote",
        "id": "first",
        "opens": 5,
        "minutes": 5,
        "question": "What first?",
        "dots": 2,
    } | changes


async def voted_on(house: House, *texts: str, **changes: Any) -> tuple[Option, ...]:
    """A vote open on what Anna wrote, joined by three others."""
    await house.begin(a_block("one", a_round(), a_vote(**changes)))
    await house.join_all("anna", "bice", "carla", "dora")
    for text in texts:
        await house.write_point("anna", text)
    await house.pass_time(minutes=5)
    return (await house.run("first")).prompt.asks[0].choices


async def the_contribution(house: House, option: Option) -> str:
    async with house.store.read() as work:
        return (await work.contributions.hold(option.id)).id


async def test_what_stands_when_it_opens_is_voted_on(house: House) -> None:
    options = await voted_on(house, "One", "Two", "Three")

    reply = await house.tap("bice", options[0].id, run="first")

    assert sorted(one.text for one in options) == ["One", "Three", "Two"]
    assert view(reply, PromptView).mine == {"first": (options[0].id,)}


async def test_dots_tapped_one_after_the_other_add_up_and_no_more_than_one_has(
    house: House,
) -> None:
    one, two, three = await voted_on(house, "One", "Two", "Three")

    await house.tap("bice", one.id, run="first")
    both = await house.tap("bice", two.id, run="first")
    third = await house.tap("bice", three.id, run="first")

    assert view(both, PromptView).mine == {"first": (one.id, two.id)}
    assert isinstance(refused(third), TooManyDots)


async def test_with_nothing_to_vote_on_the_room_is_told_and_no_empty_vote_opens(
    house: House,
) -> None:
    await house.begin(a_block("one", a_round(), a_vote()))
    await house.join("anna")
    await house.write_point("anna", "Alone")

    await house.pass_time(minutes=5)

    shown = [one for one in await house.views() if isinstance(one, PassedOverView)]
    assert [one.prompt.heading for one in shown] == ["What first?"]
    assert [run.prompt.id for run in await house.runs()] == ["points"]


async def test_a_vote_that_opens_with_its_block_is_passed_over_as_calmly(house: House) -> None:
    await house.begin(a_block("one", a_round()), a_block("two", a_vote(opens=0)))

    await house.act(Act.NEXT)

    assert "prompt_passed_over" in await house.told()
    assert (await house.session()).block_id == "two"


async def test_the_facilitator_may_open_it_once_there_is_something(house: House) -> None:
    await house.begin(a_block("one", a_round(minutes=12), a_vote()))
    await house.join("anna")
    await house.pass_time(minutes=5)

    too_soon = await house.act(Act.OPEN, prompt_id="first")
    for text in ("One", "Two"):
        await house.write_point("anna", text)
    await house.pass_time(minutes=1)
    waiting = view(await house.status(), ControlView).waiting
    await house.act(Act.OPEN, prompt_id="first")

    assert isinstance(refused(too_soon), NothingToVoteOn)
    assert [one.id for one in waiting] == ["first"]
    assert [run.prompt.id for run in await house.runs()] == ["points", "first"]


async def test_what_is_withdrawn_stays_counted_without_its_words(house: House) -> None:
    options = await voted_on(house, "One", "Two")
    gone = options[0]
    for name in ("bice", "carla", "dora"):
        await house.tap(name, gone.id, run="first")

    contribution = await the_contribution(house, gone)
    await house.ask(WithdrawContribution(**house.who("anna"), contribution_id=contribution))
    await house.pass_time(minutes=5)

    run = await house.run("first")
    assert run.prompt.asks[0].worded == {gone.id: "withdrawn"}
    assert gone.text not in run.prompt.model_dump_json()
    assert dict(run.results[0].total.counts)[f"{gone.id}:1"] == 3


async def test_who_supports_another_instead_leaves_no_words_of_theirs_to_vote_on(
    house: House,
) -> None:
    await house.begin(a_block("one", a_round(minutes=9), a_vote()))
    await house.join_all("anna", "bice")
    theirs, mine = [
        view(await house.write_point(name, f"Says {name}"), ContributionView).contribution
        for name in ("anna", "bice")
    ]
    await house.pass_time(minutes=5)

    await house.ask(Support(**house.who("bice"), contribution_id=theirs.id, instead_of=mine.id))

    [asked] = (await house.run("first")).prompt.asks
    assert asked.worded == {mine.id: "withdrawn"}


async def test_what_is_corrected_is_voted_on_in_its_new_words(house: House) -> None:
    options = await voted_on(house, "One", "Two")

    await house.ask(
        EditContribution(
            **house.who("anna"), contribution_id=options[0].id, kind="strength", text="Better"
        )
    )

    texts = [one.text for one in (await house.run("first")).prompt.asks[0].choices]
    assert texts == ["Better", options[1].text]


async def test_what_does_not_fit_a_card_comes_in_pages(house: House) -> None:
    options = await voted_on(house, *(f"Point {number}" for number in range(14)))
    run = await house.run("first")

    second = view(await house.show("bice", Card.PROMPT, run.id, page=1), PromptView)
    given = await house.tap("bice", options[13].id, run="first", page=1)

    assert second.page == 1
    assert view(given, PromptView).page == 1


async def test_a_vote_ends_in_the_digest(house: House) -> None:
    options = await voted_on(house, "One", "Two")
    for name in ("bice", "carla", "dora"):
        await house.tap(name, options[0].id, run="first")
    await house.act(Act.END, confirmed=True)
    session = await house.session()
    await house.pass_time(minutes=1)

    async with house.store.read() as work:
        digest = await work.digests.get(session.id)

    (poll,) = digest.sections[0].polls
    assert (poll.called, poll.answered) == ("priority", 3)
    assert poll.questions[0].counts[0] == (f"{options[0].id}:1", 3)
    assert not isinstance(await house.status(), Refused)
