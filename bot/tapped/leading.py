"""What those ask by a card who lead."""

from bot.cards.taps.leading import ANONYMOUS, ActTap, AskTap, JudgeTap, NudgeTap, StatusTap
from bot.inbound import Origin
from bot.tapped.reader import Readers
from dialogs.commands.command import Command
from dialogs.commands.leading import AskStatus, Facilitate, JudgeProposal, Nudge, PutQuestion
from facilitation.asking import filled_in


def _judge(tap: JudgeTap, origin: Origin) -> Command:
    return JudgeProposal(
        **origin.who,
        session_id=tap.session,
        run_id=tap.run,
        words=tap.words,
        admits=tap.admits,
        page=tap.page,
    )


def _status(_: StatusTap, origin: Origin) -> Command:
    return AskStatus(**origin.who)


def _act(tap: ActTap, origin: Origin) -> Command:
    return Facilitate(
        **origin.who,
        act=tap.act,
        session_id=tap.session,
        minutes=tap.minutes,
        run_id=tap.run,
        prompt_id=tap.prompt,
        seen=tap.seen,
        way=tap.way,
        to=tap.to,
        confirmed=tap.confirmed,
    )


def _ask(tap: AskTap, origin: Origin) -> Command:
    draft = filled_in(
        question=tap.question,
        options=tap.options,
        time=tap.minutes,
        anonymous=tap.anonymous == ANONYMOUS,
    )
    return PutQuestion(**origin.who, draft=draft, session_id=tap.session)


def _nudge(tap: NudgeTap, origin: Origin) -> Command:
    return Nudge(
        **origin.who,
        session_id=tap.session,
        run_id=tap.run,
        role_id=tap.role,
        kind=tap.kind,
        seen=tap.seen,
    )


READERS: Readers = {
    ActTap: _act,
    AskTap: _ask,
    JudgeTap: _judge,
    NudgeTap: _nudge,
    StatusTap: _status,
}
"""What each of these taps asks for."""
