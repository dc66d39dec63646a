"""Whether a sentence is founded: nothing in it that its sources do not say."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain

from digest.key_messages.asking import Source
from digest.key_messages.figures import figures, is_number_word
from digest.key_messages.messages import Flaw
from digest.masking import MASK
from facilitation.words import COMMON, spelled

_STEM = 5
"""So many letters at its beginning tell what a word is about, whatever its ending."""

_TELLING = frozenset(
    word[:_STEM]
    for word in spelled(
        "partecipanti persone chiedono chiede propongono segnalano indicano ritengono emerge "
        "emergono gruppi ruoli punti contributi condiviso diversi parlano dicono sottolineano "
        "participants people persons ask asks propose report point points groups roles say says "
        "contributions emerges shared stress several"
    )
)
"""Words of whoever reports, which say nothing of what is reported."""

_LIVE = re.compile(
    r"[<>*_`#|{}\[\]\\~^@]|://|www\.|[^\W\d_][\w-]*\.[^\W\d_]{2,}|^\W*[=+]", re.IGNORECASE
)
"""What a reader's program could take for a link, a mention, a layout or a formula."""

_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"

_SHARE = re.compile(
    r"%|‰|per\s?cent|percentual|metà|\bmeta'|\bhalf\b|maggioranz|minoranz|majorit|minorit"
    r"|(?:maggior|gran) parte|\bmost (?:of|people|participants)\b|unanim|\b(?:doppi|tripl)[oai]\b"
    r"|\b(?:twice|third|quarter)s? (?:of|as)\b|\bun (?:terzo|quarto) d|\b(?:terzi|quarti)\b"
    r"|\b(?:decine|centinaia|migliaia|dozens|hundreds|thousands|milion\w+|millions?)\b"
    r"|\btutt[ie] (?:i|gli|le) (?:partecipanti|person|grupp|ruol)"
    r"|\ball (?:the )?(?:participants|groups|roles)"
    r"|\b(?:everybody|everyone|nobody|nessuno)\b",
    re.IGNORECASE,
)


def unfounded(text: str, mine: Sequence[Source]) -> Flaw | None:
    """The first thing in a sentence that its sources do not bear out."""
    own, cited = _parted(text)
    if _is_live(text.replace(MASK, "")) or any(_steers(one) for one in text):
        return Flaw.MARKUP
    if cited is None or not all(any(one in source.quote for source in mine) for one in cited):
        return Flaw.QUOTE
    if not all(_is_said(one, mine) for one in _SHARE.finditer(own)):
        return Flaw.SHARE
    if not figures(text) <= frozenset(chain.from_iterable(one.figures for one in mine)):
        return Flaw.FIGURE
    return None if _is_founded(own, cited, mine) else Flaw.STRAYING


def _parted(text: str) -> tuple[str, list[str] | None]:
    """The machine's own words, and those it puts in quotation marks; None where a mark is open."""
    pieces = "".join("\n" if _is_mark(one) else one for one in text).split("\n")
    own, cited = " ".join(pieces[::2]), pieces[1::2]
    is_whole = len(pieces) % 2 == 1 and all(one.strip() for one in cited)
    return own, cited if is_whole else None


def _is_mark(sign: str) -> bool:
    """Whether it opens or closes a quotation, in whatever language."""
    return sign != _APOSTROPHE and "QUOTATION MARK" in unicodedata.name(sign, "")


def _is_live(text: str) -> bool:
    return _LIVE.search(unicodedata.normalize("NFKC", text)) is not None


def _steers(sign: str) -> bool:
    """Whether a sign is no letter to be seen: a control, a line end, a turn of direction."""
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _is_said(share: re.Match[str], mine: Sequence[Source]) -> bool:
    return any(share.group().casefold() in source.quote.casefold() for source in mine)


def _is_founded(own: str, cited: Sequence[str], mine: Sequence[Source]) -> bool:
    """Whether at least half of the machine's own words are its sources'; a bare quote is enough."""
    theirs = _stems(" ".join(source.words for source in mine))
    said = _stems(own) - _TELLING
    return 2 * len(said & theirs) >= len(said) if said else bool(cited)


def _stems(text: str) -> set[str]:
    words = (word for word in spelled(text) if word not in COMMON and not is_number_word(word))
    return {word[:_STEM] for word in words}
