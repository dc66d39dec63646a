"""Speaking: turns are passed and ended, additions announced; two taps at once move on once."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialogs import floors
from dialogs.commands.taking_part import Move, Speak
from dialogs.controls import redraw_controls
from dialogs.following import noted
from dialogs.replies import Refused, Reply, Shown
from dialogs.seats import participant_here, session_here, session_of
from dialogs.standing import open_to
from dialogs.steering import control_view
from dialogs.viewing import prompt_view
from dialogs.views.prompts import WritingView
from facilitation.agenda import check_runs
from facilitation.floor import (
    Ending,
    Floor,
    check_speaks,
    check_turn,
    gone_writing,
    with_addition,
    without_addition,
)
from facilitation.leading import check_leads
from facilitation.people import Participant, reached_at
from facilitation.prompts import Round
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.speaking import RoleComesFirst
from facilitation.refusals.unknown import NoSuchPrompt, NoSuchSession
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from storage.store import Store
from storage.work import Work

ENDINGS = {
    Move.DONE: Ending.SPOKEN,
    Move.PASS: Ending.PASSED,
    Move.NEXT: Ending.SPOKEN,
    Move.ABSENT: Ending.ABSENT,
}
"""The moves that end a turn, and how."""

LEADING = (Move.NEXT, Move.ABSENT, Move.HOLD, Move.RELEASE)
"""What facilitators alone may do."""


class SpeakingDialog:
    """Keeps the floor of speaking rounds."""

    takes = (Speak,)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def answer(self, command: Speak, now: datetime) -> Reply:
        """Make a move, or say why not."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                run = await work.runs.get(command.run_id)
                session = await _session_of(work, command, run)
                return await _answer(work, session, command, now)
        except Refusal as refusal:
            run_id = command.run_id if session else None
            return Refused(refusal=refusal, session=session, run_id=run_id)


async def _session_of(work: Work, command: Speak, run: PromptRun) -> Session:
    """The session of a run; those who lead keep its floor from their own 1:1 as well."""
    # Who somebody is was looked up in the meeting of the session that the card names.
    if command.session_id not in (None, run.session_id):
        raise NoSuchPrompt
    if command.move not in LEADING:
        return await session_of(work, command, run)
    try:
        return await session_here(work, command, run.session_id)
    except NoSuchSession as refusal:
        raise NoSuchPrompt from refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """A speaking round as it is being changed, its run held."""

    work: Work
    run: PromptRun
    floor: Floor
    now: datetime

    async def end_turn(self, move: Move) -> None:
        """End the present turn and begin the next."""
        await floors.end_turn(self.work, self.run, self.floor, ENDINGS[move], at=self.now)

    async def change(self, after: Floor) -> None:
        """Keep another queue; a turn that goes on keeps its time."""
        if after.turn != self.floor.turn:
            await floors.put(self.work, self.run, after, at=self.now)
        elif after != self.floor:
            await self.work.floors.put(self.run.id, after)
            await floors.redraw(self.work, self.run, at=self.now)


async def _answer(work: Work, session: Session, command: Speak, now: datetime) -> Reply:
    # Held in the clock's order, so that nobody waits for each other.
    session = await work.sessions.hold(session.id)
    run = await work.runs.hold(command.run_id)
    check_runs(session)
    run.check_open(session.clock(now))
    here = _Round(work=work, run=run, floor=await work.floors.get(run.id), now=now)
    if command.move in LEADING:
        check_leads(session, command.sender)
        check_turn(here.floor, command.turn)
        await _lead(here, command.move)
        await noted(work, session, command, f"floor_{command.move}", at=now)
        await redraw_controls(work, [session.id], at=now)
        viewer = reached_at(command.sender)
        control = await control_view(work, session, now=now, viewer=viewer)
        return Shown(view=replace(control, just_asked=True))
    person = await participant_here(work, command, session)
    if person is None:
        raise RoleComesFirst
    await _speak(here, person, command)
    await redraw_controls(work, [session.id], at=now)
    view = await prompt_view(work, session, run, viewer=person, now=now)
    view = replace(view, recorded=True)
    if command.move is Move.WRITE:
        view = replace(view, writing=await _writing(work, session, person, now))
    return Shown(view=view)


async def _writing(work: Work, session: Session, person: Participant, now: datetime) -> WritingView:
    """Where somebody can write now: in the round that is open to their role, if one is.

    Its form is not shown in place of the card: that is drawn anew at each turn, and what is being
    typed in it would be lost.
    """
    rounds = [
        one
        for one in open_to(session, await work.runs.of(session.id), person.role_id, now)
        if isinstance(one.prompt, Round)
    ]
    return WritingView(run=rounds[0] if rounds else None)


async def _lead(here: _Round, move: Move) -> None:
    match move:
        case Move.HOLD:
            await floors.hold(here.work, here.run, here.floor, at=here.now)
        case Move.RELEASE:
            await floors.release(here.work, here.run, here.floor, at=here.now)
        case _:
            await here.end_turn(move)


async def _speak(here: _Round, person: Participant, command: Speak) -> None:
    match command.move:
        case Move.ADD:
            await here.change(with_addition(here.floor, person.id))
        case Move.WRITE:
            await here.change(gone_writing(here.floor, person.id))
        case Move.WITHDRAW:
            await here.change(without_addition(here.floor, person.id))
        case move:
            check_turn(here.floor, command.turn)
            check_speaks(here.floor, floors.places_of(person))
            await here.end_turn(move)
