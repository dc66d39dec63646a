"""Contributing: one writes a point to a round, and may put it otherwise or take it back."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.checking import checked_until, cited_in
from dialogs.commands.taking_part import (
    ConfirmContribution,
    Contribute,
    EditContribution,
    WithdrawContribution,
)
from dialogs.controls import redraw_controls
from dialogs.nearby import Nearby
from dialogs.reading_back import read_back
from dialogs.replies import Refused, Reply, RoleNeeded, Shown
from dialogs.retelling import retell
from dialogs.saying import Place, Point, say_once, taken_by
from dialogs.seats import own_session_of, participant_here, session_of
from dialogs.viewing import contribution_view
from dialogs.views.writing import ContributionView
from digest.citing import Citation
from facilitation.checking import can_change, confirmed, corrected
from facilitation.contributions import (
    Contribution,
    ContributionKind,
    check_own,
    clean,
    edited,
)
from facilitation.people import given_role
from facilitation.read_backs import check_read
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.writing import NotYours, SaidAlready
from facilitation.runs import PromptRun, check_asked
from facilitation.sessions import Session, SessionState
from storage.store import Store
from storage.work import Work

Change = EditContribution | ConfirmContribution | WithdrawContribution
"""What is done to a contribution of one's own."""

Writes = Contribute | EditContribution
"""What brings words along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A contribution of who asks, held in a session that does not end meanwhile."""

    session: Session
    run: PromptRun
    said: Contribution
    until: datetime | None
    """Until when it can be checked, where that is on."""
    cited: Citation | None
    """Where the digest uses it."""

    def shown(self, changed: Contribution, now: datetime) -> Reply:
        """The card of what has become of it; what was withdrawn is to be cited no more."""
        view = contribution_view(self.session, self.run, changed, until=self.until, now=now)
        cited = self.cited if changed.withdrawn_at is None else None
        return Shown(view=replace(view, cited=cited))


class ContributingDialog:
    """Takes contributions."""

    takes = (Contribute, EditContribution, ConfirmContribution, WithdrawContribution)

    def __init__(self, store: Store) -> None:
        self._store = store
        self._nearby = Nearby(store)

    async def answer(self, command: Contribute | Change, now: datetime) -> Reply:
        """Record, change, confirm or withdraw a contribution, or say why not."""
        place = Place()
        try:
            async with self._store.begin() as work:
                match command:
                    case Contribute():
                        reply = await _contribute(work, command, place, now)
                    case EditContribution():
                        return await _edit(work, command, place, now)
                    case ConfirmContribution():
                        return await _confirm(work, command, place, now)
                    case WithdrawContribution():
                        return await _withdraw(work, command, place, now)
            return await self._with_near(reply)
        except Refusal as refusal:
            return Refused(
                refusal=refusal,
                session=place.session,
                run_id=place.run.id if place.run else None,
                draft=clean(command.text) if isinstance(command, Writes) else "",
            )

    async def _with_near(self, reply: Reply) -> Reply:
        match reply:
            case Shown(view=ContributionView(contribution=Contribution(objects_to=None)) as view):
                return Shown(view=await self._nearby.offered(view))
        return reply


async def _contribute(work: Work, command: Contribute, place: Place, now: datetime) -> Reply:
    run = await work.runs.share(command.run_id)
    session = await session_of(work, command, run)
    place.run, place.session = run, session
    session.check_not_ended()
    run.check_open(session.clock(now))
    objected = await _objected(work, session, run, command)
    kind, text = taken_by(run, command, ContributionKind.OBJECTION if objected else None)
    participant = await participant_here(work, command, session)
    if participant is None:
        return RoleNeeded(
            session=session,
            kept=command,
            kept_texts=(text,),
            given_role_id=given_role(session.plan, command.sender),
        )
    check_asked(session.plan, run.prompt, participant.role_id)
    point = Point(
        participant=participant,
        kind=kind,
        text=text,
        tapped_at=command.acted_at,
        objected=objected,
    )
    said = await say_once(work, session, run, point, now)
    await redraw_controls(work, [session.id], at=now)
    return Shown(view=contribution_view(session, run, said, now=now))


async def _edit(work: Work, command: EditContribution, place: Place, now: datetime) -> Reply:
    own = await _hold_own(work, command, place, now)
    said = own.said
    kind, text = taken_by(own.run, command, said.kind if said.objects_to else None)
    if not await work.last_words.take_one(said.id, said.participant_id, command.done(now)):
        return own.shown(said, now)
    await work.contributions.take_turn(own.session.id)
    same = await work.contributions.find_same(
        run_id=own.run.id,
        participant_id=said.participant_id,
        kind=kind,
        text=text,
        speaker=said.speaker,
        objects_to=said.objects_to,
    )
    if same is not None and same.id != said.id:
        raise SaidAlready(same.number)
    change = corrected if own.session.state is SessionState.ENDED else edited
    changed = change(said, text=text, kind=kind, at=now)
    await work.contributions.save(changed)
    await retell(work, changed)
    return own.shown(changed, now)


async def _confirm(work: Work, command: ConfirmContribution, place: Place, now: datetime) -> Reply:
    own = await _hold_own(work, command, place, now)
    if own.until is None:
        # Before the end nothing is checked yet, and nothing is lost by that.
        return own.shown(own.said, now)
    checked = confirmed(own.said, at=now)
    await work.contributions.save(checked)
    return own.shown(checked, now)


async def _withdraw(
    work: Work, command: WithdrawContribution, place: Place, now: datetime
) -> Reply:
    own = await _hold_own(work, command, place, now)
    await work.contributions.withdraw(own.said.id, now)
    await work.supports.forget(own.said.id)
    # Its author sees once more what they took back; kept is only that there was something.
    withdrawn = replace(own.said, withdrawn_at=now)
    await retell(work, withdrawn)
    await redraw_controls(work, [own.session.id], at=now)
    return own.shown(withdrawn, now)


async def _objected(
    work: Work, session: Session, run: PromptRun, command: Contribute
) -> Contribution | None:
    """What is objected to, if anything is; NoSuchContribution where it is not read back."""
    if command.objects_to is None:
        return None
    read = await read_back(work, session, run, None)
    check_read({one for each in read for one in each.contribution_ids}, command.objects_to)
    standing = await work.contributions.standing(session.id)
    return next(one for one in standing if one.id == command.objects_to)


async def _hold_own(work: Work, command: Change, place: Place, now: datetime) -> Own:
    """One's own contribution, held, in a session that does not end meanwhile."""
    said = await work.contributions.hold(command.contribution_id)
    run = await work.runs.get(said.run_id)
    place.run, place.session = run, await own_session_of(work, command, run)
    session = await work.sessions.share(run.session_id)
    until = await checked_until(work, session)
    if not can_change(session, until, now):
        session.check_not_ended()
    participant = await participant_here(work, command, session)
    if participant is None:
        raise NotYours
    check_own(said, participant.id)
    cited = (await cited_in(work, session)).get(said.id)
    return Own(session=session, run=run, said=said, until=until, cited=cited)
