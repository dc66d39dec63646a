"""What somebody wrote in a message, as they see it themselves: no markup, nothing quoted."""

from html.parser import HTMLParser

from botbuilder.schema import Activity

from bot.typed import MENTION_TAG

BLOCKS = frozenset({"blockquote", "br", "div", "li", "p", "pre", "tr"})
"""What begins a new line."""
UNSAID = frozenset({"attachment", "script", "style", "title"})
"""What is no text of theirs; so is a quotation."""


def text_of(activity: Activity) -> str:
    """Their own words, from the message as it is shown where Teams sends that along.

    The plain text beside it repeats what they quoted; here a quotation can be told apart.
    """
    for attachment in activity.attachments or ():
        if attachment.content_type == "text/html" and isinstance(attachment.content, str):
            return _read(attachment.content)
    return MENTION_TAG.sub("", activity.text or "")


def _read(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    """Collects text and line ends, but for what stands inside of something unsaid."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unsaid: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or something unsaid."""
        if self._unsaid:
            self._unsaid += [tag] if tag == self._unsaid[0] else []
        elif tag in UNSAID or _is_quotation(tag, attrs):
            self._unsaid.append(tag)
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or something unsaid."""
        if self._unsaid and tag == self._unsaid[-1]:
            self._unsaid.pop()
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._unsaid:
            self.parts.append(data)


def _is_quotation(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    """Whether somebody's earlier message begins; a blockquote of one's own is not that."""
    return tag == "blockquote" and any(
        name == "itemtype" and (value or "").endswith("/Reply") for name, value in attrs
    )
