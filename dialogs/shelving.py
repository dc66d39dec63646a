"""The shelf from a chat: a plan is sent, checked, kept, and looked at card by card."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from dialogs.commands.preparing import FetchPlan, PreviewPlan, SendPlan
from dialogs.replies import PlanChecked, PlanFetched, PlanKept, PlanPreviewed, Refused, Reply
from dialogs.viewing import make_prompt_view
from dialogs.views.opening import BlockView, WelcomeView
from dialogs.views.view import View
from facilitation.people import Sender
from facilitation.plan import Block, Plan
from facilitation.plan_notes import notes
from facilitation.prompts import Prompt
from facilitation.refusals.plans import (
    NotAPlanFile,
    NotYourPlan,
    PlanHasErrors,
    PlanIsInUse,
    PlanIsOthers,
)
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchPlan
from facilitation.runs import PromptRun
from facilitation.sessions import Session, SessionState, area_place
from facilitation.sharing import MINUTE
from storage.plan_files import SUFFIXES, PlanShelf, read_written
from storage.store import Store


class ShelvingDialog:
    """Lays plans on the shelf, for those whose plans they are."""

    takes = (FetchPlan, PreviewPlan, SendPlan)

    def __init__(self, store: Store, shelf: PlanShelf) -> None:
        self._store = store
        self._shelf = shelf

    async def answer(self, command: SendPlan | FetchPlan | PreviewPlan, now: datetime) -> Reply:
        """Keep a plan, say what is wrong with it, or show its cards; or say why not."""
        try:
            match command:
                case SendPlan():
                    return await self._receive(command)
                case FetchPlan():
                    plan = self._theirs(command)
                    return PlanFetched(
                        plan=plan,
                        name=f"{plan.id}.yaml",
                        about=plan.title,
                        written=self._shelf.written(command.plan_id),
                    )
                case PreviewPlan():
                    return self._preview(command, now)
        except Refusal as refusal:
            return Refused(refusal=refusal)

    async def _receive(self, command: SendPlan) -> Reply:
        if not command.name.lower().endswith(tuple(SUFFIXES)):
            raise NotAPlanFile
        read = read_written(command.written, command.name)
        if not isinstance(read, Plan):
            return PlanChecked(found=read)
        return await self.keep(read, command.written, command.sender)

    async def keep(self, plan: Plan, written: bytes, sender: Sender) -> PlanKept:
        """Lay a sound plan on the shelf. Raises the refusal where it is not theirs to lay."""
        if not _is_theirs(plan, sender, organiser=False):
            raise NotYourPlan
        before = self._before(plan.id)
        if before is not None and not _is_theirs(before, sender, organiser=True):
            raise PlanIsOthers(tuple(one.name for one in before.people if one.organiser))
        await self._check_unused(plan)
        self._shelf.keep(plan.id, written)
        return PlanKept(plan=plan, again=before is not None, notes=tuple(notes(plan)))

    def _before(self, plan_id: str) -> Plan | None:
        """The plan of that id that is on the shelf; one with errors is nobody's to replace."""
        try:
            read = self._shelf.read(plan_id)
        except NoSuchPlan:
            return None
        if not isinstance(read, Plan):
            raise PlanIsOthers(())
        return read

    async def _check_unused(self, plan: Plan) -> None:
        async with self._store.read() as work:
            sessions = await work.sessions.all()
        under_way = (SessionState.RUNNING, SessionState.PAUSED)
        if any(one.plan.id == plan.id and one.state in under_way for one in sessions):
            raise PlanIsInUse(plan.title)

    def _theirs(self, command: FetchPlan | PreviewPlan) -> Plan:
        """The sound plan that is meant, if it is the sender's."""
        plan = self._shelf.read(command.plan_id)
        if not isinstance(plan, Plan):
            raise PlanHasErrors(plan_id=command.plan_id, errors=len(plan))
        if not _is_theirs(plan, command.sender, organiser=False):
            raise NotYourPlan
        return plan

    def _preview(self, command: PreviewPlan, now: datetime) -> Reply:
        plan = self._theirs(command)
        views = list(_views(plan, command, now))
        page = min(max(command.page, 0), len(views) - 1)
        return PlanPreviewed(view=views[page], plan_id=command.plan_id, page=page, pages=len(views))


def _is_theirs(plan: Plan, sender: Sender, *, organiser: bool) -> bool:
    """Whether the plan names somebody as organiser or, where that will do, as facilitator."""
    known = None if sender.guest else plan.person(sender.email)
    return known is not None and (known.organiser or (known.facilitator and not organiser))


def _views(plan: Plan, command: PreviewPlan, now: datetime) -> Iterator[View]:
    """Every card of a plan in the order in which the room sees them."""
    session = Session(
        id="preview",
        tenant_id=command.tenant_id,
        conversation_id=command.conversation_id,
        service_url="",
        meeting_id=None,
        plan=plan,
        state=SessionState.RUNNING,
        prepared_at=now,
    )
    yield WelcomeView(session=session)
    at = plan.starts_at
    for block in plan.agenda:
        here = replace(session, block_id=block.id, block_opened_at=at, started_at=at)
        here = replace(here, block_ends_at=at + block.lasts)
        yield BlockView(
            session=here,
            block=block,
            place=area_place(plan, block),
            opened_at=at,
            ends_at=at + block.lasts,
        )
        for prompt in block.prompts:
            run = _run(block, prompt, at)
            yield make_prompt_view(
                here, run, now=run.opened_at, answered=0, asked=0, viewer=None, mine={}
            )
        at += block.lasts


def _run(block: Block, prompt: Prompt, block_at: datetime) -> PromptRun:
    after = 0 if prompt.opens == "facilitator" else prompt.opens
    opened_at = block_at + after * MINUTE
    return PromptRun(
        id=f"preview-{prompt.id}",
        session_id="preview",
        block_id=block.id,
        prompt=prompt,
        opened_at=opened_at,
        closes_at=opened_at + prompt.lasts,
    )
