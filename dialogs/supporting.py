"""Supporting: "me too" to what somebody wrote, in place of saying it again or beside it."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.commands.taking_part import Support, WithdrawSupport
from dialogs.controls import redraw_controls
from dialogs.points import support_view
from dialogs.reading_back import read_back
from dialogs.replies import Refused, Reply, Shown
from dialogs.retelling import retell
from dialogs.seats import participant_here, session_of
from dialogs.viewing import prompt_view
from dialogs.views.view import View
from facilitation.contributions import Contribution
from facilitation.people import Participant
from facilitation.refusals.answering import NotJoined
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchContribution
from facilitation.refusals.writing import NotYours, YourOwn
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from facilitation.supports import check_support
from storage.store import Store
from storage.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """One support as it is given or taken back, inside its transaction."""

    work: Work
    session: Session
    run: PromptRun
    said: Contribution
    together: tuple[str, ...]
    """The ids of what it makes one point with where that is read back; else its own."""
    participant: Participant


class SupportingDialog:
    """Takes supports."""

    takes = (Support, WithdrawSupport)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def answer(self, command: Support | WithdrawSupport, now: datetime) -> Reply:
        """Record a support or take it back, or say why not."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                held = await _hold(work, command)
                said = held[command.contribution_id]
                run = await work.runs.get(said.run_id)
                session = await session_of(work, command, run)
                backing = await _backing(work, command, session, said, now)
                mine = backing.participant.id
                if await work.last_words.take_one(said.id, mine, command.done(now)):
                    if isinstance(command, WithdrawSupport):
                        await work.supports.drop(backing.together, mine)
                    else:
                        await _support(backing, command, held.get(command.instead_of or ""), now)
                view = await _shown(backing, command, now)
                await redraw_controls(work, [session.id], at=now)
            return Shown(view=view)
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)


async def _hold(work: Work, command: Support | WithdrawSupport) -> dict[str, Contribution]:
    """What is supported, and what it is supported instead of, held in the order of their ids."""
    named = {command.contribution_id}
    if isinstance(command, Support) and command.instead_of is not None:
        named.add(command.instead_of)
    return {one: await work.contributions.hold(one) for one in sorted(named)}


async def _backing(
    work: Work,
    command: Support | WithdrawSupport,
    session: Session,
    said: Contribution,
    now: datetime,
) -> Backing:
    session = await work.sessions.share(session.id)
    session.check_not_ended()
    run, together = await _put_in(work, command, session, said)
    if command.read_back_id is not None:
        run.check_open(session.clock(now))
    participant = await participant_here(work, command, session)
    if participant is None:
        raise NotJoined
    return Backing(
        work=work, session=session, run=run, said=said, together=together, participant=participant
    )


async def _put_in(
    work: Work, command: Support | WithdrawSupport, session: Session, said: Contribution
) -> tuple[PromptRun, tuple[str, ...]]:
    """Where a point is supported: in the round that it was written to, or in a read-back of it.

    And the contributions that it then has.
    """
    if command.read_back_id is None:
        return await work.runs.get(said.run_id), (said.id,)
    run = await work.runs.share(command.read_back_id)
    read = await read_back(work, session, run, None) if run.session_id == session.id else ()
    together = [one.contribution_ids for one in read if said.id in one.contribution_ids]
    if not together:
        raise NoSuchContribution
    return run, together[0]


async def _shown(backing: Backing, command: Support | WithdrawSupport, now: datetime) -> View:
    """The read-back with the tap in it, or the receipt of the one support."""
    work, session, viewer = backing.work, backing.session, backing.participant
    if command.read_back_id is not None:
        return await prompt_view(
            work, session, backing.run, viewer=viewer, now=now, page=command.page
        )
    return await support_view(work, session, backing.run, backing.said, viewer, now=now)


async def _support(
    backing: Backing, command: Support, own: Contribution | None, now: datetime
) -> None:
    work, participant = backing.work, backing.participant
    check_support(backing.session.plan, backing.run.prompt, backing.said, participant)
    # Whoever wrote any of what is one point stands behind it already.
    written = await work.contributions.by(backing.session.id, participant.id)
    for one in written:
        if one.id in backing.together:
            raise YourOwn(number=one.number)
    await work.supports.add(
        backing.said.id, participant.id, participant.role_id, read_back_id=command.read_back_id
    )
    if own is None or own.withdrawn_at is not None:
        return
    if own.participant_id != participant.id:
        raise NotYours
    if own.run_id != backing.run.id:
        raise NoSuchContribution
    await work.contributions.withdraw(own.id, now)
    await work.supports.forget(own.id)
    await retell(work, replace(own, withdrawn_at=now))
