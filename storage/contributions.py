"""Contributions at rest."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.contributions import Contribution, ContributionKind, Speaker, fingerprint
from facilitation.refusals.unknown import NoSuchContribution
from storage.tables.answers import contributions
from storage.tables.sessions import numbering
from storage.upserts import insert_or


class Contributions:
    """The contributions as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def take_turn(self, session_id: str) -> None:
        """Keep others from adding to a session until we commit: the same is said but once."""
        await self._connection.execute(
            insert_or(self._connection, numbering)
            .values(session_id=session_id, last=0)
            .on_conflict_do_update(
                index_elements=[numbering.c.session_id], set_={"last": numbering.c.last}
            )
        )

    async def next_number(self, session_id: str) -> int:
        """The next number of a session, for whoever has taken their turn."""
        found = await self._connection.execute(
            update(numbering)
            .where(numbering.c.session_id == session_id)
            .values(last=numbering.c.last + 1)
            .returning(numbering.c.last)
        )
        return int(found.scalar_one())

    async def add(self, contribution: Contribution, *, tapped_at: datetime | None = None) -> None:
        """Keep a new contribution, and when it was sent from a card, by Teams' clock."""
        await self._connection.execute(
            insert(contributions).values(
                id=contribution.id,
                session_id=contribution.session_id,
                run_id=contribution.run_id,
                number=contribution.number,
                participant_id=contribution.participant_id,
                role_id=contribution.role_id,
                area_id=contribution.area_id,
                kind=contribution.kind,
                text=contribution.text,
                fingerprint=_fingerprint(contribution),
                written_at=contribution.written_at,
                message_id=contribution.message_id,
                reported=contribution.reported,
                code=contribution.code,
                tapped_at=tapped_at,
                objects_to=contribution.objects_to,
            )
        )

    async def find_tapped(
        self, run_id: str, participant_id: str, tapped_at: datetime
    ) -> Contribution | None:
        """What somebody has sent in that moment, whatever has become of it since."""
        found = await self._connection.execute(
            select(contributions).where(
                contributions.c.run_id == run_id,
                contributions.c.participant_id == participant_id,
                contributions.c.tapped_at == tapped_at,
            )
        )
        row = found.one_or_none()
        return None if row is None else _contribution(row)

    async def find_same(  # noqa: PLR0913 - all that makes it the same
        self,
        *,
        run_id: str,
        participant_id: str,
        kind: ContributionKind,
        text: str,
        speaker: Speaker | None = None,
        objects_to: str | None = None,
    ) -> Contribution | None:
        """What the same person has already said in the same words, for or to the same."""
        found = await self._connection.execute(
            select(contributions).where(
                contributions.c.run_id == run_id,
                contributions.c.participant_id == participant_id,
                contributions.c.fingerprint == fingerprint(kind, text, speaker, objects_to),
                contributions.c.withdrawn_at.is_(None),
            )
        )
        row = found.one_or_none()
        return None if row is None else _contribution(row)

    async def find_message(self, session_id: str, message_id: str) -> Contribution | None:
        """What a message of the chat counted as, withdrawn or not."""
        found = await self._connection.execute(
            select(contributions).where(
                contributions.c.session_id == session_id,
                contributions.c.message_id == message_id,
            )
        )
        row = found.one_or_none()
        return None if row is None else _contribution(row)

    async def hold(self, contribution_id: str) -> Contribution:
        """Read a contribution and keep others from changing it until we commit."""
        found = await self._connection.execute(
            select(contributions)
            .where(contributions.c.id == contribution_id)
            .with_for_update(key_share=True)
        )
        row = found.one_or_none()
        if row is None:
            raise NoSuchContribution
        return _contribution(row)

    async def save(self, contribution: Contribution) -> None:
        """Keep a held contribution's new words."""
        await self._connection.execute(
            update(contributions)
            .where(contributions.c.id == contribution.id)
            .values(
                kind=contribution.kind,
                text=contribution.text,
                fingerprint=_fingerprint(contribution),
                edited_at=contribution.edited_at,
                withdrawn_at=contribution.withdrawn_at,
                confirmed_at=contribution.confirmed_at,
                first_text=contribution.first_text,
            )
        )

    async def withdraw(self, contribution_id: str, at: datetime) -> None:
        """Forget a held contribution's words; only that there was one remains."""
        await self._connection.execute(
            update(contributions)
            .where(contributions.c.id == contribution_id)
            .values(
                text="",
                fingerprint="",
                code=None,
                confirmed_at=None,
                first_text=None,
                withdrawn_at=at,
            )
        )

    async def standing(self, session_id: str) -> list[Contribution]:
        """What was written in a session and not withdrawn, by number."""
        found = await self._connection.execute(
            select(contributions)
            .where(contributions.c.session_id == session_id, contributions.c.withdrawn_at.is_(None))
            .order_by(contributions.c.number)
        )
        return [_contribution(row) for row in found]

    async def standing_in(self, run_id: str) -> list[Contribution]:
        """What was written to one round and not withdrawn, by number."""
        found = await self._connection.execute(
            select(contributions)
            .where(contributions.c.run_id == run_id, contributions.c.withdrawn_at.is_(None))
            .order_by(contributions.c.number)
        )
        return [_contribution(row) for row in found]

    async def by(self, session_id: str, participant_id: str) -> list[Contribution]:
        """What one participant wrote and did not withdraw, by number."""
        found = await self._connection.execute(
            select(contributions)
            .where(
                contributions.c.session_id == session_id,
                contributions.c.participant_id == participant_id,
                contributions.c.withdrawn_at.is_(None),
            )
            .order_by(contributions.c.number)
        )
        return [_contribution(row) for row in found]

    async def ever_by(self, session_id: str, participant_id: str) -> list[Contribution]:
        """What one participant ever wrote, by number; what was withdrawn has no words."""
        found = await self._connection.execute(
            select(contributions)
            .where(
                contributions.c.session_id == session_id,
                contributions.c.participant_id == participant_id,
            )
            .order_by(contributions.c.number)
        )
        return [_contribution(row) for row in found]

    async def taken_back(self, session_id: str) -> list[Contribution]:
        """What was withdrawn in a session, without its words, by number."""
        found = await self._connection.execute(
            select(contributions)
            .where(
                contributions.c.session_id == session_id,
                contributions.c.withdrawn_at.is_not(None),
            )
            .order_by(contributions.c.number)
        )
        return [_contribution(row) for row in found]


def _fingerprint(contribution: Contribution) -> str:
    return fingerprint(
        contribution.kind, contribution.text, contribution.speaker, contribution.objects_to
    )


def _contribution(row: Row[Any]) -> Contribution:
    values = row._asdict()
    del values["fingerprint"], values["tapped_at"]
    return Contribution(**values | {"kind": ContributionKind(row.kind)})
