"""Asking on the spot: a facilitator's own question becomes a prompt like any other."""

from dataclasses import replace
from datetime import datetime

from dialogs import progress
from dialogs.commands.leading import PutQuestion
from dialogs.controls import redraw_controls
from dialogs.following import noted
from dialogs.replies import QuestionPut, Refused, Reply, Shown
from dialogs.seats import meant_session
from dialogs.steering import control_view
from dialogs.views.leading import AskingView
from facilitation import agenda
from facilitation.asking import Draft, as_written, free_id, prompt_of, rounded_seconds
from facilitation.leading import check_leads
from facilitation.people import reached_at
from facilitation.prompts import Prompt
from facilitation.refusals.asking import QuestionIsMissing
from facilitation.refusals.leading import AlreadyDone, MayNotFacilitate, SessionHasEnded
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchSession
from facilitation.sessions import Session
from storage.store import Store
from storage.work import Work

ACT = "ask"
"""Its name among a session's last acts."""

FINAL = (AlreadyDone, MayNotFacilitate, NoSuchSession, SessionHasEnded)
"""What no other words would mend; else the form is shown again, with what was written."""


class AskingDialog:
    """Lets facilitators ask what no plan foresaw."""

    takes = (PutQuestion,)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def answer(self, command: PutQuestion, now: datetime) -> Reply:
        """Put the question to the room, or say why not."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                session = await meant_session(work, command, command.session_id)
                check_leads(session, command.sender)
                session = await work.sessions.hold(session.id)
                return await _put(work, session, command, now)
        except Refusal as refusal:
            if session is None or isinstance(refusal, FINAL):
                draft = as_written(command.draft)
                return Refused(refusal=refusal, session=session, draft=draft)
            return Shown(view=_form(session, command, refusal))


def _form(session: Session, command: PutQuestion, refusal: Refusal) -> AskingView:
    """The form with what was written; who wrote nothing yet has made no mistake."""
    is_blank = command.draft == Draft() and isinstance(refusal, QuestionIsMissing)
    return AskingView(
        session=session,
        draft=command.draft,
        problem=None if is_blank else refusal,
        line=command.line,
    )


async def _put(work: Work, session: Session, command: PutQuestion, now: datetime) -> Reply:
    agenda.check_runs(session)
    prompt = await _prompt(work, session, command)
    run = await progress.open_prompt(work, session, prompt, at=now)
    session = await progress.room_for(work, session, run)
    sender = command.sender
    acted = agenda.acted(session, act=ACT, by=sender.key, name=sender.name, at=now)
    await work.sessions.save(acted)
    await noted(work, session, command, ACT, at=now)
    await redraw_controls(work, [session.id], at=now)
    control = await control_view(work, acted, now=now, viewer=reached_at(sender))
    return QuestionPut(
        control=replace(control, just_asked=True),
        minutes=prompt.minutes,
        rounded_seconds=rounded_seconds(command.draft),
    )


async def _prompt(work: Work, session: Session, command: PutQuestion) -> Prompt:
    """The prompt that the draft describes; refused while the same question is open."""
    runs = await work.runs.of(session.id)
    again = await work.runs.taken_back(session.id, session.block_id)
    taken = {prompt.id for prompt in session.plan.prompts}
    taken |= {run.prompt.id for run in (*runs, *again)}
    prompt = prompt_of(command.draft, free_id(taken), session.block)
    for run in runs:
        if run.closed_at is None and run.prompt.heading.casefold() == prompt.heading.casefold():
            last = session.last_acts.get(ACT)
            raise AlreadyDone(by=last.name if last else None, at=run.opened_at)
    return prompt
