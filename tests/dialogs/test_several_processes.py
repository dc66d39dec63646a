"""Several processes over one database: nobody's tap is lost, and nobody waits for each other."""

import asyncio

import pytest

from dialogs.commands.showing import Card
from dialogs.commands.taking_part import HearMessage, WithdrawContribution
from dialogs.replies import Reply, Shown
from dialogs.views.prompts import PromptView
from dialogs.views.writing import ContributionView
from facilitation.chat import MessageChange, Spoken
from tests.dialogs.house import House, a_block, a_round, view
from tests.dialogs.test_prioritising import a_vote
from tests.facilitation.plans import some_statements

NAMES = tuple(f"voter{number:02}" for number in range(12))


@pytest.mark.parametrize("anonymous", [False, True])
async def test_what_one_taps_at_two_processes_at_once_is_all_in_the_answer(
    processes: list[House], *, anonymous: bool
) -> None:
    first = processes[0]
    await first.begin(a_block("one", some_statements(anonymous=anonymous)))
    await first.join_all(*NAMES)
    questions = [one.id for one in (await first.run("views")).prompt.asks]
    taps = list(zip(processes, questions, strict=False))

    for name in NAMES:
        await asyncio.gather(
            *(house.tap(name, "agree", run="views", question=one) for house, one in taps)
        )
    shown = [await first.show(name, Card.PROMPT, (await first.run("views")).id) for name in NAMES]

    answered = [len(view(one, PromptView).mine) for one in shown]
    assert answered == [len(taps)] * len(NAMES)


async def test_votes_on_what_is_being_taken_back_wait_for_it_and_it_for_them(
    processes: list[House],
) -> None:
    first, second, _ = processes
    await first.begin(a_block("one", a_round(), a_vote()))
    await first.join_all(*NAMES)
    points = [await first.write_point(name, f"Says {name}.") for name in NAMES]
    written = [view(one, ContributionView).contribution.id for one in points]
    await first.pass_time(minutes=5)
    second.now = first.now

    async def take_back(house: House) -> None:
        for name, point in zip(NAMES[1:], written[1:], strict=True):
            await house.ask(WithdrawContribution(**house.who(name), contribution_id=point))

    async def vote(house: House) -> list[Reply]:
        return [await house.tap(name, written[0], run="first") for name in NAMES]

    votes, _ = await asyncio.gather(vote(second), take_back(first))
    counted = await first.show("giulia", Card.PROMPT, (await first.run("first")).id)

    assert all(isinstance(one, Shown) for one in votes)
    assert view(counted, PromptView).answered == len(NAMES)


async def test_a_chat_in_which_some_write_while_others_delete_is_followed_all_through(
    processes: list[House],
) -> None:
    first, second, _ = processes
    await first.begin(a_block("one", a_round()))
    await first.join_all(*NAMES)

    async def hear(house: House, number: int, change: MessageChange, words: str) -> None:
        for name in NAMES:
            await house.ask(
                HearMessage(
                    **house.who(name),
                    message_id=f"{name} {number}",
                    change=change,
                    spoken=Spoken(whole=words and f"{words} {name}."),
                )
            )

    await hear(first, 1, MessageChange.SAID, "First says")
    await asyncio.gather(
        hear(first, 2, MessageChange.SAID, "Then says"),
        hear(second, 1, MessageChange.DELETED, ""),
    )
    async with first.store.read() as work:
        points = await work.contributions.standing((await first.run("points")).session_id)

    assert [one.text for one in points] == [f"Then says {name}." for name in NAMES]
