"""A machine's key messages: asked for by an organiser, kept with the draft, approved with it."""

import asyncio
import json
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.wording.words import words_of
from dialogs.commands.leading import Act
from dialogs.commands.ruling import CutWords, UndoRuling
from dialogs.commands.signing import AskSigning, FetchDigest, Sign, WordMessages
from dialogs.key_messages import MOST_TRIES, KeyMessagesDialog
from dialogs.replies import DigestFetched, Reply
from dialogs.views.organising import PublishedView, SigningView
from dialogs.views.ruling import CutsView
from digest.documents.forms import Form
from facilitation.key_messages import Failure, MessagesStep, Progress
from facilitation.refusals.signing import (
    DigestIsNewer,
    DigestIsSigned,
    MayNotSign,
    NoModel,
    NothingToWord,
)
from facilitation.signing import DigestState, SigningStep
from storage.key_messages import Errand
from storage.tables.sessions import key_messages
from tests.dialogs.house import House, a_block, a_round, refused, view

POINT = "Serve una guida unica per le aziende"
GOOD = "Serve una guida unica per le aziende: lo dicono 3 persone."
NARROW = "Si chiede una guida «unica»."
BAD = "Il 90% vuole cacciare il preside."
EARLIER = timedelta(minutes=5)


async def held(house: House, *authors: str) -> str:
    """Hold a session in which some make one point; gives its id."""
    session = await house.begin(a_block("one", a_round(minutes=5)))
    await house.join_all("anna", "bruno", "carla")
    for name in authors:
        await house.write_point(name, POINT)
    await house.act(Act.END, confirmed=True)
    await house.tick()
    return session.id


@pytest.fixture
async def ended(house: House) -> str:
    return await held(house, "anna", "bruno", "carla")


async def word(
    house: House, step: MessagesStep = MessagesStep.ASK, name: str = "francesca", version: int = 1
) -> Reply:
    session = await house.session()
    command = WordMessages(**house.who(name), session_id=session.id, step=step, version=version)
    return await house.ask(command)


async def sign(house: House, step: SigningStep) -> SigningView:
    session = await house.session()
    command = Sign(**house.who("francesca"), session_id=session.id, step=step, version=1)
    return view(await house.ask(command), SigningView)


async def take(house: House) -> Errand:
    errand = await house.key_messages.take(house.now)
    assert errand is not None
    return errand


def answer(errand: Errand, *texts: str) -> str:
    ids = [errand.request.points[0].id]
    return json.dumps({"messages": [{"text": text, "sources": ids} for text in texts]})


async def keep(house: House, errand: Errand, *texts: str) -> None:
    said = answer(errand, *(texts or (GOOD, BAD)))
    assert await house.key_messages.keep(errand, said, "tiny-1", house.now) is None


async def lapse(house: House) -> None:
    """Let whoever has an errand fall silent for long."""
    async with house.store.begin() as work:
        connection = work.key_messages._connection  # noqa: SLF001 - time passes there alone
        past = house.now.replace(year=2020) - EARLIER
        await connection.execute(update(key_messages).values(held_until=past))


async def row(house: House) -> dict[str, object] | None:
    async with house.store.read() as work:
        found = await work.key_messages._connection.execute(select(key_messages))  # noqa: SLF001
        one = found.mappings().one_or_none()
    return None if one is None else dict(one)


async def cut_words(house: House, typed: str) -> CutsView:
    session = await house.session()
    command = CutWords(**house.who("francesca"), session_id=session.id, version=1, typed=typed)
    return view(await house.ask(command), CutsView)


async def undo(house: House, shown: CutsView) -> CutsView:
    assert shown.last is not None
    session = await house.session()
    who = house.who("francesca")
    command = UndoRuling(**who, session_id=session.id, act_id=shown.last.id)
    return view(await house.ask(command), CutsView)


async def signing(house: House) -> SigningView:
    session = await house.session()
    command = AskSigning(**house.who("francesca"), session_id=session.id)
    return view(await house.ask(command), SigningView)


def told(shown: SigningView) -> tuple[list[str], list[str]]:
    """What is kept of an answer, and what is dropped."""
    assert shown.key_messages is not None
    judged = shown.key_messages.judged
    return [one.text for one in judged.kept], [one.text for one in judged.dropped]


