"""How sentences cite what they rest on, and how people's words stand inside them."""

from collections.abc import Iterable
from dataclasses import dataclass

from digest.digest import Digest, Section
from digest.documents.phrases import Say
from digest.quotes import Point

LONGEST_QUOTE = 280
"""In characters; what is longer is cut, and the cut shown."""

MOST_CITED = 8
"""Of a sentence's references; of more, how many they are."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is told, and the contributions or prompts that it rests on."""

    text: str
    sources: tuple[str, ...]
    """References of contributions, or ids of runs."""


def cited(text: str, references: Iterable[str], say: Say) -> Sentence:
    """The sentence with its references after it, all of them or as many as one reads."""
    sources = tuple(references)
    shown = list(sources[:MOST_CITED])
    left = len(sources) - len(shown)
    if left:
        shown.append(say("digest_more_references", count=left))
    return Sentence(say("digest_cited", text=text, references=", ".join(shown)), sources)


def cut(text: str, longest: int = LONGEST_QUOTE) -> str:
    """People's words, as far as they are read at one glance."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(maxsplit=1)[0]} […]"


def in_short(point: Point, section: Section, say: Say) -> str:
    """What an organiser called a point, or the words that are most like all of it."""
    if point.name is not None:
        return say("digest_quote", text=point.name)
    return words_of(section, point.references[0], say)


def words_of(section: Section, reference: str, say: Say, longest: int = LONGEST_QUOTE) -> str:
    """The words behind a reference, as they stand inside a sentence, whose stop is its own."""
    text = next(
        quote.text
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
        if quote.reference == reference
    )
    words = cut(" ".join(text.split()), longest)
    return say("digest_quote", text=words if words.endswith("..") else words.removesuffix("."))


def section_of(digest: Digest, key: str) -> Section:
    """The section of a key."""
    return next(section for section in digest.sections if section.key == key)


def point_of(section: Section, reference: str) -> Point:
    """The point whose first reference this is."""
    return next(point for point in section.points if point.references[0] == reference)
