"""Blocks that are made of sentences."""

from collections.abc import Iterable, Iterator

from digest.documents.blocks import AnyBlock, Bullets, Heading, Paragraph
from digest.documents.citing import Sentence

Blocks = Iterator[AnyBlock]

Part = tuple[str, tuple[Sentence, ...]]
"""(heading, sentences)."""


def in_parts(heading: str, level: int, told: Iterable[Part]) -> Blocks:
    """Parts under one heading, each sentence with what it rests on; nothing where there is none."""
    for number, (part, sentences) in enumerate(told):
        if not number:
            yield Heading(level=level - 1, text=heading)
        yield Heading(level=level, text=part)
        yield Bullets(
            items=tuple((None, one.text) for one in sentences),
            sources=tuple(one.sources for one in sentences),
        )


def listed(texts: Iterable[str]) -> AnyBlock:
    """A list of sentences that need no sources: they tell how much there is of what follows."""
    return Bullets(items=tuple((None, text) for text in texts))


def in_one(given: Iterable[str]) -> Blocks:
    """The sentences in one paragraph, if there are any."""
    text = " ".join(given)
    if text:
        yield Paragraph(text=text)
