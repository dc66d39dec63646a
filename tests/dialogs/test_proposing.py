"""Own statements: proposed by one, admitted once, then everybody's; nobody learns whose."""

import asyncio
from typing import Any

import pytest

from dialogs.commands.leading import Act, AskProposals, JudgeProposal
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import ProposeStatement, WithdrawProposal
from dialogs.replies import Reply, Shown
from dialogs.views.leading import ControlView, ProposalsView
from dialogs.views.opening import WelcomeView
from dialogs.views.prompts import PromptView
from dialogs.views.writing import InvitationView, ProposingView
from dialogs.votes import proposals_to
from digest.digest import Digest
from facilitation.proposals import Proposal, ProposalState, known_by
from facilitation.refusals.answering import NotAsked, NotJoined, PromptIsClosed
from facilitation.refusals.leading import AnswersCameIn, MayNotFacilitate
from facilitation.refusals.unknown import NoSuchPrompt, NoSuchSession
from facilitation.refusals.writing import (
    StandsAlready,
    StatementsAreFull,
    TextIsTooLong,
    TooManyProposals,
)
from facilitation.statements import MOST_WITH_PROPOSALS
from tests.dialogs.house import House, a_block, a_poll, refused, view
from tests.facilitation.plans import some_statements

BUS = "The bus should be paid"


async def taking(house: House, **changes: Any) -> None:
    """A session whose open prompt takes proposals, with four people in it."""
    await house.begin(a_block("one", some_statements(proposals=True, **changes)))
    await house.join_all("anna", "bice", "carla", "dora")


async def propose(house: House, name: str, text: str = BUS, run: str = "views") -> Reply:
    run_id = (await house.run(run)).id
    return await house.ask(ProposeStatement(**house.who(name), run_id=run_id, text=text))


async def proposes(house: House, name: str, text: str = BUS) -> ProposingView:
    return view(await propose(house, name, text), ProposingView)


async def withdraw(house: House, name: str, text: str = BUS, **facts: Any) -> Reply:
    run_id = (await house.run("views")).id
    words = known_by(text)
    return await house.ask(WithdrawProposal(**house.who(name), run_id=run_id, words=words, **facts))


async def judge(house: House, name: str = "giulia", text: str = BUS, **facts: Any) -> Reply:
    run = await house.run("views")
    told: dict[str, Any] = {
        "session_id": run.session_id,
        "run_id": run.id,
        "words": known_by(text),
        "admits": True,
    }
    return await house.ask(JudgeProposal(**house.who(name), **told | facts))


async def kept(house: House) -> list[Proposal]:
    run = await house.run("views")
    async with house.store.read() as work:
        return await proposals_to(work, run)


async def statements(house: House) -> list[str]:
    return [one.question for one in (await house.run("views")).prompt.asks]


async def waiting(house: House, name: str = "giulia") -> ProposalsView:
    return view(await house.show(name, Card.PROPOSALS), ProposalsView)


async def digest(house: House) -> Digest:
    session = await house.session()
    async with house.store.read() as work:
        return await work.digests.get(session.id)


async def test_a_proposal_is_seen_by_its_author_and_who_leads_alone(house: House) -> None:
    await taking(house)
    run = await house.run("views")

    own = await proposes(house, "anna")
    other = view(await house.show("bice", Card.PROPOSING, run.id), ProposingView)
    room = [one for one in await house.views() if isinstance(one, PromptView | InvitationView)]

    assert [one.text for one in own.mine] == [BUS]
    assert (own.left, own.recorded, other.mine, other.left) == (1, True, (), 2)
    assert [one.text for one in (await waiting(house)).rows] == [BUS]
    assert BUS not in str(room)
    assert "anna" not in str(await waiting(house)).casefold()


async def test_who_leads_finds_what_waits_by_card_by_word_and_counted(house: House) -> None:
    await taking(house)
    await proposes(house, "anna")
    await proposes(house, "bice", "the BUS should be paid!")
    await proposes(house, "bice", "Nobody asks the tutors")

    typed = view(await house.ask(AskProposals(**house.who("marco"))), ProposalsView)
    control = view(await house.show("giulia", Card.CONTROL), ControlView)
    refusals = [
        await house.show("anna", Card.PROPOSALS),
        await house.ask(AskProposals(**house.who("anna"))),
        await judge(house, "anna"),
    ]

    assert typed == await waiting(house)
    assert (len(typed.rows), control.proposals) == (2, 2)
    assert typed.room == MOST_WITH_PROPOSALS - 2
    assert [type(refused(one)) for one in refusals] == [MayNotFacilitate] * 3


