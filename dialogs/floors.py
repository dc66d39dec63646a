"""Moves a speaking round forward inside a transaction, for the clock and for people alike."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta

from dialogs.views.prompts import FloorView, Seat
from facilitation.announcements import PromptOpened
from facilitation.floor import ROLE, Ending, Floor, begun, held, moved_on, released
from facilitation.people import Participant
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from facilitation.speaking_rounds import SpeakingRound
from storage.deadlines import Due
from storage.work import Work

NEXT_SHOWN = 3
"""How many of those who wait are named on the card."""


async def begin(work: Work, session: Session, run: PromptRun, *, at: datetime) -> None:
    """Give the floor to the first in line of a run that has just been opened."""
    if isinstance(run.prompt, SpeakingRound):
        await put(work, run, begun(await _queue(work, session, run.prompt)), at=at)


async def go_on(work: Work, run: PromptRun, *, at: datetime) -> None:
    """Let whoever had the floor of a run have it anew, as the run is opened again."""
    if isinstance(run.prompt, SpeakingRound):
        await put(work, run, released(await work.floors.get(run.id)), at=at)


async def put(work: Work, run: PromptRun, floor: Floor, *, at: datetime) -> None:
    """Keep where a held run stands, with a full turn for the speaker, and have it shown."""
    await work.floors.put(run.id, floor)
    await work.deadlines.drop(run.session_id, Due.TURN_ENDS, thing_id=run.id)
    if floor.speaking is not None and not floor.is_held:
        await _let_run(work, run, at + run.speaking.lasts_a_turn)
    await redraw(work, run, at=at)


async def end_turn(
    work: Work, run: PromptRun, floor: Floor, ending: Ending, *, at: datetime
) -> None:
    """End the present turn of a held run and begin the next."""
    await put(work, run, moved_on(floor, ending), at=at)


async def hold(work: Work, run: PromptRun, floor: Floor, *, at: datetime) -> None:
    """Stop the speaker's clock."""
    ends_at = await work.deadlines.find(run.session_id, Due.TURN_ENDS, run.id)
    if ends_at is not None:
        left = max(int((ends_at - at).total_seconds()), 1)
        await put(work, run, held(floor, left), at=at)


async def release(work: Work, run: PromptRun, floor: Floor, *, at: datetime) -> None:
    """Let the speaker's clock go on where it was stopped."""
    if floor.left_seconds is not None:
        await work.floors.put(run.id, released(floor))
        await _let_run(work, run, at + timedelta(seconds=floor.left_seconds))
        await redraw(work, run, at=at)


async def redraw(work: Work, run: PromptRun, *, at: datetime) -> None:
    """Have the round's card show where it stands by then."""
    card = PromptOpened(session_id=run.session_id, run_id=run.id)
    await work.outbox.redraw([card], at=at)


async def spoken_by_role(work: Work, run: PromptRun, endings: Collection[str]) -> Counter[str]:
    """How many of those places are of each role."""
    roles = {one.id: one.role_id for one in await work.people.of(run.session_id)}
    return Counter(roles.get(place, place.removeprefix(ROLE)) for place in endings)


async def floor_view(
    work: Work, session: Session, run: PromptRun, viewer: Participant | None
) -> FloorView | None:
    """Where a speaking round stands, by name; none for any other prompt."""
    if not isinstance(run.prompt, SpeakingRound):
        return None
    floor = await work.floors.get(run.id)
    shown = [*([floor.speaking] if floor.speaking else []), *floor.waiting[:NEXT_SHOWN]]
    seats = await _seats(work, session, shown)
    places = places_of(viewer)
    return FloorView(
        turn=floor.turn,
        speaker=seats[0] if floor.speaking else None,
        following=tuple(seats[1:] if floor.speaking else seats),
        waiting=len(floor.waiting),
        spoken=len(floor.spoken),
        ends_at=await work.deadlines.find(run.session_id, Due.TURN_ENDS, run.id),
        is_held=floor.is_held,
        is_mine=floor.speaking in places,
        is_waiting=bool(places & set(floor.waiting)),
        may_withdraw=viewer is not None and viewer.id in {*floor.added} & {*floor.waiting},
        has_added=viewer is not None and viewer.id in floor.added,
    )


def places_of(person: Participant | None) -> set[str]:
    """The places in a queue that are somebody's: their own, and their role's."""
    return set() if person is None else {person.id, f"{ROLE}{person.role_id}"}


async def _let_run(work: Work, run: PromptRun, until: datetime) -> None:
    await work.deadlines.put(
        session_id=run.session_id, kind=Due.TURN_ENDS, thing_id=run.id, due_at=until
    )


async def _queue(work: Work, session: Session, prompt: SpeakingRound) -> list[str]:
    """Who speaks, role by role; people in no order that tells who joined first."""
    people = await work.people.of(session.id)
    asked = session.plan.asked(prompt)
    if prompt.queue == "roles":
        there = {one.role_id for one in people}
        return [f"{ROLE}{role_id}" for role_id in asked if role_id in there]
    return [one.id for role_id in asked for one in people if one.role_id == role_id]


async def _seats(work: Work, session: Session, places: Collection[str]) -> list[Seat]:
    """Who they are by name and role, or by role alone."""
    names = await work.people.names_of(places)
    roles = {one.id: one.role_id for one in await work.people.of(session.id)}
    return [
        Seat(name=names.get(place), role_id=roles.get(place, place.removeprefix(ROLE)))
        for place in places
    ]
