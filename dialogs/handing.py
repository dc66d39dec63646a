"""Who leads: the lead is handed over by name, or taken by a deputy when nobody leads."""

from dataclasses import replace
from datetime import datetime

from dialogs.turns import Turn
from dialogs.views.leading import HandingView
from facilitation.announcements import LeaderAway
from facilitation.leading import (
    GRACE,
    Candidate,
    candidates,
    check_leads,
    deputies,
    is_away,
    is_deputy,
    leader_key,
    leads,
    led_by,
    named,
)
from facilitation.people import Sender
from facilitation.refusals.unknown import NoSuchPerson
from facilitation.sessions import Leader, Session
from storage.deadlines import Due
from storage.work import Work

MOST_SHOWN = 8


async def handing_view(work: Work, session: Session, sender: Sender, words: str) -> HandingView:
    """To whom the lead can be handed: those whom the words fit, else everybody."""
    everybody = await _candidates(work, session, sender)
    fitting = named(everybody, words)
    return HandingView(
        session=session,
        candidates=(fitting or everybody)[:MOST_SHOWN],
        more=max(0, len(fitting or everybody) - MOST_SHOWN),
        named=words,
        is_unknown=bool(words) and not fitting,
    )


async def chosen(turn: Turn) -> tuple[Candidate, ...]:
    """Whom a tap, or a name, may mean: one person, several, or nobody."""
    everybody = await _candidates(turn.work, turn.session, turn.command.sender)
    if turn.command.to is not None:
        tapped = [one for one in everybody if one.id == turn.command.to]
        if not tapped:
            raise NoSuchPerson
        return (tapped[0],)
    return named(everybody, turn.command.named)


async def hand(turn: Turn) -> Session:
    """Let somebody else lead from now on; who led before may still."""
    turn.session.check_not_ended()
    (candidate,) = await chosen(turn)
    await turn.announce("hand", heading=candidate.leader.name)
    return await _led_by(turn, candidate.leader)


async def step_in(turn: Turn) -> Session:
    """Take the lead oneself."""
    turn.session.check_not_ended()
    sender = turn.command.sender
    await turn.announce("lead", heading=sender.name)
    return await _led_by(turn, Leader(key=sender.key, name=sender.name, email=sender.email))


def check_may_step_in(session: Session, sender: Sender) -> None:
    """Refuse whoever neither leads nor is a deputy."""
    if not is_deputy(session, sender):
        check_leads(session, sender)


def must_confirm(turn: Turn) -> bool:
    """Whether a deputy would take the lead from somebody who is there."""
    return not leads(turn.session, turn.command.sender) and not is_away(turn.session, turn.now)


async def left(work: Work, session: Session, keys: frozenset[str], now: datetime) -> Session:
    """The session after people left the meeting; the room hears of it if its leader stays away."""
    key = leader_key(session)
    if key is None or key not in keys:
        return session
    await work.deadlines.put(
        session_id=session.id, kind=Due.LEADER_IS_AWAY, thing_id="", due_at=now + GRACE
    )
    return replace(session, leader_left_at=now)


async def back(work: Work, session: Session, keys: frozenset[str]) -> Session:
    """The session after people came into the meeting."""
    if leader_key(session) not in keys:
        return session
    await work.deadlines.drop(session.id, Due.LEADER_IS_AWAY)
    return replace(session, leader_left_at=None)


async def tell_away(work: Work, session: Session, now: datetime) -> None:
    """Tell the room that whoever leads is away, if somebody may step in."""
    names = deputies(session)
    if session.leader_left_at is not None and names:
        await work.outbox.put(LeaderAway(session_id=session.id, names=names), at=now)


async def _led_by(turn: Turn, leader: Leader) -> Session:
    await turn.work.deadlines.drop(turn.session.id, Due.LEADER_IS_AWAY)
    return led_by(turn.session, leader)


async def _candidates(work: Work, session: Session, sender: Sender) -> tuple[Candidate, ...]:
    joined = [
        Candidate(id=participant_id, leader=Leader(key=key, name=name, email=email))
        for participant_id, key, name, email in await work.people.known(session.id)
    ]
    return candidates(session, joined, sender)
