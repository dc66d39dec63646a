"""What a digest's organisers ask by a card."""

from bot.cards.taps.signing import FetchDigestTap, LinkTap, MessagesTap, SigningTap, SignTap
from bot.inbound import Origin
from bot.tapped.reader import Readers
from dialogs.commands.command import Command
from dialogs.commands.signing import AskLink, AskSigning, FetchDigest, Sign, WordMessages


def _fetch(tap: FetchDigestTap, origin: Origin) -> Command:
    return FetchDigest(**origin.who, session_id=tap.session, form=tap.form)


def _link(tap: LinkTap, origin: Origin) -> Command:
    return AskLink(**origin.who, session_id=tap.session)


def _sign(tap: SignTap, origin: Origin) -> Command:
    return Sign(**origin.who, session_id=tap.session, step=tap.step, version=tap.version)


def _signing(tap: SigningTap, origin: Origin) -> Command:
    return AskSigning(**origin.who, session_id=tap.session)


def _messages(tap: MessagesTap, origin: Origin) -> Command:
    return WordMessages(**origin.who, session_id=tap.session, step=tap.step, version=tap.version)


READERS: Readers = {
    FetchDigestTap: _fetch,
    LinkTap: _link,
    MessagesTap: _messages,
    SigningTap: _signing,
    SignTap: _sign,
}
"""What each of these taps asks for."""
