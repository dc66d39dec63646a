"""Who answers an anonymous prompt is watched by role no more than by name."""

from dialogs.commands.showing import Card
from dialogs.views.leading import ControlView, CoverageView, OpenPrompt
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
