"""Whatever is done to a message of the chat is done to what it counts as, in any order.

An edit or a deletion may come before its message does: while a round is open it waits for it.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.commands.taking_part import HearMessage
from dialogs.controls import redraw_controls
from dialogs.replies import Ignored, Refused, Reply, Shown
from dialogs.retelling import retell
from dialogs.saying import Place
from dialogs.viewing import contribution_view
from facilitation.announcements import ChatHeard
from facilitation.chat import NOTHING, LastChange, MessageChange, heard_by, listening, taken_as
from facilitation.contributions import MOST_AT_THAT_PACE, Contribution, clean
from facilitation.people import Participant
from facilitation.refusals.writing import TextIsEmpty, TextIsTooLong
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from storage.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """One message as it is heard, inside its transaction."""

    work: Work
    session: Session
    command: HearMessage
    place: Place
    now: datetime


async def follow(hearing: Hearing) -> Reply:
    """A message was changed, deleted or brought back: so is the contribution that it counts as."""
    work, session, command = hearing.work, hearing.session, hearing.command
    participant = await work.people.find(session.id, command.sender.key)
    if participant is None:
        return Ignored()
    known = await work.contributions.find_message(session.id, command.message_id)
    if known is None:
        # The message, should it come at the same time, finds this, or this finds the message.
        await work.contributions.take_turn(session.id)
        known = await work.contributions.find_message(session.id, command.message_id)
    if known is None:
        return await _wait(hearing, participant)
    if known.participant_id != participant.id:
        return Ignored()
    said = await work.contributions.hold(known.id)
    (await work.sessions.share(session.id)).check_not_ended()
    last = LastChange(change=command.change, at=command.done(hearing.now))
    before = await _before(hearing, said.participant_id)
    if not await _is_next(hearing, said.participant_id, last):
        return Ignored()
    hearing.place.run = run = await work.runs.get(said.run_id)
    was_emptied = before is not None and before.change is MessageChange.EMPTIED
    is_mended = last.change is MessageChange.EDITED and said.withdrawn_at is not None
    if is_mended and not was_emptied:
        # Its author took it back on a card: to mend the message does not bring it back.
        return Ignored()
    return await _do(hearing, run, said, replace(last, spoken=command.spoken))


async def catch_up(hearing: Hearing, run: PromptRun, said: Contribution) -> Reply:
    """Do to a message that has just come what was done to it before it came."""
    session = hearing.session
    shown = Shown(view=contribution_view(session, run, said, now=hearing.now))
    if said.message_id != hearing.command.message_id:
        # The same was said before, and this message is nothing of its own.
        return shown
    last = await _before(hearing, said.participant_id)
    if last is None:
        return shown
    await _keep(hearing, said.participant_id, replace(last, spoken=NOTHING))
    try:
        return await _do(hearing, run, said, last)
    except TextIsTooLong as refusal:
        draft = clean(last.spoken.whole)
        return Refused(refusal=refusal, session=session, run_id=run.id, draft=draft)


async def tell(hearing: Hearing, run: PromptRun) -> None:
    """One card a round says that the chat is heard; it is redrawn, not said again."""
    heard = ChatHeard(session_id=run.session_id, run_id=run.id)
    outbox = hearing.work.outbox
    if await outbox.is_put(heard):
        await outbox.redraw([heard], at=hearing.now)
    else:
        await outbox.put(heard, at=hearing.now)
    await redraw_controls(hearing.work, [run.session_id], at=hearing.now)


async def _wait(hearing: Hearing, participant: Participant) -> Reply:
    """Keep what was done to a message that may still come, until no round could take it.

    What could not count is refused now, and nobody has more kept than they may write in a minute.
    """
    work, session, command = hearing.work, hearing.session, hearing.command
    rounds = listening(await work.runs.of(session.id), session.clock(hearing.now))
    run = heard_by(session.plan, rounds, participant.role_id)
    kept = await work.message_changes.waiting(session.id, participant.id)
    if run is None or kept >= MOST_AT_THAT_PACE:
        return Ignored()
    gone = command.change is MessageChange.DELETED
    if not gone:
        hearing.place.run = run
        with suppress(TextIsEmpty):
            taken_as(run.round, command.spoken)
    spoken = NOTHING if gone else command.spoken
    last = LastChange(change=command.change, at=command.done(hearing.now), spoken=spoken)
    await _is_next(hearing, participant.id, last)
    return Ignored()


async def _is_next(hearing: Hearing, participant_id: str, last: LastChange) -> bool:
    """Keep what was done last to a message; False for what something was done after."""
    before = await _before(hearing, participant_id)
    if before is not None and not before.is_overtaken_by(last):
        return False
    await _keep(hearing, participant_id, last)
    return True


async def _before(hearing: Hearing, participant_id: str) -> LastChange | None:
    whose = (hearing.session.id, hearing.command.message_id, participant_id)
    return await hearing.work.message_changes.find(*whose)


async def _keep(hearing: Hearing, participant_id: str, last: LastChange) -> None:
    whose = (hearing.session.id, hearing.command.message_id, participant_id)
    await hearing.work.message_changes.put(*whose, last)


async def _do(hearing: Hearing, run: PromptRun, said: Contribution, last: LastChange) -> Reply:
    if last.change is MessageChange.DELETED:
        return await _withdraw(hearing, run, said)
    return await _agree(hearing, run, said, last)


async def _agree(hearing: Hearing, run: PromptRun, said: Contribution, last: LastChange) -> Reply:
    """Let a contribution say what its message says now, unless a card has said it since."""
    work, session = hearing.work, hearing.session
    if not await work.last_words.take_one(said.id, said.participant_id, last.at):
        return Ignored()
    try:
        kind, text = taken_as(run.round, last.spoken)
    except TextIsEmpty:
        return await _empty(hearing, run, said, last)
    await work.contributions.take_turn(session.id)
    same = await work.contributions.find_same(
        run_id=run.id, participant_id=said.participant_id, kind=kind, text=text
    )
    if same is not None and same.id != said.id:
        return await _empty(hearing, run, said, last)
    changed = replace(said, kind=kind, text=text, edited_at=hearing.now, withdrawn_at=None)
    await work.contributions.save(changed)
    await retell(work, changed)
    await tell(hearing, run)
    return Shown(view=contribution_view(session, run, changed, now=hearing.now))


async def _empty(hearing: Hearing, run: PromptRun, said: Contribution, last: LastChange) -> Reply:
    """Nothing of its own is left of a message, until it is edited once more."""
    emptied = replace(last, change=MessageChange.EMPTIED, spoken=NOTHING)
    await _keep(hearing, said.participant_id, emptied)
    return await _withdraw(hearing, run, said)


async def _withdraw(hearing: Hearing, run: PromptRun, said: Contribution) -> Reply:
    if said.withdrawn_at is not None:
        return Ignored()
    await hearing.work.contributions.withdraw(said.id, hearing.now)
    await hearing.work.supports.forget(said.id)
    withdrawn = replace(said, withdrawn_at=hearing.now)
    await retell(hearing.work, withdrawn)
    await tell(hearing, run)
    return Shown(view=contribution_view(hearing.session, run, withdrawn, now=hearing.now))
