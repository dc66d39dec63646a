"""What is asked by a card of what the public edition cuts."""

from bot.cards.taps.ruling import CutsTap, CutWordsTap, RuleTap, UndoRulingTap
from bot.inbound import Origin
from bot.tapped.reader import Readers
from dialogs.commands.command import Command
from dialogs.commands.ruling import CutWords, Rule, ShowCuts, UndoRuling


def _cuts(tap: CutsTap, origin: Origin) -> Command:
    return ShowCuts(**origin.who, session_id=tap.session, decided=tap.decided, page=tap.page)


def _rule(tap: RuleTap, origin: Origin) -> Command:
    return Rule(
        **origin.who,
        session_id=tap.session,
        stretch_ids=tuple(tap.stretches.split(",")),
        verdict=tap.verdict,
        everywhere=tap.everywhere,
        decided=tap.decided,
        page=tap.page,
    )


def _cut_words(tap: CutWordsTap, origin: Origin) -> Command:
    return CutWords(
        **origin.who,
        session_id=tap.session,
        version=tap.version,
        typed=tap.words,
        reference=tap.reference,
        decided=tap.decided,
        page=tap.page,
    )


def _undo(tap: UndoRulingTap, origin: Origin) -> Command:
    return UndoRuling(
        **origin.who,
        session_id=tap.session,
        act_id=tap.act,
        decided=tap.decided,
        page=tap.page,
    )


READERS: Readers = {
    CutsTap: _cuts,
    CutWordsTap: _cut_words,
    RuleTap: _rule,
    UndoRulingTap: _undo,
}
"""What each of these taps asks for."""
