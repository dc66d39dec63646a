"""What is told by role: nothing of an anonymous prompt while it is open, then fixed groups."""

from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.views.leading import ControlView, CoverageView, OpenPrompt
from dialogs.views.prompts import PromptView
from tests.dialogs.house import House, a_block, a_poll, view


async def on_the_cards(house: House) -> list[OpenPrompt]:
    """The open prompt as the control card and the coverage card tell it."""
    control = view(await house.show("giulia", Card.CONTROL), ControlView)
    coverage = view(await house.show("giulia", Card.COVERAGE), CoverageView)
    return [*control.open_prompts, *coverage.open_prompts]


async def test_of_an_anonymous_prompt_no_card_tells_which_roles_have_answered(
    house: House,
) -> None:
    await house.begin(a_block("one", a_poll(anonymous=True)))
    await house.join_all("anna", "bice")
    await house.join("carla", "host")

    before = await on_the_cards(house)
    for name in ("anna", "carla"):
        await house.vote(name, "A")
    after = await on_the_cards(house)

    assert after == before
    assert {role.answered for one in after for role in one.roles} == {None}


async def test_every_role_with_anybody_in_it_may_still_be_reminded_of_it(house: House) -> None:
    await house.begin(a_block("one", a_poll(anonymous=True)))
    await house.join("anna", "promoter")
    await house.vote("anna", "A")

    told = await on_the_cards(house)

    waited_for = [[role.role_id for role in one.roles if role.is_waited_for] for one in told]
    assert waited_for == [["promoter"], ["promoter"]]


async def test_of_a_named_prompt_they_tell_how_many_of_each_role(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join_all("anna", "bice")
    await house.vote("anna", "A")

    told = await on_the_cards(house)

    figures = [(role.answered, role.joined) for one in told for role in one.roles if role.joined]
    assert figures == [(1, 2), (1, 2)]


async def test_which_roles_are_told_apart_is_fixed_when_a_prompt_opens(house: House) -> None:
    await house.prepare(a_block("one", a_poll()))
    await house.join_all("anna", "bice", "carla", "ada")
    await house.join("dario", "host")
    await house.act(Act.START)
    for name in ("elio", "fabio", "gina"):
        await house.join(name, "host")

    for name in ("anna", "bice", "carla", "ada", "dario", "elio", "fabio", "gina"):
        await house.vote(name, "A")
    await house.pass_time(minutes=2)

    run = await house.run()
    (result,) = run.results
    assert run.groups == (("promoter", "host", "local"),)
    assert (result.total.answered, result.groups) == (8, ())


async def test_what_is_shown_while_answers_come_in_is_never_by_role(house: House) -> None:
    await house.prepare(a_block("one", a_poll(results="at_once")))
    await house.join_all("anna", "bice", "carla")
    for name in ("dario", "elio", "fabio"):
        await house.join(name, "host")
    await house.act(Act.START)

    everybody = ("anna", "bice", "carla", "dario", "elio", "fabio")
    receipts = [view(await house.vote(name, "A"), PromptView) for name in everybody]
    shown = view(await house.show("anna", Card.PROMPT, (await house.run()).id), PromptView)
    await house.pass_time(minutes=2)

    told = [one for each in (*receipts, shown) for one in each.so_far]
    (result,) = (await house.run()).results
    assert [one.total.answered for one in told if one.total.counts] == [3, 4, 5, 6, 6]
    assert {one.groups for one in told} == {()}
    assert len(result.groups) == 2
