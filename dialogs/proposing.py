"""Proposing: one's own statement, which who leads admits before anybody else sees it."""

from dataclasses import replace
from datetime import datetime

from dialogs.commands.leading import AskProposals, JudgeProposal
from dialogs.commands.taking_part import ProposeStatement, WithdrawProposal
from dialogs.controls import redraw_controls
from dialogs.following import noted
from dialogs.proposals import own_proposals, proposals_view, proposing_view
from dialogs.replies import Refused, Reply, Shown
from dialogs.seats import current_session, participant_here, session_here, session_of
from dialogs.views.leading import ProposalsView
from dialogs.views.writing import ProposingView
from dialogs.votes import key_of, known_as, proposals_to
from facilitation.announcements import AnyAnnouncement, PromptOpened, PromptReminded
from facilitation.contributions import clean
from facilitation.leading import check_leads
from facilitation.people import Participant
from facilitation.proposals import (
    Proposal,
    ProposalState,
    check_number,
    check_room,
    known_by,
    proposed,
    statements_of,
    waiting,
)
from facilitation.refusals.answering import NotJoined, PromptIsBrokenOff
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.runs import PromptRun, check_asked
from facilitation.sessions import Session
from storage.store import Store
from storage.work import Work


class ProposingDialog:
    """Takes proposals, and what who leads says to them."""

    takes = (AskProposals, JudgeProposal, ProposeStatement, WithdrawProposal)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def answer(
        self,
        command: AskProposals | JudgeProposal | ProposeStatement | WithdrawProposal,
        now: datetime,
    ) -> Reply:
        """Keep a proposal, take one back, judge one or show them, or say why not."""
        match command:
            case ProposeStatement():
                return await self._propose(command, now)
            case WithdrawProposal():
                return await self._withdraw(command, now)
            case JudgeProposal():
                return await self._judge(command, now)
            case AskProposals():
                return await self._asked(command)

    async def _propose(self, command: ProposeStatement, now: datetime) -> Reply:
        """Keep a proposal for who leads to see, or say why not."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                # Held, so that nobody proposes more than they may and nothing is admitted twice.
                run = await work.runs.hold(command.run_id)
                session = await session_of(work, command, run)
                return Shown(view=await _propose(work, command, session, run, now))
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session, draft=clean(command.text))

    async def _withdraw(self, command: WithdrawProposal, now: datetime) -> Reply:
        """Take a proposal back while it waits; what is judged stays as it is."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                run = await work.runs.hold(command.run_id)
                session = await session_of(work, command, run)
                view = await _withdraw(work, command, session, run, now)
            return Shown(view=replace(view, draft=command.draft))
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)

    async def _judge(self, command: JudgeProposal, now: datetime) -> Reply:
        """Admit a proposal or leave it out, once whoever else does the same."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                session = await session_here(work, command, command.session_id)
                check_leads(session, command.sender)
                run = await work.runs.hold(command.run_id)
                return Shown(view=await _judge(work, command, session, run, now))
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)

    async def _asked(self, command: AskProposals) -> Reply:
        """Show what waits to be admitted, or say why not."""
        session: Session | None = None
        try:
            async with self._store.read() as work:
                session = await current_session(work, command)
                check_leads(session, command.sender)
                return Shown(view=await proposals_view(work, session))
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)


async def _propose(
    work: Work, command: ProposeStatement, session: Session, run: PromptRun, now: datetime
) -> ProposingView:
    run.check_open(session.clock(now))
    prompt = statements_of(run.prompt)
    participant = await participant_here(work, command, session)
    if participant is None:
        raise NotJoined
    check_asked(session.plan, prompt, participant.role_id)
    try:
        text = proposed(prompt, command.text)
        is_last = await _is_last(work, run, participant, known_by(text), command.done(now))
        if is_last:
            await _keep(work, run, participant, text)
    except Refusal as problem:
        # What can be mended is mended where it was written.
        view = await proposing_view(work, session, run, participant, now=now)
        return replace(view, problem=problem, draft=clean(command.text))
    view = await proposing_view(work, session, run, participant, now=now)
    await redraw_controls(work, [session.id], at=now)
    return replace(view, recorded=is_last)


async def _withdraw(
    work: Work, command: WithdrawProposal, session: Session, run: PromptRun, now: datetime
) -> ProposingView:
    participant = await participant_here(work, command, session)
    if participant is None:
        raise NotJoined
    mine = await own_proposals(work, run, participant)
    is_last = await _is_last(work, run, participant, command.words, command.done(now))
    waits = [one for one in waiting(mine) if is_last and one.words == command.words]
    for one in waits:
        await work.proposals.drop(one, await key_of(work, run))
    view = await proposing_view(work, session, run, participant, now=now)
    await redraw_controls(work, [session.id], at=now)
    return replace(view, withdrawn=bool(waits))


async def _is_last(
    work: Work, run: PromptRun, participant: Participant, words: str, at: datetime
) -> bool:
    """Whether somebody has not proposed or taken back the same words later."""
    key = await key_of(work, run)
    about = f"{participant.id} {words}"
    # Under the run's key, as long as there is one: whoever has the words must not find who it was.
    said = key.words(about) if key else known_by(about)
    return (run.is_anonymous and key is None) or await work.last_words.take_one(run.id, said, at)


async def _keep(work: Work, run: PromptRun, participant: Participant, text: str) -> None:
    """Keep a proposal once, however often it is sent."""
    words = known_by(text)
    mine = await own_proposals(work, run, participant)
    if words in {one.words for one in mine}:
        return
    check_number(statements_of(run.prompt), mine)
    known = await known_as(work, run, participant.id)
    if known is None:
        raise PromptIsBrokenOff(run.prompt.heading)
    proposal = Proposal(run_id=run.id, words=words, proposer=known, text=text)
    await work.proposals.add(await _as_judged(work, run, proposal), await key_of(work, run))


async def _as_judged(work: Work, run: PromptRun, proposal: Proposal) -> Proposal:
    """A proposal in words that somebody has proposed before shares what became of that one."""
    before = [one for one in await proposals_to(work, run) if _same(one, proposal)]
    return replace(proposal, state=before[0].state) if before else proposal


def _same(one: Proposal, other: Proposal) -> bool:
    return one.words == other.words


async def _judge(
    work: Work, command: JudgeProposal, session: Session, run: PromptRun, now: datetime
) -> ProposalsView:
    if run.session_id != session.id:
        raise NoSuchPrompt
    found = [one for one in await proposals_to(work, run) if one.words == command.words]
    if not found or not run.is_open(session.clock(now)):
        # The prompt closed meanwhile: the card says so.
        return await proposals_view(work, session, page=command.page)
    # Of two who judge at once the first word stands, and the second sees which it was.
    state = found[0].state
    if state is ProposalState.WAITING:
        state = ProposalState.ADMITTED if command.admits else ProposalState.LEFT_OUT
        if command.admits:
            await _admit(work, run, found[0], now)
        await work.proposals.judge(found[0], await key_of(work, run), state)
        await noted(work, session, command, "admit" if command.admits else "leave_out", at=now)
    view = await proposals_view(work, session, page=command.page)
    await redraw_controls(work, [session.id], at=now)
    return replace(view, said=state, said_of=found[0].text)


async def _admit(work: Work, run: PromptRun, proposal: Proposal, now: datetime) -> None:
    """Put it among the statements, on the cards that everybody has open."""
    prompt = statements_of(run.prompt)
    check_room(prompt)
    await work.runs.rewrite(run, prompt.with_proposed(proposal.text))
    cards: list[AnyAnnouncement] = [
        PromptOpened(session_id=run.session_id, run_id=run.id),
        PromptReminded(session_id=run.session_id, run_id=run.id),
    ]
    await work.outbox.redraw(cards, at=now)
