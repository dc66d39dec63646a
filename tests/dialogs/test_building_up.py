"""Answers that grow tap by tap: none is lost, and they count once they are whole."""

import asyncio

from dialogs.commands.showing import Card
from dialogs.commands.taking_part import CastVote
from dialogs.replies import RoleNeeded
from dialogs.views.prompts import PromptView
from facilitation.refusals.answering import OrderIsUnclear, PromptIsClosed, WrongNumberOfChoices
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.told import Worded
from tests.dialogs.house import House, a_block, a_poll, a_ranking, refused, view
from tests.facilitation.plans import some_statements


async def number(house: House, name: str, question: str = "order", **written: str) -> object:
    """Write numbers beside the options."""
    run_id = (await house.run("order")).id
    return await house.ask(
        CastVote(**house.who(name), run_id=run_id, answers={}, numbers={question: written})
    )


async def test_an_order_grows_by_taps_and_counts_once_it_is_whole(house: House) -> None:
    await house.begin(a_block("one", a_ranking()))
    await house.join("anna")

    begun = [view(await house.tap("anna", one, run="order"), PromptView) for one in "BA"]
    whole = view(await house.tap("anna", "C", run="order"), PromptView)

    assert [(one.mine["order"], one.answered) for one in begun] == [(("B",), 0), (("B", "A"), 0)]
    assert (whole.mine["order"], whole.answered) == (("B", "A", "C"), 1)


async def test_taps_that_come_at_once_are_all_in_the_order(house: House) -> None:
    await house.begin(a_block("one", a_ranking()))
    await house.join("anna")
    run_id = (await house.run("order")).id
    who = house.who("anna")

    await asyncio.gather(
        *(
            house.ask(CastVote(**who, run_id=run_id, answers={"order": (one,)}, adds=True))
            for one in "BACB"
        )
    )
    shown = view(await house.show("anna", Card.PROMPT, run_id), PromptView)

    assert set(shown.mine["order"]) == {"A", "B", "C"}


async def test_what_was_begun_is_still_there_when_the_card_is_seen_again(house: House) -> None:
    await house.begin(a_block("one", a_ranking()))
    await house.join("anna")
    await house.tap("anna", "B", run="order")

    shown = view(await house.show("anna", Card.PROMPT, (await house.run("order")).id), PromptView)

    assert shown.mine == {"order": ("B",)}


async def test_an_order_that_was_never_finished_is_not_in_the_result(house: House) -> None:
    await house.begin(a_block("one", a_ranking(least=2)))
    await house.join_all("anna", "bice", "carla", "dora")
    await house.tap("dora", "C", run="order")
    for name in ("anna", "bice", "carla"):
        await house.vote(name, "A", "B", run="order")

    await house.pass_time(minutes=5)
    late = refused(await house.tap("dora", "A", run="order"))

    run = await house.run("order")
    assert run.answered == 3
    assert dict(run.results[0].total.counts)["C:1"] == 0
    assert isinstance(late, PromptIsClosed)
    assert late.standing == ()


async def test_an_order_sent_whole_replaces_the_one_before(house: House) -> None:
    await house.begin(a_block("one", a_ranking()))
    await house.join("anna")
    await house.vote("anna", "A", "B", "C", run="order")

    shorter = view(await house.vote("anna", "A", "B", run="order"), PromptView)

    assert (shorter.mine, shorter.answered) == ({"order": ("A", "B")}, 0)


async def test_numbers_say_the_same_as_taps(house: House) -> None:
    await house.begin(a_block("one", a_ranking()))
    await house.join("anna")

    reply = await number(house, "anna", A="3", B="1", C="2")

    assert view(reply, PromptView).mine == {"order": ("B", "C", "A")}  # type: ignore[arg-type]


