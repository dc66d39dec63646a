"""Reporting: an observer writes to a round what somebody else said aloud."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.commands.taking_part import Report
from dialogs.controls import redraw_controls
from dialogs.replies import Refused, Reply, Shown
from dialogs.saying import Place, Point, say_once, taken_by
from dialogs.seats import participant_here, session_of
from dialogs.viewing import contribution_view
from dialogs.views.writing import ReportView
from facilitation.contributions import clean
from facilitation.people import Participant
from facilitation.prompts import Round
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.refusals.writing import (
    CodeIsNotOne,
    NotAKind,
    SpeakerIsMissing,
    TextIsEmpty,
    TextIsTooLong,
)
from facilitation.reports import check_may_report, spoken_by
from facilitation.runs import PromptRun
from facilitation.sessions import Session, area_place
from storage.store import Store
from storage.work import Work

MENDED_IN_THE_FORM = (CodeIsNotOne, NotAKind, SpeakerIsMissing, TextIsEmpty, TextIsTooLong)
"""What the observer can put right where they wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where a report belongs, and the observer who writes it."""

    session: Session
    run: PromptRun
    observer: Participant


class ReportingDialog:
    """Takes what observers write for others."""

    takes = (Report,)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def answer(self, command: Report, now: datetime) -> Reply:
        """Record what was said aloud, or say why not."""
        place = Place()
        try:
            async with self._store.begin() as work:
                seat = await _seat(work, command, place, now)
                try:
                    return await _report(work, command, seat, now)
                except MENDED_IN_THE_FORM as problem:
                    return Shown(view=_filled_in(seat, command, problem))
        except Refusal as refusal:
            return Refused(
                refusal=refusal,
                session=place.session,
                run_id=place.run.id if place.run else None,
                draft=clean(command.text),
            )


def report_view(
    session: Session, run: PromptRun, viewer: Participant | None, *, draft: str, now: datetime
) -> ReportView:
    """The form, empty but for what was half written, for an observer alone."""
    check_may_report(session.plan, viewer)
    run.check_open(session.clock(now))
    if not isinstance(run.prompt, Round):
        raise NoSuchPrompt
    return _form(session, run, text=draft)


async def _seat(work: Work, command: Report, place: Place, now: datetime) -> Seat:
    run = await work.runs.share(command.run_id)
    session = await session_of(work, command, run)
    place.session, place.run = session, run
    observer = check_may_report(session.plan, await participant_here(work, command, session))
    session.check_not_ended()
    run.check_open(session.clock(now))
    return Seat(session=session, run=run, observer=observer)


async def _report(work: Work, command: Report, seat: Seat, now: datetime) -> Reply:
    session, run, observer = seat.session, seat.run, seat.observer
    speaker = spoken_by(session.plan, observer, role_id=command.role_id, code=command.code)
    kind, text = taken_by(run, command)
    point = Point(
        participant=observer, kind=kind, text=text, speaker=speaker, tapped_at=command.acted_at
    )
    said = await say_once(work, session, run, point, now)
    await redraw_controls(work, [session.id], at=now)
    return Shown(view=contribution_view(session, run, said, now=now))


def _filled_in(seat: Seat, command: Report, problem: Refusal) -> ReportView:
    """The form with what was sent, and what is wrong with it."""
    view = _form(seat.session, seat.run, text=clean(command.text))
    return replace(
        view,
        role_id=command.role_id,
        code=clean(command.code),
        kind=command.kind,
        problem=problem,
    )


def _form(session: Session, run: PromptRun, *, text: str) -> ReportView:
    block = session.plan.block(run.block_id)
    return ReportView(session=session, run=run, place=area_place(session.plan, block), text=text)
