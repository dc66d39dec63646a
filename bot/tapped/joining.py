"""What asks to join."""

from bot.cards.taps.joining import JoinTap, KeptVote
from bot.inbound import Origin
from bot.tapped.reader import Readers
from dialogs.commands.command import Command
from dialogs.commands.taking_part import CastVote, Contribute, Join


def _join(tap: JoinTap, origin: Origin) -> Command:
    kept = _kept(tap, origin)
    return Join(**origin.who, session_id=tap.session, role_id=tap.role, kept=kept)


def _kept(tap: JoinTap, origin: Origin) -> CastVote | Contribute | None:
    if tap.kept is None:
        return None
    if isinstance(tap.kept, KeptVote):
        return CastVote(**origin.who, run_id=tap.kept.run, answers=tap.kept.answers)
    return Contribute(
        **origin.who,
        run_id=tap.kept.run,
        kind=tap.kept.kind,
        text=tap.kept.text,
        objects_to=tap.kept.objects_to,
    )


READERS: Readers = {
    JoinTap: _join,
}
"""What each of these taps asks for."""
