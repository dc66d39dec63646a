"""Joining: a plan is bound to a conversation, people acknowledge the notice and take a role."""

from dataclasses import replace
from datetime import datetime

from dialogs.commands.taking_part import CastVote, Contribute, Join
from dialogs.contributing import ContributingDialog
from dialogs.controls import redraw_controls
from dialogs.replies import Joined, Refused, Reply
from dialogs.seats import session_here
from dialogs.standing import open_to
from dialogs.voting import VotingDialog
from facilitation.contributions import clean
from facilitation.people import Participant, check_role
from facilitation.refusals.refusal import Refusal
from facilitation.sessions import Session
from storage.ids import new_id
from storage.store import Store
from storage.work import Work


class JoiningDialog:
    """Lets people in."""

    takes = (Join,)

    def __init__(
        self, store: Store, voting: VotingDialog, contributing: ContributingDialog
    ) -> None:
        self._store = store
        self._voting = voting
        self._contributing = contributing

    async def answer(self, command: Join, now: datetime) -> Reply:
        """Take a role, then record what had been kept meanwhile."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                session = await session_here(work, command, command.session_id)
                joined = await self._join(work, session, command, now)
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session, draft=_draft(command.kept))
        match command.kept:
            case None:
                return joined
            case CastVote() as vote:
                then = await self._voting.answer(vote, now)
            case kept:
                then = await self._contributing.answer(kept, now)
        return replace(joined, then=then)

    async def _join(self, work: Work, session: Session, command: Join, now: datetime) -> Joined:
        # Held, so that two taps at once make one participant.
        session = await work.sessions.hold(session.id)
        session.check_not_ended()
        check_role(session.plan, command.sender, command.role_id)
        role_id = await self._seat(work, command, now)
        await redraw_controls(work, [session.id], at=now)
        runs = await work.runs.of(session.id)
        return Joined(
            session=session,
            role_id=role_id,
            open_runs=open_to(session, runs, role_id, now),
        )

    async def _seat(self, work: Work, command: Join, now: datetime) -> str:
        """Give the role that they have now: the one they took last."""
        known = await work.people.find(command.session_id, command.sender.key)
        who = known.id if known else new_id()
        is_last = await work.last_words.take_one(command.session_id, who, command.done(now))
        if known is not None:
            if not is_last:
                return known.role_id
            await work.people.change_role(known.id, command.role_id)
            return command.role_id
        participant = Participant(
            id=who,
            session_id=command.session_id,
            role_id=command.role_id,
            guest=command.sender.guest,
            joined_at=now,
        )
        await work.people.add(participant, command.sender)
        return command.role_id


def _draft(kept: CastVote | Contribute | None) -> str:
    return clean(kept.text) if isinstance(kept, Contribute) else ""
