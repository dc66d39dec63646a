"""The digest for organisers, a card for each of its parts."""

from collections.abc import Iterable

from microsoft_teams.cards import CardElement

from bot.cards.elements import detail, foot, header, heading, line, quoted, subheading, written
from bot.cards.frame import Json, card
from bot.wording.words import Words
from dialogs.views.organising import DigestPartView
from digest.documents.lines import Line, LineKind

FIGURE = 12
"""In characters, what stands beside its name; what is longer would be cut on a telephone."""


def digest_card(view: DigestPartView, words: Words) -> Json:
    """One part of the digest, laid out as its lines say."""
    document = view.document
    part = words("digest_part", part=view.part + 1, parts=view.parts)
    return card(
        words,
        header(words("for_organisers"), part),
        heading(document.heading),
        *digest_lines(document.lines),
        foot(words("digest_foot")),
        speak=words("digest_speak", heading=document.heading, part=part),
        wide=True,
    )


def digest_lines(lines: Iterable[Line]) -> list[CardElement]:
    """Lines of a digest as a card shows them."""
    return [element for one in lines for element in _digest_line(one)]


def _digest_line(one: Line) -> list[CardElement]:
    match one.kind:
        case LineKind.HEADING:
            return [subheading(one.text, separator=True)]
        case LineKind.PARAGRAPH:
            return written(one.text)
        case LineKind.ITEM:
            return [line("–", one.text, width="12px")]
        case LineKind.FIGURE if len(one.aside) > FIGURE:
            return [line("•", one.text, width="12px"), detail(one.aside)]
        case LineKind.FIGURE:
            return [line("•", one.text, one.aside, width="12px")]
        case LineKind.QUOTE:
            return [quoted(one.text, one.aside)]
