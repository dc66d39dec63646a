"""Who leads: those whom the plan or the meeting names, whoever was handed the lead, deputies."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facilitation.people import Sender, may_facilitate, not_leading
from facilitation.plan import Person
from facilitation.sessions import LastAct, Leader, Session

QUIET = timedelta(minutes=10)
"""A facilitator who did nothing for so long may have lost the connection."""

GRACE = timedelta(minutes=1)
"""How long somebody may drop out of a meeting without the room hearing of it."""

CHANGES_OF_LEAD = frozenset({"hand", "lead"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody to whom the lead can be handed."""

    id: str
    """Known in this session alone: a place among the plan's people, or a participant."""
    leader: Leader
    organisation: str | None = None


def leads(session: Session, sender: Sender) -> bool:
    """Whether this person may lead the session as it stands."""
    if sender.removed:
        return False
    return may_facilitate(session.plan, sender) or any(
        _is(leader, sender) for leader in session.leaders
    )


def check_leads(session: Session, sender: Sender) -> None:
    """Refuse whoever may not lead, with the names of those who may."""
    if not leads(session, sender):
        raise not_leading(session.plan, sender)


def is_deputy(session: Session, sender: Sender) -> bool:
    """Whether the plan lets this person take the lead."""
    known = session.plan.person(sender.email)
    return known is not None and known.deputy and not sender.removed


def deputies(session: Session) -> tuple[str, ...]:
    """The names of those who may step in for whoever leads."""
    _, leader = _leader(session)
    may = [one.name for one in session.plan.people if one.deputy or one.facilitator]
    return tuple(name for name in may if name != leader)


def is_away(session: Session, now: datetime) -> bool:
    """Whether whoever leads left the meeting, or has done nothing for a good while."""
    last = _last_act(session)
    is_quiet = last is not None and now - last[1].at >= QUIET
    return is_quiet or session.leader_left_at is not None


def leader_key(session: Session) -> str | None:
    """The key of who leads now: whoever was handed the lead, else whoever acted last."""
    return _leader(session)[0]


def led_by(session: Session, leader: Leader) -> Session:
    """The session with somebody who may lead it from now on, and who does."""
    others = tuple(one for one in session.leaders if one != leader)
    return replace(session, leaders=(*others, leader), leader_left_at=None)


def candidates(
    session: Session, joined: Sequence[Candidate], sender: Sender
) -> tuple[Candidate, ...]:
    """To whom somebody can hand the lead: the plan's people, then those who joined."""
    planned = [
        Candidate(
            id=f"plan-{place}",
            leader=Leader(key=None, name=person.name, email=person.email),
            organisation=person.organisation,
        )
        for place, person in sorted(enumerate(session.plan.people), key=_rank)
    ]
    known = {person.email.casefold() for person in session.plan.people}
    others = [one for one in joined if (one.leader.email or "").casefold() not in known]
    return tuple(one for one in (*planned, *others) if not _is(one.leader, sender))


def named(candidates: Sequence[Candidate], words: str) -> tuple[Candidate, ...]:
    """Those whose name begins as the words do, however they are written."""
    wanted = _plain(words).split()
    return tuple(one for one in candidates if wanted and _fits(wanted, one.leader.name))


def _rank(placed: tuple[int, Person]) -> tuple[bool, int]:
    place, person = placed
    return not (person.facilitator or person.deputy), place


def _fits(wanted: Sequence[str], name: str) -> bool:
    parts = _plain(name).split()
    return all(any(part.startswith(word) for part in parts) for word in wanted)


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(one for one in bare if not unicodedata.combining(one))
    return "".join(one if one.isalnum() else " " for one in kept)


def _is(leader: Leader, sender: Sender) -> bool:
    if leader.key is not None:
        return leader.key == sender.key
    return leader.email is not None and leader.email.casefold() == (sender.email or "").casefold()


def _leader(session: Session) -> tuple[str | None, str | None]:
    """The key and the name of who leads now, as far as we know them."""
    last = _last_act(session)
    if last is None:
        return None, None
    if last[0] in CHANGES_OF_LEAD and session.leaders:
        return session.leaders[-1].key, session.leaders[-1].name
    return last[1].by, last[1].name


def _last_act(session: Session) -> tuple[str, LastAct] | None:
    """What a person did last."""
    acts = [one for one in session.last_acts.items() if one[1].by is not None]
    return max(acts, key=lambda one: one[1].number, default=None)
