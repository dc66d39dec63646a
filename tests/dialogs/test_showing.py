"""Cards as the room, or one person, sees them; looking writes nothing."""

import pytest

from dialogs.closing import delivered
from dialogs.commands.command import Command
from dialogs.commands.leading import Act
from dialogs.commands.showing import Card, Show
from dialogs.replies import HelpShown, Refused
from dialogs.views.leading import ControlView
from dialogs.views.opening import ActView, BlockView, NoticeView, SummaryView, WelcomeView
from dialogs.views.organising import DigestPartView, SigningView, UndeliveredView
from dialogs.views.prompts import HeardView, PromptView, ResultView
from facilitation.announcements import DigestUndelivered
from facilitation.refusals.leading import MayNotFacilitate
from facilitation.refusals.unknown import NoSuchPrompt, NoSuchSession
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view


async def test_a_facilitator_sees_the_control_card_where_others_see_the_block(
    house: House,
) -> None:
    await house.begin(a_block("one", a_round()), a_block("two"))
    await house.join_all("anna", "bice")
    await house.write_point("anna", "The tutors help")
    await house.write_point("anna", "The interns learn")

    control = view(await house.show("giulia", Card.BLOCK, "one"), ControlView)
    block = view(await house.show("anna", Card.BLOCK, "one"), BlockView)
    later = view(await house.show("giulia", Card.BLOCK, "two"), BlockView)

    progress = control.open_prompts[0]
    assert (progress.answered, progress.asked, control.joined) == (1, 2, 2)
    assert block.ends_at is not None
    assert later.ends_at is None


async def test_only_facilitators_see_the_control_card(house: House) -> None:
    await house.begin(a_block("one"))

    shown = view(await house.show("giulia", Card.CONTROL), ControlView)
    status = view(await house.status(), ControlView)
    refusals = [
        refused(await house.show("anna", Card.CONTROL)),
        refused(await house.status("anna")),
    ]

    assert shown == status
    assert [type(refusal) for refusal in refusals] == [MayNotFacilitate] * 2


@pytest.mark.parametrize("card", Card)
async def test_a_card_says_of_itself_whether_participants_are_refused_it(
    house: House, card: Card
) -> None:
    await house.begin(a_block("one"))

    reply = await house.show("anna", card)

    is_refused = isinstance(reply, Refused) and isinstance(reply.refusal, MayNotFacilitate)
    assert is_refused is card.is_for_facilitators


async def test_a_draft_left_behind_is_given_back(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    run = await house.run("points")

    shown = view(await house.show("anna", Card.PROMPT, run.id, draft="Half a"), PromptView)
    reminder = view(await house.show("anna", Card.REMINDER, run.id), PromptView)

    assert (shown.draft, shown.reminder, reminder.reminder) == ("Half a", False, True)


async def test_cards_of_what_is_unknown_are_refused(house: House) -> None:
    await house.begin(a_block("one", a_poll()))
    first = await house.run()
    house.chat = "19:another@thread.v2"
    await house.begin(a_block("one", a_poll()))

    refusals = [
        refused(await house.show("anna", Card.PROMPT, "none")),
        refused(await house.show("anna", Card.PROMPT, first.id)),
        refused(await house.show("anna", Card.PROMPT)),
        refused(await house.show("anna", Card.BLOCK, "none")),
    ]

    assert [type(refusal) for refusal in refusals] == [NoSuchPrompt] * 4


async def test_a_session_of_another_chat_is_unknown_here(house: House) -> None:
    session = await house.begin(a_block("one"))
    house.chat = "19:another@thread.v2"

    command: Command = Show(**house.who("anna"), card=Card.NOTICE, session_id=session.id)
    unknown: Command = Show(**house.who("anna"), card=Card.NOTICE, session_id="none")

    assert isinstance(refused(await house.ask(command)), NoSuchSession)
    assert isinstance(refused(await house.ask(unknown)), NoSuchSession)
    assert isinstance(refused(await house.status()), NoSuchSession)


async def test_help_knows_who_asks(house: House) -> None:
    before = await house.help("anna")
    await house.prepare(a_block("one"))
    facilitator, participant = await house.help("giulia"), await house.help("anna")

    assert isinstance(before, HelpShown)
    assert isinstance(facilitator, HelpShown)
    assert isinstance(participant, HelpShown)
    assert (facilitator.facilitates, participant.facilitates) == (True, False)


async def test_everything_told_has_a_view(house: House) -> None:
    await house.begin(a_block("one", a_poll(results="at_once"), a_round()), a_block("two"))
    await house.join_all("anna", "bice", "carla")
    await house.join("dora", "notes")
    for name in ("anna", "bice", "carla"):
        await house.vote(name, "A")
    await house.write_point("anna", "The tutors help")
    await house.pass_time(minutes=6)
    run, points = await house.run(), await house.run("points")
    result = view(await house.show("anna", Card.RESULT, run.id), ResultView)
    written = view(await house.show("anna", Card.RESULT, points.id), ResultView)
    live = view(await house.show("anna", Card.PROMPT, run.id), PromptView)
    notice = await house.show("anna", Card.NOTICE)
    await house.act(Act.PAUSE)
    await house.act(Act.RESUME)
    await house.act(Act.END, confirmed=True)
    await house.pass_time(minutes=1)
    session = await house.session()
    await house.closing.undelivered(session.id, "francesca@example.org", house.now)
    await house.closing.undelivered(session.id, "unknown@example.org", house.now)

    shown = [type(one) for one in await house.views()]
    summary = view(await house.show("anna", Card.SUMMARY), SummaryView)

    assert set(shown) == {
        WelcomeView,
        BlockView,
        ControlView,
        PromptView,
        HeardView,
        ResultView,
        ActView,
        SummaryView,
        DigestPartView,
        SigningView,
        UndeliveredView,
    }
    assert (result.answered, result.asked) == (3, 3)
    assert written.answered == 1
    assert live.so_far
    assert view(notice, NoticeView).session.id == session.id
    assert (summary.participants, summary.observers, summary.answers) == (3, 1, 3)
    assert dict(summary.areas) == {"scouting": 1}


async def test_nobody_answers_what_is_no_command(house: House) -> None:
    with pytest.raises(TypeError, match="nobody answers Command"):
        await house.ask(Command(**house.who("anna")))


async def test_that_a_digest_did_not_arrive_is_told_once_and_taken_back_when_it_did(
    house: House,
) -> None:
    await house.begin(a_block("one", a_poll()))
    session = await house.session()
    for name in ("francesca", "francesca", "giulia"):
        await house.closing.undelivered(session.id, f"{name}@example.org", house.now)
    await house.redrawn()

    async with house.store.begin() as work:
        await delivered(work, session.id, "francesca@example.org", house.now)
        await delivered(work, session.id, "marco@example.org", house.now)

    assert (await house.told()).count("digest_undelivered") == 2
    assert [one.announcement for one in await house.parcels() if one.redraws] == [
        DigestUndelivered(
            session_id=session.id, names=("Francesca",), recipient="francesca@example.org"
        )
    ]