async def test_an_admitted_one_is_on_the_card_is_answered_and_told(house: House) -> None:
    await taking(house)
    await proposes(house, "anna")

    done = view(await judge(house), ProposalsView)
    redrawn = [one.card for one in await house.parcels() if one.redraws]
    for name in ("anna", "bice", "carla"):
        await house.tap(name, "agree", run="views", question="p1")
    await house.pass_time(minutes=14)

    run = await house.run("views")
    [poll] = [one for section in (await digest(house)).sections for one in section.polls]
    assert (done.said, done.said_of, done.rows) == (ProposalState.ADMITTED, BUS, ())
    assert f"prompt:{run.id}" in redrawn
    assert dict(run.results[-1].total.counts) == {"agree": 3, "disagree": 0, "pass": 0}
    assert [(one.question, one.proposed) for one in poll.questions][-1] == (BUS, True)


async def test_the_control_cards_are_redrawn_for_each_proposal_and_each_judgement(
    house: House,
) -> None:
    await taking(house)

    await house.redrawn()
    await proposes(house, "anna")
    proposed = await house.redrawn()
    await judge(house)
    judged = await house.redrawn()

    assert "control_shown" in proposed
    assert {"control_shown", "prompt_opened"} <= judged


async def test_two_who_admit_at_once_do_it_once_and_the_first_word_stands(house: House) -> None:
    await taking(house)
    await proposes(house, "anna")

    replies = await asyncio.gather(
        *(judge(house, name) for name in ("giulia", "marco", "giulia", "marco"))
    )
    late = view(await judge(house, "marco", admits=False), ProposalsView)

    assert all(isinstance(one, Shown) for one in replies)
    assert (await statements(house)).count(BUS) == 1
    assert late.said is ProposalState.ADMITTED


async def test_what_is_left_out_is_seen_by_its_authors_alone(house: House) -> None:
    await taking(house)
    await proposes(house, "anna")

    view(await judge(house, admits=False), ProposalsView)
    again = await proposes(house, "bice", BUS.upper())
    own = view(await house.show("anna", Card.PROPOSING, again.run.id), ProposingView)

    assert [one.state for one in (*own.mine, *again.mine)] == [ProposalState.LEFT_OUT] * 2
    assert (await waiting(house)).rows == ()
    assert BUS not in await statements(house)


async def test_the_same_again_counts_once_and_no_more_than_the_plan_says(house: House) -> None:
    await taking(house)
    await asyncio.gather(*(proposes(house, "anna") for _ in range(4)))
    await proposes(house, "anna", "Nobody asks the tutors")

    third = await proposes(house, "anna", "A third one")

    assert len(await kept(house)) == 2
    assert (third.problem, third.draft) == (TooManyProposals(most=2), "A third one")
    assert (third.left, third.recorded) == (0, False)


async def test_what_can_be_mended_is_mended_where_it_was_written(house: House) -> None:
    await taking(house)

    long = await proposes(house, "anna", "x" * 141)
    stands = await proposes(house, "anna", "it takes long!")

    assert (long.problem, long.draft) == (TextIsTooLong(length=141, longest=140), "x" * 141)
    assert isinstance(stands.problem, StandsAlready)
    assert await kept(house) == []


async def test_only_who_is_asked_proposes_and_a_role_comes_first(house: House) -> None:
    await taking(house, roles=["promoter"])
    await house.join("paolo", "host")
    run = await house.run("views")

    refusals = [await propose(house, "paolo"), await propose(house, "stranger")]
    hidden = await house.show("paolo", Card.PROPOSING, run.id)
    led = await house.show("stranger", Card.PROPOSING, run.id)

    assert [type(refused(one)) for one in (*refusals, hidden)] == [NotAsked, NotJoined, NotAsked]
    assert view(led, WelcomeView).role_id is None


async def test_nothing_is_proposed_where_the_plan_does_not_say_so(house: House) -> None:
    await house.begin(a_block("one", some_statements(), a_poll()))
    await house.join_all("anna")

    replies = [await propose(house, "anna", run=one) for one in ("views", "poll")]

    assert [type(refused(one)) for one in replies] == [NoSuchPrompt] * 2
    assert not (await waiting(house)).are_taken
    assert "proposals_invited" not in await house.told()


@pytest.mark.parametrize("anonymous", [False, True])
async def test_at_the_close_what_was_not_admitted_is_forgotten(
    house: House, *, anonymous: bool
) -> None:
    await taking(house, anonymous=anonymous)
    own = await proposes(house, "anna")
    async with house.store.read() as work:
        anna = await work.people.find(own.session.id, "aad-anna")
    [before] = await kept(house)

    await house.pass_time(minutes=3)

    late = await propose(house, "anna", "Another one")
    judged = view(await judge(house), ProposalsView)
    closed = view(await house.show("anna", Card.PROPOSING, own.run.id), ProposingView)
    assert anna is not None
    assert (before.proposer == anna.id) is not anonymous
    assert await kept(house) == []
    assert isinstance(refused(late), PromptIsClosed)
    assert (judged.said, judged.are_taken, judged.room) == (None, False, 0)
    assert (closed.is_open, closed.mine) == (False, ())
    assert f"proposals:{own.run.id}" in [one.card for one in await house.parcels() if one.redraws]


