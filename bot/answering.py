"""Has a command answered: first who asks is looked up, then a dialog is asked."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.inbound import Origin, known_sender
from bot.limitations import with_limits
from bot.metrics.metrics import Metrics
from bot.replying import session_of
from bot.teams.room import Place, meeting_of
from bot.teams.roster import Roster
from bot.traces import trace_session
from dialogs.commands.command import Command
from dialogs.commands.showing import Show
from dialogs.controlling import ControllingDialog
from dialogs.reception import Reception
from dialogs.replies import Refused, Reply, RoleNeeded, Shown
from dialogs.views.prompts import PromptView
from facilitation.people import Sender
from facilitation.refusals.answering import NotJoined

MOST_UNSENT = 2000
"""Answers that wait for their author's role; who chooses none for long may give theirs again."""


class Answering:
    """Asks the dialogs on behalf of whoever acted."""

    def __init__(
        self,
        *,
        reception: Reception,
        controlling: ControllingDialog,
        roster: Roster,
        now: Callable[[], datetime],
        metrics: Metrics,
    ) -> None:
        self._reception = reception
        self._controlling = controlling
        self._roster = roster
        self._now = now
        self._metrics = metrics
        self._unsent: OrderedDict[tuple[str, str], RoleNeeded] = OrderedDict()

    async def answer(self, command: Command, origin: Origin) -> Reply:
        """Have a command answered."""
        if not command.comes_from_everybody:
            command = replace(command, sender=await self._known(command, origin))
        reply = await self._reception.answer(command, self._now())
        if _depends_on_person(reply) and command.sender.email is None:
            # The plan may know them by e-mail, which is looked up only for those who need it.
            command = replace(command, sender=await self._known(command, origin))
            reply = await self._reception.answer(command, self._now())
        session = session_of(reply)
        if session is not None:
            trace_session(session.id)
        if isinstance(reply, Refused):
            self._metrics.crowd.refusals.labels(type(reply.refusal).__name__).inc()
        return await with_limits(self._with_unsent(command, reply), self._roster)

    def _with_unsent(self, command: Command, reply: Reply) -> Reply:
        """Who is choosing a role goes on choosing, though the card is redrawn meanwhile."""
        match reply:
            case RoleNeeded():
                self._unsent[(reply.kept.run_id, command.sender.key)] = reply
                if len(self._unsent) > MOST_UNSENT:
                    self._unsent.popitem(last=False)
            case Shown(view=PromptView(run=run, role_id=None, is_open=True)):
                return self._unsent.get((run.id, command.sender.key), reply)
        return reply

    async def _known(self, command: Command, origin: Origin) -> Sender:
        member = await self._roster.of(origin.place, origin.sender.teams_user_id)
        sender = known_sender(origin.sender, member, None)
        if sender.guest or not _depends_on_meeting(command, origin):
            return sender
        if origin.is_personal:
            return await self._known_alone(command, sender)
        role = await self._meeting_role(origin.place, origin.meeting_id, sender)
        return replace(sender, meeting_role=role)

    async def _known_alone(self, command: Command, sender: Sender) -> Sender:
        """In a 1:1 it is the session that a card names, or that they lead, which tells."""
        session = await self._controlling.session_meant(replace(command, sender=sender))
        if session is None:
            return sender
        meeting = meeting_of(session)
        return replace(
            sender,
            meeting_role=await self._meeting_role(meeting, session.meeting_id, sender),
            # In the meeting's chat Teams sees to it; here nobody does but we.
            removed=await self._roster.is_stranger(meeting, sender.teams_user_id),
        )

    async def _meeting_role(
        self, place: Place, meeting_id: str | None, sender: Sender
    ) -> str | None:
        if meeting_id is None:
            return None
        return await self._roster.meeting_role(place, meeting_id, sender.key)


def _depends_on_meeting(command: Command, origin: Origin) -> bool:
    if isinstance(command, Show):
        return origin.is_personal or command.card.is_for_facilitators
    return command.depends_on_leading


def _depends_on_person(reply: Reply) -> bool:
    """Whether a stranger would be answered otherwise if the plan turned out to name them."""
    return isinstance(reply, RoleNeeded) or (
        isinstance(reply, Refused) and isinstance(reply.refusal, NotJoined)
    )
