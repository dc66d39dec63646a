"""Listening: what is typed in the chat while a round is open counts, and follows its message."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.commands.taking_part import HearMessage, MessageChange
from dialogs.contributing import Place, Point, say_once
from dialogs.controls import redraw_controls
from dialogs.replies import Ignored, Refused, Reply, Shown
from dialogs.retelling import retell
from dialogs.viewing import contribution_view
from facilitation.announcements import ChatHeard
from facilitation.chat import heard_by, listening, taken_as
from facilitation.contributions import Contribution, clean
from facilitation.leading import leads
from facilitation.refusals.answering import NotJoined
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchSession
from facilitation.refusals.writing import TextIsEmpty, TextIsTooLong, WrittenTooFast
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from storage.store import Store, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """One message as it is heard, inside its transaction."""

    work: Work
    session: Session
    command: HearMessage
    place: Place
    now: datetime


class ListeningDialog:
    """Takes contributions from the chat; what concerns no round leaves no trace."""

    takes = (HearMessage,)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def answer(self, command: HearMessage, now: datetime) -> Reply:
        """Record, change or withdraw what a message says, or say why not."""
        place = Place()
        try:
            if not await self._concerns(command, now):
                return Ignored()
            async with self._store.begin() as work:
                place.session = session = await _session(work, command)
                hearing = Hearing(work=work, session=session, command=command, place=place, now=now)
                return await _hear(hearing)
        except (NotJoined, TextIsTooLong, WrittenTooFast) as refusal:
            return _refused(refusal, command, place)
        except Refusal:
            # Nobody asked for anything: a chat is not answered message by message.
            return Ignored()

    async def _concerns(self, command: HearMessage, now: datetime) -> bool:
        """Whether a message can count at all; most do not, and they keep no writer waiting."""
        async with self._store.read() as work:
            session = await _session(work, command)
            if command.change is MessageChange.SAID:
                runs = await work.runs.of(session.id)
                return bool(listening(runs, session.clock(now)))
            said = await work.contributions.find_message(session.id, command.message_id)
            return said is not None


async def _session(work: Work, command: HearMessage) -> Session:
    session = await work.sessions.find_current(
        tenant_id=command.tenant_id, conversation_id=command.conversation_id
    )
    if session is None:
        raise NoSuchSession
    session.check_begun()
    return session


async def _hear(hearing: Hearing) -> Reply:
    if hearing.command.change is MessageChange.SAID:
        return await _said(hearing)
    return await _followed(hearing)


async def _said(hearing: Hearing) -> Reply:
    """A new message: once, however often it is delivered."""
    work, session, command = hearing.work, hearing.session, hearing.command
    rounds = listening(await work.runs.of(session.id), session.clock(hearing.now))
    participant = await work.people.find(session.id, command.sender.key)
    if participant is None:
        return _stranger(session, command)
    run = heard_by(session.plan, rounds, participant.role_id)
    if run is None:
        return Ignored()
    hearing.place.run = run = await work.runs.share(run.id)
    run.check_open(session.clock(hearing.now))
    kind, text = taken_as(run.round, command.spoken)
    await work.contributions.take_turn(session.id)
    said = await work.contributions.find_message(session.id, command.message_id)
    if said is not None:
        return Ignored()
    point = Point(participant=participant, kind=kind, text=text, message_id=command.message_id)
    said = await say_once(work, session, run, point, hearing.now)
    await _tell(hearing, run)
    return Shown(view=contribution_view(session, run, said, now=hearing.now))


def _stranger(session: Session, command: HearMessage) -> Reply:
    """Who has not joined is not recorded; who leads does not need to join."""
    if leads(session, command.sender):
        return Ignored()
    raise NotJoined


async def _followed(hearing: Hearing) -> Reply:
    """A message that counted was changed, deleted or brought back: so is the contribution."""
    work, command = hearing.work, hearing.command
    said = await _hold_own(hearing)
    if said is None:
        return Ignored()
    hearing.place.run = run = await work.runs.get(said.run_id)
    if command.change is MessageChange.DELETED:
        return await _withdraw(hearing, run, said)
    if said.withdrawn_at is not None and command.change is MessageChange.EDITED:
        # Its author took it back on a card: to mend the message does not bring it back.
        return Ignored()
    return await _agree(hearing, run, said)


async def _hold_own(hearing: Hearing) -> Contribution | None:
    """The sender's own contribution that the message is, held, in a session under way."""
    work, session, command = hearing.work, hearing.session, hearing.command
    known = await work.contributions.find_message(session.id, command.message_id)
    participant = await work.people.find(session.id, command.sender.key)
    if known is None or participant is None or known.participant_id != participant.id:
        return None
    said = await work.contributions.hold(known.id)
    (await work.sessions.share(session.id)).check_not_ended()
    return said


async def _agree(hearing: Hearing, run: PromptRun, said: Contribution) -> Reply:
    """Let a contribution say what its message says now."""
    work, session = hearing.work, hearing.session
    try:
        kind, text = taken_as(run.round, hearing.command.spoken)
    except TextIsEmpty:
        return await _withdraw(hearing, run, said)
    await work.contributions.take_turn(session.id)
    same = await work.contributions.find_same(
        run_id=run.id, participant_id=said.participant_id, kind=kind, text=text
    )
    if same is not None and same.id != said.id:
        return await _withdraw(hearing, run, said)
    changed = replace(said, kind=kind, text=text, edited_at=hearing.now, withdrawn_at=None)
    await work.contributions.save(changed)
    await retell(work, changed)
    await _tell(hearing, run)
    return Shown(view=contribution_view(session, run, changed, now=hearing.now))


async def _withdraw(hearing: Hearing, run: PromptRun, said: Contribution) -> Reply:
    if said.withdrawn_at is not None:
        return Ignored()
    await hearing.work.contributions.withdraw(said.id, hearing.now)
    await hearing.work.supports.forget(said.id)
    withdrawn = replace(said, withdrawn_at=hearing.now)
    await retell(hearing.work, withdrawn)
    await _tell(hearing, run)
    return Shown(view=contribution_view(hearing.session, run, withdrawn, now=hearing.now))


async def _tell(hearing: Hearing, run: PromptRun) -> None:
    """One card a round says that the chat is heard; it is redrawn, not said again."""
    heard = ChatHeard(session_id=run.session_id, run_id=run.id)
    outbox = hearing.work.outbox
    if await outbox.is_put(heard):
        await outbox.redraw([heard], at=hearing.now)
    else:
        await outbox.put(heard, at=hearing.now)
    await redraw_controls(hearing.work, [run.session_id], at=hearing.now)


def _refused(refusal: Refusal, command: HearMessage, place: Place) -> Reply:
    return Refused(
        refusal=refusal,
        session=place.session,
        run_id=place.run.id if place.run else None,
        draft=clean(command.spoken.whole) if isinstance(refusal, TextIsTooLong) else "",
    )
