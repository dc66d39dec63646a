"""Listening: what is typed in the chat while a round is open counts, and follows its message."""

from datetime import datetime

from dialogs.commands.taking_part import HearMessage
from dialogs.message_changes import Hearing, catch_up, follow, tell
from dialogs.replies import Ignored, Refused, Reply
from dialogs.saying import Place, Point, say_once
from facilitation.chat import MessageChange, heard_by, listening, taken_as
from facilitation.contributions import clean
from facilitation.leading import leads
from facilitation.refusals.answering import NotJoined
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchSession
from facilitation.refusals.writing import TextIsTooLong, WrittenTooFast
from facilitation.sessions import Session
from storage.store import Store
from storage.work import Work


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
            if listening(await work.runs.of(session.id), session.clock(now)):
                return True
            said = await work.contributions.find_message(session.id, command.message_id)
            return said is not None and command.change is not MessageChange.SAID


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
    return await follow(hearing)


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
    await tell(hearing, run)
    return await catch_up(hearing, run, said)


def _stranger(session: Session, command: HearMessage) -> Reply:
    """Who has not joined is not recorded; who leads does not need to join."""
    if leads(session, command.sender):
        return Ignored()
    raise NotJoined


def _refused(refusal: Refusal, command: HearMessage, place: Place) -> Reply:
    return Refused(
        refusal=refusal,
        session=place.session,
        run_id=place.run.id if place.run else None,
        draft=clean(command.spoken.whole) if isinstance(refusal, TextIsTooLong) else "",
    )
