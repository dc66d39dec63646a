"""Preparing: the organiser's plan is bound to the conversation it will be led in."""

from datetime import datetime, timedelta

from dialogs import rights
from dialogs.commands.preparing import ChoosePlan, ShowPlans
from dialogs.following import noted
from dialogs.replies import PlansShown, Prepared, Refused, Reply
from dialogs.seats import current_session
from dialogs.views.organising import PlanRow
from facilitation.agenda import ended
from facilitation.announcements import SessionPrepared
from facilitation.people import LEADING_ROLES, UNTOLD, check_facilitator, may_facilitate
from facilitation.plan import Plan
from facilitation.refusals.leading import MayNotFacilitate
from facilitation.refusals.plans import PlanHasErrors, SessionAlreadyPrepared
from facilitation.refusals.refusal import Refusal
from facilitation.sessions import Session, SessionState
from storage.ids import new_id
from storage.plan_files import PlanShelf
from storage.store import Store
from storage.work import Work

FITS_WITHIN = timedelta(hours=12)
"""How far from its planned start a plan is still taken to be this meeting's."""


class PreparingDialog:
    """Binds plans to conversations."""

    takes = (ChoosePlan, ShowPlans)

    def __init__(self, store: Store, shelf: PlanShelf) -> None:
        self._store = store
        self._shelf = shelf

    async def answer(self, command: ShowPlans | ChoosePlan, now: datetime) -> Reply:
        """Show the plans on the shelf, or bind one, or say why not."""
        try:
            match command:
                case ShowPlans():
                    return self._shown(command, now)
                case ChoosePlan():
                    return await self._choose(command, now)
        except Refusal as refusal:
            return Refused(refusal=refusal)

    async def _choose(self, command: ChoosePlan, now: datetime) -> Reply:
        plan = self._plan(command.plan_id)
        check_facilitator(plan, command.sender)
        async with self._store.begin() as work:
            bound = await work.sessions.find_current(
                tenant_id=command.tenant_id, conversation_id=command.conversation_id
            )
            if bound is not None and bound.plan == plan:
                return Prepared(session=bound, again=True)
            if bound is not None:
                await _unbind(work, bound, now)
            session = _prepared(command, plan, now)
            if not await work.sessions.add(session):
                return await self._bound_meanwhile(work, command, plan)
            await rights.keep_dates(work, session)
            await noted(work, session, command, "prepare", at=now)
            await work.outbox.put(SessionPrepared(session_id=session.id), at=now)
        return Prepared(session=session, again=False)

    async def _bound_meanwhile(self, work: Work, command: ChoosePlan, plan: Plan) -> Reply:
        """Somebody else was quicker: the same plan is bound once, another one stays."""
        bound = await current_session(work, command)
        if bound.plan != plan:
            raise SessionAlreadyPrepared(bound.plan.title)
        return Prepared(session=bound, again=True)

    def _shown(self, command: ShowPlans, now: datetime) -> PlansShown:
        """The plans that the sender may lead, the one of this day first."""
        sender = command.sender
        read = {name: self._shelf.read(name) for name in self._shelf.names()}
        plans = {name: found for name, found in read.items() if isinstance(found, Plan)}
        sound = [_row(name, one, now) for name, one in plans.items() if may_facilitate(one, sender)]
        if not sound and sender.meeting_role not in LEADING_ROLES:
            raise MayNotFacilitate((), is_untold=sender.meeting_role == UNTOLD)
        broken = [
            PlanRow(plan_id=name, title=name, errors=len(found))
            for name, found in read.items()
            if not isinstance(found, Plan)
        ]
        has_others = len(sound) < len(plans)
        return PlansShown(
            plans=(*sorted(sound, key=lambda row: (not row.fits, row.title)), *broken),
            has_others=has_others,
            is_untold=has_others and sender.email is None and not sender.guest,
        )

    def _plan(self, plan_id: str) -> Plan:
        plan = self._shelf.read(plan_id)
        if not isinstance(plan, Plan):
            raise PlanHasErrors(plan_id=plan_id, errors=len(plan))
        return plan


async def _unbind(work: Work, bound: Session, now: datetime) -> None:
    """Let go of a plan that was prepared but never started."""
    held = await work.sessions.hold(bound.id)
    if held.state in (SessionState.RUNNING, SessionState.PAUSED):
        raise SessionAlreadyPrepared(held.plan.title)
    await work.sessions.save(ended(held, now))


def _prepared(command: ChoosePlan, plan: Plan, now: datetime) -> Session:
    return Session(
        id=new_id(),
        tenant_id=command.tenant_id,
        conversation_id=command.conversation_id,
        service_url=command.service_url,
        meeting_id=command.meeting_id,
        plan=plan,
        state=SessionState.PREPARED,
        prepared_at=now,
    )


def _row(name: str, plan: Plan, now: datetime) -> PlanRow:
    return PlanRow(
        plan_id=name,
        title=plan.title,
        day=plan.day,
        starts=plan.starts,
        ends=plan.ends,
        areas=len(plan.areas),
        people=len(plan.people),
        fits=abs(now - plan.starts_at) < FITS_WITHIN,
    )
