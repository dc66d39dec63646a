"""Nudging: whoever has not written yet is kindly reminded, by role in the room or alone."""

from collections.abc import Collection
from datetime import datetime

from dialogs.commands.leading import Nudge
from dialogs.coverage import coverage_view, heard
from dialogs.following import noted
from dialogs.replies import Refused, Reply, Shown
from dialogs.seats import session_here
from dialogs.views.leading import Reminded
from facilitation import agenda
from facilitation.announcements import PersonNudged, RoleNudged
from facilitation.leading import check_leads
from facilitation.nudges import MOST, check_role_nudge, silent
from facilitation.people import Participant
from facilitation.refusals.leading import NudgedEnough
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from storage.store import Store
from storage.work import Work


class NudgingDialog:
    """Reminds people, each twice at most."""

    takes = (Nudge,)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def answer(self, command: Nudge, now: datetime) -> Reply:
        """Have them reminded, or say why not."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                session = await session_here(work, command, command.session_id)
                check_leads(session, command.sender)
                session = await work.sessions.hold(session.id)
                return await _nudge(work, session, command, now)
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)


async def _nudge(work: Work, session: Session, command: Nudge, now: datetime) -> Reply:
    agenda.check_runs(session)
    act = f"nudge:{command.run_id}:{command.role_id or ''}:{command.kind or ''}"
    given_at = command.acted_at
    agenda.check_first(session, act=act, seen=command.seen, at=now, given_at=given_at)
    run = await work.runs.get(command.run_id)
    if run.session_id != session.id:
        raise NoSuchPrompt
    run.check_open(session.clock(now))
    if command.role_id is None:
        said = await _each_alone(work, session, run, now)
    else:
        said = await _a_role(work, session, run, command, now)
    sender = command.sender
    acted = agenda.acted(
        session, act=act, by=sender.key, name=sender.name, at=now, given_at=given_at
    )
    await work.sessions.save(acted)
    await noted(work, session, command, "nudge", at=now)
    return Shown(view=await coverage_view(work, acted, now=now, said=said))


async def _a_role(
    work: Work, session: Session, run: PromptRun, command: Nudge, now: datetime
) -> Reminded:
    """One message in the room for a whole role."""
    role_id = command.role_id or ""
    check_role_nudge(session.plan, run, role_id)
    if not await work.nudges.claim(session.id, role_id, run.id, most=MOST):
        raise NudgedEnough(run.prompt.heading)
    nudge = RoleNudged(session_id=session.id, run_id=run.id, role_id=role_id, about=command.kind)
    await work.outbox.put(nudge, at=now)
    return Reminded(run_id=run.id, role_id=role_id)


async def _each_alone(work: Work, session: Session, run: PromptRun, now: datetime) -> Reminded:
    """One message for each person, in their own 1:1; a guest has none."""
    participants = await work.people.of(session.id)
    wanted = silent(session.plan, run, participants, await heard(work, run))
    members = [one for one in wanted if not one.guest]
    nudged = [one for one in members if await work.nudges.claim(session.id, one.id, most=MOST)]
    await _put(work, run, nudged, now)
    return Reminded(
        run_id=run.id,
        on_their_way=len(nudged),
        unreachable=len(wanted) - len(members),
        enough=len(members) - len(nudged),
    )


async def _put(work: Work, run: PromptRun, nudged: Collection[Participant], now: datetime) -> None:
    addresses = await work.people.addresses([one.id for one in nudged])
    for one in nudged:
        nudge = PersonNudged(session_id=run.session_id, run_id=run.id)
        await work.outbox.put(nudge, recipient=addresses[one.id], at=now)