async def room(house: House) -> PublishedView:
    posted = [one.announcement for one in await house.parcels() if not one.redraws]
    views = [await house.showing.view(one, house.now) for one in posted]
    [published] = [one for one in views if isinstance(one, PublishedView)]
    return published


@pytest.mark.usefixtures("ended")
async def test_what_is_kept_of_an_answer_is_on_the_card_to_sign(house: House) -> None:
    await house.redrawn()

    asked = view(await word(house), SigningView)
    redrawn = await house.redrawn()
    errand = await take(house)
    await keep(house, errand)
    again = view(await word(house), SigningView)

    assert asked.key_messages is not None
    assert asked.key_messages.progress is Progress.ASKED
    kept = again.key_messages
    assert kept is not None
    assert [one.text for one in kept.judged.kept] == [GOOD]
    assert [one.text for one in kept.judged.dropped] == [BAD]
    assert (kept.progress, kept.model) == (Progress.DONE, "tiny-1")
    assert redrawn == await house.redrawn() == {"digest_to_sign"}


@pytest.mark.usefixtures("ended")
async def test_the_whole_question_and_the_whole_answer_are_kept(house: House) -> None:
    await word(house)
    errand = await take(house)
    await keep(house, errand)

    found = await row(house)

    assert found is not None
    assert found["request"] == errand.request.model_dump_json()
    assert POINT in str(found["request"])
    assert found["answer"] == answer(errand, GOOD, BAD)
    assert found["model"] == "tiny-1"


@pytest.mark.usefixtures("ended")
async def test_the_room_reads_key_messages_once_they_are_approved_and_published(
    house: House,
) -> None:
    await word(house)
    await keep(house, await take(house))

    await sign(house, SigningStep.APPROVE)
    await sign(house, SigningStep.PUBLISH)
    published = await room(house)

    assert published.gist is not None
    told = [one.text for one in published.gist[:3]]
    assert told[0] == "Key messages"
    assert "tiny-1" in told[1]
    assert "approved by the organisers" in told[1]
    assert told[2].startswith(GOOD)
    assert not any("90%" in one.text for one in published.gist)


@pytest.mark.usefixtures("ended")
async def test_where_nothing_could_be_kept_nothing_is_published(house: House) -> None:
    await word(house)
    await keep(house, await take(house), BAD)

    await sign(house, SigningStep.APPROVE)
    await sign(house, SigningStep.PUBLISH)

    assert not any("Key messages" in one.text for one in (await room(house)).gist or ())


@pytest.mark.usefixtures("ended")
async def test_documents_have_them_and_say_whether_anybody_approved_them(house: House) -> None:
    await word(house)
    await keep(house, await take(house))
    wish = FetchDigest(
        **house.who("francesca"), session_id=(await house.session()).id, form=Form.PDF
    )

    draft = await house.ask(wish)
    await sign(house, SigningStep.APPROVE)
    approved = await house.ask(wish)

    assert isinstance(draft, DigestFetched)
    assert isinstance(approved, DigestFetched)
    first, then = draft.imprint.key_messages, approved.imprint.key_messages
    assert first is not None
    assert then is not None
    assert [one.text for one in first.messages] == [GOOD]
    assert (first.is_approved, then.is_approved) == (False, True)
    assert (draft.imprint.state, approved.imprint.state) == ("draft", "approved")


@pytest.mark.usefixtures("ended")
async def test_what_is_left_out_is_not_published(house: House) -> None:
    await word(house)
    await keep(house, await take(house))

    left = view(await word(house, MessagesStep.LEAVE_OUT), SigningView)
    await sign(house, SigningStep.APPROVE)
    await sign(house, SigningStep.PUBLISH)
    published = await room(house)

    assert left.key_messages is not None
    assert left.key_messages.progress is Progress.LEFT_OUT
    assert not any("Key messages" in one.text for one in published.gist or ())


@pytest.mark.usefixtures("ended")
async def test_where_there_are_none_leaving_out_leaves_no_trace(house: House) -> None:
    session = await house.session()
    await word(house)
    for _ in range(2):
        await word(house, MessagesStep.LEAVE_OUT)
    errand = await house.key_messages.take(house.now)

    async with house.store.read() as work:
        acts = [one.act for one in await work.trail.of(session.id)]

    assert errand is None
    assert acts[-2:] == ["key_messages_asked", "key_messages_left_out"]


