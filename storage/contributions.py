"""Contributions at rest."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, case, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.contributions import Contribution, ContributionKind, Speaker, fingerprint
from facilitation.coverage import Cell
from facilitation.refusals.unknown import NoSuchContribution
from storage.tables.answers import contributions
from storage.tables.people import participants
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

    async def typed(self, run_id: str) -> int:
        """How many contributions of a run stand that were typed in the chat."""
        count = await self._connection.scalar(
            select(func.count()).where(
                contributions.c.run_id == run_id,
                contributions.c.message_id.is_not(None),
                contributions.c.withdrawn_at.is_(None),
            )
        )
        return count or 0

    async def written_since(self, session_id: str, participant_id: str, since: datetime) -> int:
        """How many contributions somebody has written after an instant, withdrawn or not."""
        count = await self._connection.scalar(
            select(func.count()).where(
                contributions.c.session_id == session_id,
                contributions.c.participant_id == participant_id,
                contributions.c.written_at > since,
            )
        )
        return count or 0

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

    async def withdrawn(self, session_id: str) -> int:
        """How many contributions of a session were withdrawn."""
        count = await self._connection.scalar(
            select(func.count()).where(
                contributions.c.session_id == session_id,
                contributions.c.withdrawn_at.is_not(None),
            )
        )
        return count or 0

    async def reported(self, session_id: str) -> int:
        """How many contributions of a session stand that observers wrote for others."""
        count = await self._connection.scalar(
            select(func.count()).where(
                contributions.c.session_id == session_id,
                contributions.c.reported,
                contributions.c.withdrawn_at.is_(None),
            )
        )
        return count or 0

    async def checked(self, session_id: str, *, since: datetime, until: datetime) -> dict[str, int]:
        """How many were confirmed, corrected and withdrawn in the check after a session's end."""
        table = contributions.c
        in_time = (table.withdrawn_at >= since) & (table.withdrawn_at < until)
        found = await self._connection.execute(
            select(
                func.count(table.confirmed_at).label("confirmed"),
                func.count(table.first_text).label("corrected"),
                func.count(case((in_time, table.id))).label("withdrawn"),
            ).where(table.session_id == session_id)
        )
        return found.one()._asdict()

    async def counts(self, run_ids: Collection[str]) -> dict[str, int]:
        """How many contributions stand in each of those runs."""
        found = await self._connection.execute(
            select(contributions.c.run_id, func.count().label("written"))
            .where(contributions.c.run_id.in_(run_ids), contributions.c.withdrawn_at.is_(None))
            .group_by(contributions.c.run_id)
        )
        return dict.fromkeys(run_ids, 0) | {row.run_id: row.written for row in found}

    async def cells(self, session_id: str) -> list[Cell]:
        """How many contributions of each kind each role has standing, run by run."""
        by = (contributions.c.run_id, contributions.c.role_id, contributions.c.kind)
        found = await self._connection.execute(
            select(*by, func.count().label("number"))
            .where(contributions.c.session_id == session_id, contributions.c.withdrawn_at.is_(None))
            .group_by(*by)
        )
        return [Cell(**row._asdict() | {"kind": ContributionKind(row.kind)}) for row in found]

    async def writers(self, run_id: str) -> set[str]:
        """The ids of the participants who have a contribution standing in a run."""
        found = await self._connection.scalars(
            select(contributions.c.participant_id)
            .where(contributions.c.run_id == run_id, contributions.c.withdrawn_at.is_(None))
            .distinct()
        )
        return set(found)

    async def writers_by_role(self, run_id: str) -> dict[str, int]:
        """How many people of each role have a contribution standing in a run.

        Who is reported has written nothing, and whoever reports them is not of their role.
        """
        joined_as = select(participants.c.role_id).where(
            participants.c.id == contributions.c.participant_id
        )
        is_own = ~contributions.c.reported | (
            contributions.c.role_id == joined_as.scalar_subquery()
        )
        writer = case((is_own, contributions.c.participant_id))
        found = await self._connection.execute(
            select(contributions.c.role_id, func.count(writer.distinct()).label("number"))
            .where(contributions.c.run_id == run_id, contributions.c.withdrawn_at.is_(None))
            .group_by(contributions.c.role_id)
        )
        return {row.role_id: row.number for row in found}


def _fingerprint(contribution: Contribution) -> str:
    return fingerprint(
        contribution.kind, contribution.text, contribution.speaker, contribution.objects_to
    )


def _contribution(row: Row[Any]) -> Contribution:
    values = row._asdict()
    del values["fingerprint"], values["tapped_at"]
    return Contribution(**values | {"kind": ContributionKind(row.kind)})
