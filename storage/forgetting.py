"""Takes a person, or a whole session, out of every table that knows of them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.erasure import Traces
from facilitation.sessions import Session
from storage.outbox.traces import drop_all_traces, drop_traces
from storage.sessions import LEADERS
from storage.tables.answers import (
    ballots,
    contributions,
    last_words,
    message_changes,
    proposals,
    supports,
    votes,
)
from storage.tables.parcels import couriers, parcels, posted_cards
from storage.tables.people import identities, participants, personal_chats
from storage.tables.sessions import (
    control_cards,
    corrections,
    deadlines,
    digest_versions,
    floors,
    key_messages,
    links,
    nudges,
    numbering,
    prompt_runs,
    rulings,
    sessions,
)

OF_RUNS = (votes, ballots, proposals, floors)
"""What hangs on a prompt run rather than on its session."""

OF_SESSIONS = (
    message_changes,
    contributions,
    numbering,
    identities,
    participants,
    prompt_runs,
    deadlines,
    parcels,
    posted_cards,
    couriers,
    control_cards,
    nudges,
    digest_versions,
    key_messages,
    corrections,
    rulings,
    links,
)
"""What hangs on a session, what refers to others first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a participant is."""

    participant_id: str
    session_id: str
    person_key: str
    teams_user_id: str
    name: str
    email: str | None

    @property
    def traces(self) -> tuple[str | None, ...]:
        """Everything by which they could be known."""
        return (self.person_key, self.teams_user_id, self.name, self.email)


class Forgetting:
    """What is known of people, as one transaction sees it, and how it is forgotten."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def identities_of(self, who: str) -> list[Identity]:
        """In which sessions somebody took part, by e-mail address or by an id of Teams'."""
        found = await self._connection.execute(
            select(identities)
            .where(
                or_(
                    func.lower(identities.c.email) == who.lower(),
                    identities.c.person_key == who,
                    identities.c.teams_user_id == who,
                )
            )
            .order_by(identities.c.session_id)
        )
        return [Identity(**row._asdict()) for row in found]

    async def identities_in(self, session_id: str) -> list[Identity]:
        """Who took part in a session, in no order that tells who came first."""
        found = await self._connection.execute(
            select(identities)
            .where(identities.c.session_id == session_id)
            .order_by(identities.c.participant_id)
        )
        return [Identity(**row._asdict()) for row in found]

    async def personal_chats_of(self, traces: Traces) -> int:
        """How many 1:1 conversations with somebody are remembered."""
        count = await self._connection.scalar(
            select(func.count()).select_from(personal_chats).where(_their_chats(traces))
        )
        return count or 0

    async def keys_of(self, traces: Traces) -> set[str]:
        """By which keys whoever can be reached alone is known."""
        found = await self._connection.scalars(
            select(personal_chats.c.person_key).where(_their_chats(traces))
        )
        return set(found)

    async def readers(self, traces: Traces) -> None:
        """Forget that somebody asked for a link to a digest, who may have done nothing else."""
        reached = select(personal_chats.c.person_key).where(_their_chats(traces))
        theirs = func.lower(links.c.person_key).in_(traces.words)
        await self._drop(links, theirs | links.c.person_key.in_(reached))

    async def chats(self, traces: Traces) -> None:
        """Forget where somebody is reached alone, unless they take part in something still."""
        await self._drop(
            personal_chats,
            _their_chats(traces)
            & personal_chats.c.person_key.not_in(select(identities.c.person_key)),
        )

    async def identities(
        self, session: Session, traces: Traces, participant_ids: Collection[str]
    ) -> None:
        """Forget who people were in a held session; what they gave stays, nobody's."""
        await self._drop(identities, identities.c.participant_id.in_(participant_ids))
        await self._drop(last_words, last_words.c.person.in_(participant_ids))
        await self._drop(message_changes, message_changes.c.participant_id.in_(participant_ids))
        await self._part_from_chat(contributions.c.participant_id.in_(participant_ids))
        await self._out_of_session(session, traces)
        await drop_traces(self._connection, session.id, traces)
        await self._connection.execute(
            delete(control_cards).where(
                control_cards.c.session_id == session.id,
                func.lower(control_cards.c.recipient).in_(traces.words),
            )
        )

    async def everybody(self, session: Session) -> None:
        """Forget who anybody was in a held session, whoever led or read without taking part too."""
        there = select(participants.c.id).where(participants.c.session_id == session.id)
        await self._drop(last_words, last_words.c.person.in_(there))
        for table in (identities, message_changes, control_cards, links):
            await self._drop(table, table.c.session_id == session.id)
        await self._part_from_chat(contributions.c.session_id == session.id)
        plan = session.plan.model_copy(update={"people": ()})
        await self._connection.execute(
            update(sessions)
            .where(sessions.c.id == session.id)
            .values(plan=plan.model_dump_json(), last_acts={}, leaders=[])
        )
        await drop_all_traces(self._connection, session.id)

    async def session(self, session_id: str) -> None:
        """Forget a held session and everything in it."""
        runs = select(prompt_runs.c.id).where(prompt_runs.c.session_id == session_id)
        written = select(contributions.c.id).where(contributions.c.session_id == session_id)
        await self._drop(supports, supports.c.contribution_id.in_(written))
        things = runs.union_all(written)
        await self._drop(
            last_words, (last_words.c.about == session_id) | last_words.c.about.in_(things)
        )
        for table in OF_RUNS:
            await self._drop(table, table.c.run_id.in_(runs))
        for table in OF_SESSIONS:
            await self._drop(table, table.c.session_id == session_id)
        await self._drop(sessions, sessions.c.id == session_id)

    async def _out_of_session(self, session: Session, traces: Traces) -> None:
        leaders = LEADERS.dump_python(session.leaders, mode="json")
        await self._connection.execute(
            update(sessions)
            .where(sessions.c.id == session.id)
            .values(
                plan=traces.out_of(session.plan).model_dump_json(),
                # Who did what last matters while others may press the same; then it is over.
                last_acts={},
                leaders=traces.without(leaders),
            )
        )

    async def _part_from_chat(self, which: ColumnElement[bool]) -> None:
        """Forget which message said it: Teams shows a name beside it. That one did is kept."""
        await self._connection.execute(
            update(contributions)
            .where(which, contributions.c.message_id.is_not(None))
            .values(message_id=literal("gone-") + contributions.c.id)
        )

    async def _drop(self, table: Table, which: ColumnElement[Any]) -> None:
        await self._connection.execute(delete(table).where(which))


def _their_chats(traces: Traces) -> ColumnElement[bool]:
    return or_(
        func.lower(personal_chats.c.email).in_(traces.words),
        func.lower(personal_chats.c.person_key).in_(traces.words),
        func.lower(personal_chats.c.teams_user_id).in_(traces.words),
    )