async def test_while_it_waits_its_author_takes_it_back_and_nobody_else_does(
    house: House,
) -> None:
    await taking(house)
    await proposes(house, "anna")
    await proposes(house, "bice", "the BUS should be paid!")
    await house.redrawn()

    back = view(await withdraw(house, "anna", draft="Half a"), ProposingView)
    redrawn = await house.redrawn()
    again = view(await withdraw(house, "anna"), ProposingView)
    stranger = await withdraw(house, "nobody")

    assert (back.withdrawn, back.mine, back.left, back.draft) == (True, (), 2, "Half a")
    assert redrawn == {"control_shown"}
    assert (again.withdrawn, again.mine) == (False, ())
    assert isinstance(refused(stranger), NotJoined)
    assert [one.text for one in await kept(house)] == ["the BUS should be paid!"]


async def test_what_is_judged_meanwhile_is_not_taken_back(house: House) -> None:
    await taking(house)
    await proposes(house, "anna")
    await judge(house)

    late = view(await withdraw(house, "anna"), ProposingView)

    assert (late.withdrawn, [one.state for one in late.mine]) == (False, [ProposalState.ADMITTED])
    assert BUS in await statements(house)


@pytest.mark.parametrize("act", [Act.REOPEN, Act.UNDO])
async def test_what_waits_goes_on_waiting_when_the_prompt_is_opened_again(
    house: House, act: Act
) -> None:
    await taking(house, results="never")
    own = await proposes(house, "anna")
    await house.act(Act.CLOSE)
    await house.redrawn()

    await house.act(act)
    redrawn = await house.redrawn()

    again = view(await house.show("anna", Card.PROPOSING, own.run.id), ProposingView)
    assert "proposals_invited" in redrawn
    assert [one.text for one in (await waiting(house)).rows] == [BUS]
    assert ([one.text for one in again.mine], again.left) == ([BUS], 1)


async def test_nothing_that_was_not_admitted_outlives_the_session(house: House) -> None:
    await taking(house, results="never")
    await proposes(house, "anna")

    await house.act(Act.END, confirmed=True)

    assert await kept(house) == []


async def test_the_invitation_is_not_redrawn_while_somebody_types(house: House) -> None:
    await taking(house)
    await proposes(house, "anna")
    await judge(house)
    await house.tap("bice", "agree", run="views", question="s1")
    await house.act(Act.EXTEND, minutes=2)

    redrawn = [one.announcement.kind for one in await house.parcels() if one.redraws]

    assert "proposals_invited" not in redrawn
    assert (await house.told()).count("proposals_invited") == 1


async def test_a_full_card_admits_no_more_and_the_proposal_waits(house: House) -> None:
    full = [f"Number {one}" for one in range(MOST_WITH_PROPOSALS - 1)]
    await taking(house, statements=full)
    await proposes(house, "anna")
    await proposes(house, "bice", "One too many")
    await judge(house)

    no = await judge(house, text="One too many")

    shown = await waiting(house)
    assert isinstance(refused(no), StatementsAreFull)
    assert ([one.text for one in shown.rows], shown.room) == (["One too many"], 0)


async def test_what_is_judged_is_of_this_session(house: House) -> None:
    await taking(house)
    run = await house.run("views")
    await proposes(house, "anna")
    unknown = view(await judge(house, text="Never proposed"), ProposalsView)
    house.chat = "19:another@thread.v2"
    other = await house.begin(a_block("one", some_statements(proposals=True)))

    crossed = await house.ask(
        JudgeProposal(
            **house.who("giulia"),
            session_id=other.id,
            run_id=run.id,
            words=known_by(BUS),
            admits=True,
        )
    )
    elsewhere = await judge(house, session_id=run.session_id)
    stolen = await house.ask(ProposeStatement(**house.who("anna"), run_id=run.id, text="Mine"))
    house.chat = "19:nowhere@thread.v2"
    nowhere = await house.ask(AskProposals(**house.who("giulia")))

    assert unknown.said is None
    refusals = [refused(one) for one in (crossed, elsewhere, stolen, nowhere)]
    assert [type(one) for one in refusals] == [
        NoSuchPrompt,
        NoSuchSession,
        NoSuchPrompt,
        NoSuchSession,
    ]


@pytest.mark.parametrize("anonymous", [False, True])
async def test_an_act_that_somebody_has_proposed_upon_is_not_taken_back(
    house: House, *, anonymous: bool
) -> None:
    statements = some_statements(proposals=True, anonymous=anonymous)
    await house.begin(a_block("one"), a_block("two", statements))
    await house.join("anna")
    await house.pass_time(minutes=1)
    await house.act(Act.NEXT)
    await proposes(house, "anna")

    undone = await house.act(Act.UNDO)
    control = view(await house.status(), ControlView)

    assert isinstance(refused(undone), AnswersCameIn)
    assert not control.undoable
    assert control.proposals == 1