async def test_numbers_that_tell_no_order_change_nothing(house: House) -> None:
    await house.begin(a_block("one", a_ranking(), a_poll()))
    await house.join("anna")
    await house.tap("anna", "B", run="order")

    unclear = await number(house, "anna", A="1", B="1")
    elsewhere = await number(house, "anna", question="other", A="1")
    poll = (await house.run("poll")).id
    no_order = await house.ask(
        CastVote(**house.who("anna"), run_id=poll, answers={}, numbers={"poll": {"A": "1"}})
    )

    shown = view(await house.show("anna", Card.PROMPT, (await house.run("order")).id), PromptView)
    assert isinstance(refused(unclear), OrderIsUnclear)  # type: ignore[arg-type]
    assert isinstance(refused(elsewhere), NoSuchPrompt)  # type: ignore[arg-type]
    assert isinstance(refused(no_order), OrderIsUnclear)
    assert shown.mine == {"order": ("B",)}


async def test_a_tap_beyond_the_last_place_is_refused(house: House) -> None:
    await house.begin(a_block("one", a_ranking(places=1)))
    await house.join("anna")
    await house.tap("anna", "A", run="order")

    reply = await house.tap("anna", "B", run="order")

    assert isinstance(refused(reply), WrongNumberOfChoices)


async def test_an_order_begun_before_joining_is_kept_in_words(house: House) -> None:
    await house.begin(a_block("one", a_ranking()))

    asked = await number(house, "anna", A="2", B="1")

    assert isinstance(asked, RoleNeeded)
    assert asked.kept_texts == ("Two", "One")
    assert isinstance(asked.kept, CastVote)
    assert asked.kept.answers == {"order": ("B", "A")}


async def test_who_has_not_joined_is_asked_for_the_role_at_the_first_tap(house: House) -> None:
    await house.begin(a_block("one", a_ranking()))

    asked = await house.tap("anna", "C", run="order")

    assert isinstance(asked, RoleNeeded)
    assert asked.kept_texts == ("Three",)


async def test_an_anonymous_order_is_built_up_all_the_same(house: House) -> None:
    await house.begin(a_block("one", a_ranking(anonymous=True)))
    await house.join("anna")
    await house.tap("anna", "C", run="order")

    shown = view(await house.tap("anna", "A", run="order"), PromptView)

    assert shown.mine == {"order": ("C", "A")}


async def test_a_poll_is_answered_anew_by_every_tap(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    await house.join("anna")
    await house.tap("anna", "A", run="poll")

    assert view(await house.tap("anna", "B", run="poll"), PromptView).mine == {"poll": ("B",)}


async def test_each_statement_is_answered_by_itself_and_the_others_stand(house: House) -> None:
    await house.begin(a_block("one", some_statements()))
    await house.join_all("anna", "bice", "carla")
    await house.tap("anna", "agree", run="views", question="s1")

    both = view(await house.tap("anna", "pass", run="views", question="s2"), PromptView)
    changed = view(await house.tap("anna", "disagree", run="views", question="s1"), PromptView)

    assert both.mine == {"s1": ("agree",), "s2": ("pass",)}
    assert changed.mine == {"s1": ("disagree",), "s2": ("pass",)}
    assert changed.answered == 1


async def test_the_results_of_statements_are_those_of_each(house: House) -> None:
    await house.begin(a_block("one", some_statements()))
    await house.join_all("anna", "bice", "carla")
    for name in ("anna", "bice", "carla"):
        await house.tap(name, "agree", run="views", question="s1")
    await house.tap("anna", "pass", run="views", question="s2")

    await house.pass_time(minutes=5)

    first, second = (await house.run("views")).results
    assert dict(first.total.counts) == {"agree": 3, "disagree": 0, "pass": 0}
    assert second.is_withheld


async def test_an_answer_to_a_statement_is_told_with_what_it_was_said_to(house: House) -> None:
    await house.begin(a_block("one", some_statements()))

    asked = await house.tap("anna", "agree", run="views", question="s2")

    assert isinstance(asked, RoleNeeded)
    assert asked.kept_texts == (Worded(word="agree", about="It is worth it"),)
