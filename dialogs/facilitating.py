"""Facilitating: one act at a time, done once however many press, told to the room."""

from dataclasses import replace
from datetime import datetime

from dialogs.acts import DOERS, prompt_meant
from dialogs.commands.leading import Act, Facilitate
from dialogs.controls import lend_to_all, redraw_controls
from dialogs.following import noted
from dialogs.handing import check_may_step_in, chosen, handing_view, must_confirm
from dialogs.replies import ActDone, ConfirmationNeeded, Refused, Reply, Shown
from dialogs.seats import meant_session
from dialogs.sharing import late_view
from dialogs.standing import answered, is_published
from dialogs.steering import control_view
from dialogs.turns import Turn
from dialogs.undoing import before
from dialogs.viewing import asked
from facilitation import agenda
from facilitation.leading import check_leads
from facilitation.people import reached_at
from facilitation.refusals.refusal import Refusal
from facilitation.sessions import Session
from facilitation.turnout import told
from storage.store import Store


class FacilitatingDialog:
    """Lets facilitators lead."""

    takes = (Facilitate,)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def answer(self, command: Facilitate, now: datetime) -> Reply:
        """Do an act, ask whether it is meant, or say why not."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                session = await meant_session(work, command, command.session_id)
                session = await work.sessions.hold(session.id)
                _check_sender(session, command)
                _check_first(session, command, now)
                return await self._act(Turn(work=work, session=session, command=command, now=now))
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)

    async def _act(self, turn: Turn) -> Reply:
        doubt = await _doubt(turn)
        if doubt is not None:
            return doubt
        found = await before(turn)
        session = await DOERS[turn.command.act](turn)
        acted = agenda.acted(
            session,
            act=turn.command.act,
            by=turn.command.sender.key,
            name=turn.by,
            at=turn.now,
            given_at=turn.command.acted_at,
        )
        acted = replace(acted, undoable=found)
        await turn.work.sessions.save(acted)
        await noted(turn.work, acted, turn.command, turn.command.act, at=turn.now)
        await _keep_current(turn, acted)
        control = await control_view(
            turn.work, acted, now=turn.now, viewer=reached_at(turn.command.sender)
        )
        return ActDone(act=turn.command.act, control=replace(control, just_asked=True))


def _check_sender(session: Session, command: Facilitate) -> None:
    if command.act is Act.LEAD:
        check_may_step_in(session, command.sender)
    else:
        check_leads(session, command.sender)


def _check_first(session: Session, command: Facilitate, now: datetime) -> None:
    agenda.check_first(
        session, act=command.act, seen=command.seen, at=now, given_at=command.acted_at
    )


async def _keep_current(turn: Turn, session: Session) -> None:
    """The control cards outside the room follow every act; who starts or steps in gets one."""
    if turn.command.act in (Act.START, Act.LEAD):
        await lend_to_all(turn.work, session, turn.command.sender, at=turn.now)
    await redraw_controls(turn.work, [session.id], at=turn.now)


async def _doubt(turn: Turn) -> Reply | None:
    """What can be done in several ways, or cannot be taken back, is asked once before."""
    if turn.command.act is Act.SHARE and turn.command.way is None:
        return Shown(view=await late_view(turn.work, turn.session, now=turn.now))
    if turn.command.act is Act.HAND and len(await chosen(turn)) != 1:
        sender, words = turn.command.sender, turn.command.named
        return Shown(view=await handing_view(turn.work, turn.session, sender, words))
    if turn.command.confirmed:
        return None
    if turn.command.act is Act.LEAD and must_confirm(turn):
        return ConfirmationNeeded(session=turn.session, command=turn.command)
    if turn.command.act not in (Act.END, Act.CLOSE):
        return None
    turn.session.check_begun()
    if turn.command.act is Act.END:
        return ConfirmationNeeded(session=turn.session, command=turn.command)
    run = await prompt_meant(turn)
    if not is_published(run):
        return None
    joined = (await turn.work.people.counts_by_role([turn.session.id]))[turn.session.id]
    return ConfirmationNeeded(
        session=turn.session,
        command=replace(turn.command, run_id=run.id),
        run=run,
        answered=told(turn.session.plan, run, await answered(turn.work, run)),
        asked=asked(turn.session.plan, run.prompt, joined),
    )