@pytest.mark.usefixtures("ended")
async def test_who_left_them_out_can_ask_again(house: House) -> None:
    await word(house)
    await keep(house, await take(house))
    await word(house, MessagesStep.LEAVE_OUT)

    await word(house)

    assert (await take(house)).tries == 1


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize("step", MessagesStep)
async def test_nothing_changes_in_a_version_that_was_signed(
    house: House, step: MessagesStep
) -> None:
    await word(house)
    await keep(house, await take(house))
    await sign(house, SigningStep.APPROVE)
    before = await row(house)

    assert isinstance(refused(await word(house, step)), DigestIsSigned)
    assert await row(house) == before


@pytest.mark.usefixtures("ended")
async def test_the_digest_waits_for_no_machine_and_what_comes_late_is_left_out(
    house: House,
) -> None:
    await word(house)
    errand = await take(house)

    approved = await sign(house, SigningStep.APPROVE)
    await keep(house, errand)
    published = await sign(house, SigningStep.PUBLISH)

    assert approved.state is DigestState.APPROVED
    assert published.key_messages is not None
    assert published.key_messages.progress is Progress.LEFT_OUT
    assert not any("Key messages" in one.text for one in (await room(house)).gist or ())


@pytest.mark.usefixtures("ended")
async def test_only_organisers_ask_and_only_about_what_they_read(house: House) -> None:
    assert isinstance(refused(await word(house, name="giulia")), MayNotSign)
    assert isinstance(refused(await word(house, version=2)), DigestIsNewer)
    assert await row(house) is None


async def test_a_voice_alone_is_sent_to_no_machine(house: House) -> None:
    await held(house, "anna")

    assert isinstance(refused(await word(house)), NothingToWord)
    assert await row(house) is None


@pytest.mark.usefixtures("ended")
async def test_without_a_model_nothing_is_asked(house: House) -> None:
    dialog = KeyMessagesDialog(
        house.store,
        words_of,
        has_pages=True,
        has_model=False,
    )
    session = await house.session()
    wish = WordMessages(
        **house.who("francesca"), session_id=session.id, step=MessagesStep.ASK, version=1
    )

    reply = await dialog.answer(wish, house.now)

    assert isinstance(refused(reply), NoModel)
    assert await row(house) is None


@pytest.mark.usefixtures("ended")
async def test_of_many_processes_one_asks(house: House) -> None:
    await word(house)

    taken = await asyncio.gather(*(house.key_messages.take(house.now) for _ in range(8)))

    assert len([one for one in taken if one is not None]) == 1


@pytest.mark.usefixtures("ended")
async def test_who_looked_at_the_same_time_as_another_takes_nothing_over(house: House) -> None:
    await word(house)
    async with house.store.begin() as work:
        [seen] = await work.key_messages.due()

        first, second = [await work.key_messages.take(seen) for _ in range(2)]

    assert (first, second) == (True, False)


@pytest.mark.usefixtures("ended")
async def test_an_errand_of_a_process_that_was_killed_is_taken_up_again(house: House) -> None:
    await word(house)
    lost = await take(house)
    nobody = await house.key_messages.take(house.now)
    await lapse(house)

    errand = await take(house)
    await house.key_messages.keep(lost, answer(lost, POINT), "slow-1", house.now)
    meanwhile = (await row(house) or {})["progress"]
    await keep(house, errand)

    assert nobody is None
    assert meanwhile == Progress.ASKED
    assert (lost.tries, errand.tries) == (1, 2)
    assert (await row(house) or {})["model"] == "tiny-1"


