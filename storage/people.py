"""Participants at rest, their identities apart, and where each can be reached alone."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.people import Participant, Sender
from storage.tables.people import identities, participants, personal_chats
from storage.upserts import insert_or

# What every batch of answers asks is written once: writing it took longer than asking it.
FIND_MANY = (
    select(participants, identities.c.person_key)
    .join(identities, identities.c.participant_id == participants.c.id)
    .where(
        tuple_(identities.c.session_id, identities.c.person_key).in_(
            bindparam("wanted", expanding=True)
        )
    )
)
COUNTS_BY_ROLE = (
    select(participants.c.session_id, participants.c.role_id, func.count().label("people"))
    .where(participants.c.session_id.in_(bindparam("session_ids", expanding=True)))
    .group_by(participants.c.session_id, participants.c.role_id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalChat:
    """Where one person can be reached alone."""

    tenant_id: str
    teams_user_id: str
    person_key: str
    email: str | None
    conversation_id: str
    service_url: str


class People:
    """Participants as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, participant: Participant, sender: Sender) -> None:
        """Keep a participant, and who that is in a table of its own."""
        await self._connection.execute(
            insert(participants).values(
                id=participant.id,
                session_id=participant.session_id,
                role_id=participant.role_id,
                guest=participant.guest,
                joined_at=participant.joined_at,
            )
        )
        await self._connection.execute(
            insert(identities).values(
                participant_id=participant.id,
                session_id=participant.session_id,
                person_key=sender.key,
                teams_user_id=sender.teams_user_id,
                name=sender.name,
                email=sender.email,
            )
        )

    async def find(self, session_id: str, key: str) -> Participant | None:
        """Who that person is in a session, if they joined."""
        return (await self.find_many([(session_id, key)])).get((session_id, key))

    async def find_many(
        self, wanted: Collection[tuple[str, str]]
    ) -> dict[tuple[str, str], Participant]:
        """Participants by (session id, person key); who has not joined is left out."""
        found = await self._connection.execute(FIND_MANY, {"wanted": list(wanted)})
        return {(row.session_id, row.person_key): _participant(row) for row in found}

    async def change_role(self, participant_id: str, role_id: str) -> None:
        """Let a participant take another role; what they gave keeps the role it was given in."""
        await self._connection.execute(
            update(participants).where(participants.c.id == participant_id).values(role_id=role_id)
        )

    async def of(self, session_id: str) -> list[Participant]:
        """Every participant of a session, in no order that tells who came first."""
        found = await self._connection.execute(
            select(participants)
            .where(participants.c.session_id == session_id)
            .order_by(participants.c.id)
        )
        return [_participant(row) for row in found]

    async def counts_by_role(self, session_ids: Collection[str]) -> dict[str, dict[str, int]]:
        """How many joined in each role, by session id and role id."""
        found = await self._connection.execute(COUNTS_BY_ROLE, {"session_ids": list(session_ids)})
        counts: dict[str, dict[str, int]] = {session_id: {} for session_id in session_ids}
        for row in found:
            counts[row.session_id][row.role_id] = row.people
        return counts

    async def addresses(self, participant_ids: Collection[str]) -> dict[str, str]:
        """How messages for each of those participants alone are addressed."""
        found = await self._connection.execute(
            select(identities).where(identities.c.participant_id.in_(participant_ids))
        )
        return {row.participant_id: row.email or row.teams_user_id for row in found}

    async def names(self, session_id: str) -> frozenset[str]:
        """The names and e-mail addresses of those who joined."""
        found = await self._connection.execute(
            select(identities.c.name, identities.c.email).where(
                identities.c.session_id == session_id
            )
        )
        return frozenset(word for row in found for word in row if word)

    async def known(self, session_id: str) -> list[tuple[str, str, str, str | None]]:
        """Who joined, by name: (participant id, person key, name, e-mail)."""
        found = await self._connection.execute(
            select(identities)
            .where(identities.c.session_id == session_id)
            .order_by(identities.c.name, identities.c.participant_id)
        )
        return [(row.participant_id, row.person_key, row.name, row.email) for row in found]

    async def names_of(self, participant_ids: Collection[str]) -> dict[str, str]:
        """The names of those participants, by id."""
        found = await self._connection.execute(
            select(identities.c.participant_id, identities.c.name).where(
                identities.c.participant_id.in_(participant_ids)
            )
        )
        return {row.participant_id: row.name for row in found}

    async def put_personal_chat(self, chat: PersonalChat) -> None:
        """Remember where a person can be reached alone; the latest place counts."""
        values = {
            "person_key": chat.person_key,
            "email": chat.email,
            "conversation_id": chat.conversation_id,
            "service_url": chat.service_url,
        }
        await self._connection.execute(
            insert_or(self._connection, personal_chats)
            .values(tenant_id=chat.tenant_id, teams_user_id=chat.teams_user_id, **values)
            .on_conflict_do_update(
                index_elements=[personal_chats.c.tenant_id, personal_chats.c.teams_user_id],
                set_=values,
            )
        )

    async def find_chat_of(self, *, tenant_id: str, teams_user_id: str) -> PersonalChat | None:
        """Where the person whom Teams knows by that id can be reached alone."""
        found = await self._connection.execute(
            select(personal_chats).where(
                personal_chats.c.tenant_id == tenant_id,
                personal_chats.c.teams_user_id == teams_user_id,
            )
        )
        row = found.one_or_none()
        return None if row is None else PersonalChat(**row._asdict())

    async def emails_of(self, person_keys: Collection[str], *, tenant_id: str) -> dict[str, str]:
        """The e-mail addresses of those who can be reached alone, by their keys."""
        found = await self._connection.execute(
            select(personal_chats.c.person_key, personal_chats.c.email).where(
                personal_chats.c.tenant_id == tenant_id,
                personal_chats.c.person_key.in_(sorted(person_keys)),
                personal_chats.c.email.is_not(None),
            )
        )
        return {row.person_key: row.email for row in found}

    async def find_personal_chat(self, *, tenant_id: str, email: str) -> PersonalChat | None:
        """Where the person of that e-mail address can be reached alone."""
        found = await self._connection.execute(
            select(personal_chats)
            .where(
                personal_chats.c.tenant_id == tenant_id,
                func.lower(personal_chats.c.email) == email.lower(),
            )
            .limit(1)
        )
        row = found.one_or_none()
        return None if row is None else PersonalChat(**row._asdict())


def _participant(row: Row[Any]) -> Participant:
    return Participant(
        id=row.id,
        session_id=row.session_id,
        role_id=row.role_id,
        guest=row.guest,
        joined_at=row.joined_at,
    )
