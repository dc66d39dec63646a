"""Keeps what people and plans wrote from turning into links, lists, mentions or bold."""

import re

BREAK = "\u200b"
"""A zero-width space: nobody sees it, and no markup begins across it."""

# A zero-width space stops what must stand together: a link's two brackets, a tag, an address,
# an entity, a date function of Adaptive Cards. It works in every client.
TOGETHER = re.compile(r"\](?=[(\[:])|<(?=\S)|:(?=//)|www(?=\.)|\{(?=\{)|&(?=#?\w+;)")

# So does one before what makes a list, a quotation, a heading or a rule at a line's start.
LINE_START = re.compile(r"^(?=\s*(?:[-+*•>#=|~`_]|\d+[.)](?!\S)))", re.MULTILINE)

# Emphasis has no such joint. Web and desktop know the backslash; Android may show it
# (github.com/microsoft/AdaptiveCards/pull/7474), hence only where emphasis could begin or end.
EMPHASIS = re.compile(r"\\(?=[^\w\s])|[*`~]|(?<!\w)_|_(?!\w)")


def plain(text: str) -> str:
    """The text so that a TextBlock, which reads some Markdown, shows it letter for letter."""
    return guarded(LINE_START.sub(BREAK, EMPHASIS.sub(r"\\\g<0>", text)))


def guarded(text: str) -> str:
    """The text so that a TextRun, which reads no Markdown, shows it letter for letter.

    What clients make of any text by themselves is stopped all the same: addresses, tags, dates.
    """
    return TOGETHER.sub(lambda found: found.group() + BREAK, text)


def unguarded(shown: str) -> str:
    """What somebody reads where `plain` or `guarded` text is shown."""
    return re.sub(r"\\([^\w\s]|_)", r"\1", shown.replace(BREAK, ""))