@pytest.mark.usefixtures("ended")
async def test_who_is_killed_each_time_asks_no_more_often_than_that(house: House) -> None:
    await word(house)
    for _ in range(MOST_TRIES):
        await take(house)
        await lapse(house)
    await house.redrawn()

    assert await house.key_messages.take(house.now) is None
    assert (await row(house) or {})["failure"] == Failure.BROKEN_OFF
    assert await house.redrawn() == {"digest_to_sign"}


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize("failure", [Failure.AWAY, Failure.SLOW])
async def test_what_fails_is_tried_again_and_then_told(house: House, failure: Failure) -> None:
    await word(house)
    for _ in range(MOST_TRIES - 1):
        await house.key_messages.fail(await take(house), failure, house.now)
        assert await house.key_messages.take(house.now) is None
        await lapse(house)

    await house.key_messages.fail(await take(house), failure, house.now)
    shown = await sign(house, SigningStep.APPROVE)

    assert shown.key_messages is not None
    assert (shown.key_messages.progress, shown.key_messages.failure) == (Progress.FAILED, failure)


@pytest.mark.usefixtures("ended")
async def test_nonsense_is_tried_again_and_then_kept_as_what_it_is(house: House) -> None:
    await word(house)
    for _ in range(MOST_TRIES):
        errand = await take(house)
        said = await house.key_messages.keep(errand, "Volentieri!", "tiny-1", house.now)
        assert said is Failure.NONSENSE
        await lapse(house)

    found = await row(house) or {}

    assert (found["failure"], found["answer"]) == (Failure.NONSENSE, "Volentieri!")


async def test_who_fails_after_another_took_over_changes_nothing(house: House, ended: str) -> None:
    await word(house)
    late = await take(house)
    for _ in range(MOST_TRIES - 1):
        await lapse(house)
        last = await take(house)
    await keep(house, last)

    await house.key_messages.fail(last, Failure.AWAY, house.now)
    await house.key_messages.fail(late, Failure.AWAY, house.now)

    assert (await row(house) or {})["progress"] == Progress.DONE
    assert ended


@pytest.mark.usefixtures("ended")
async def test_a_key_message_falls_with_the_words_that_it_quotes(house: House) -> None:
    await word(house)
    await keep(house, await take(house), GOOD, NARROW)

    shown = await cut_words(house, "unica")
    back = await signing(house)
    undone = await undo(house, shown)
    again = await signing(house)

    assert told(back) == ([GOOD], [NARROW])
    assert told(again) == ([GOOD, NARROW], [])
    assert undone.last is None


@pytest.mark.usefixtures("ended")
async def test_words_that_are_cut_while_a_machine_writes_bear_nothing_out(house: House) -> None:
    await word(house)
    errand = await take(house)

    await cut_words(house, "unica")
    await keep(house, errand, GOOD, NARROW)

    assert told(await signing(house)) == ([GOOD], [NARROW])


@pytest.mark.usefixtures("ended")
async def test_a_cut_after_the_signature_carries_them_to_the_new_draft(house: House) -> None:
    await word(house)
    await keep(house, await take(house), GOOD, NARROW)
    await sign(house, SigningStep.APPROVE)
    await sign(house, SigningStep.PUBLISH)

    await cut_words(house, "unica")
    drafted = await signing(house)
    read = [one.text for one in (await room(house)).gist or ()]

    assert (drafted.version, drafted.state) == (2, DigestState.DRAFT)
    assert told(drafted) == ([GOOD], [NARROW])
    assert any(NARROW in one for one in read)


@pytest.mark.usefixtures("ended")
async def test_what_was_left_out_is_not_carried_to_a_new_draft(house: House) -> None:
    await word(house)
    await keep(house, await take(house), GOOD)
    await word(house, MessagesStep.LEAVE_OUT)
    await sign(house, SigningStep.APPROVE)

    await cut_words(house, "unica")

    assert (await signing(house)).key_messages is None


async def test_they_are_forgotten_with_their_session_and_its_answer_is_not_kept(
    house: House, ended: str
) -> None:
    await word(house)
    errand = await take(house)
    async with house.store.begin() as work:
        await work.forgetting.session((await work.sessions.hold(ended)).id)

    await keep(house, errand)

    assert await row(house) is None


async def test_they_are_dropped_where_the_digest_is_composed_of_what_is_left(
    house: House, ended: str
) -> None:
    await word(house)
    errand = await take(house)
    async with house.store.begin() as work:
        await work.sessions.hold(ended)
        await house.closing.compose_again(work, ended, house.now)

    await keep(house, errand)

    assert await row(house) is None
