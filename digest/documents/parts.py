"""The digest in parts that each fit one card."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.digest import Digest, Section
from digest.documents import findings, results
from digest.documents.citing import cut
from digest.documents.emerging import emerging
from digest.documents.gist import shared_lines
from digest.documents.lines import Line, LineKind
from digest.documents.method import check_notes
from digest.documents.phrases import (
    Say,
    asked_in_rounds,
    material,
    remarks,
    written_in,
)
from digest.documents.points import (
    MOST_QUOTES,
    KindInWords,
    few,
    grouped,
    is_long,
    others_named,
    points_in_words,
)
from digest.documents.summary import essentials
from digest.outcomes import PollOutcome, QuestionOutcome

MOST_BYTES = 20_000
"""Of text in one part; with its layout a card must stay under 80 KB (teams-facts.md)."""


@dataclass(frozen=True, slots=True)
class DigestPart:
    """A stretch of the digest that fits one card."""

    heading: str
    lines: tuple[Line, ...]


def parts(digest: Digest, say: Say) -> tuple[DigestPart, ...]:
    """The cover, then one part for each section; a long section is split."""
    told = [(say("digest_title", title=digest.header.title), [*_cover(digest, say)])]
    for section in digest.sections:
        heading = say("digest_section", key=section.key, title=section.title)
        told.append((heading, [*_section(digest, section, say)]))
    if digest.check is not None:
        told.append((say("digest_check"), [*_items(check_notes(digest.check, say))]))
    return tuple(part for heading, lines in told for part in _split(heading, lines, say))


def _split(heading: str, lines: Iterable[Line], say: Say) -> Iterator[DigestPart]:
    pages: list[list[Line]] = [[]]
    for line in lines:
        if sum(one.size for one in pages[-1]) + line.size > MOST_BYTES:
            pages.append([])
        pages[-1].append(line)
    for number, page in enumerate(pages, 1):
        title = say("digest_part_continued", heading=heading, part=number, of=len(pages))
        yield DigestPart(title if len(pages) > 1 else heading, tuple(page))


def _cover(digest: Digest, say: Say) -> Iterator[Line]:
    """What an organiser takes away in half a minute; the other parts and the document have all."""
    for what, value in essentials(digest, say):
        yield Line(LineKind.FIGURE, what, value)
    yield from shared_lines(digest, say)
    yield Line(LineKind.HEADING, say("digest_divided"))
    divided = findings.in_short(findings.divided(digest, say), say)
    yield from _items(divided or (say("digest_undivided"),))
    yield Line(LineKind.HEADING, say("digest_missing"))
    missing = findings.in_short(findings.missing(digest, say), say)
    yield from _items(missing or (say("digest_nothing_missing"),))
    threshold = say("digest_note_threshold", threshold=digest.method.threshold)
    yield Line(LineKind.PARAGRAPH, f"{threshold} {say('digest_whole')}")


def _items(texts: Iterable[str]) -> Iterator[Line]:
    return (Line(LineKind.ITEM, text) for text in texts)


def _section(digest: Digest, section: Section, say: Say) -> Iterator[Line]:
    if not (section.polls or section.rounds or section.speaking):
        yield Line(LineKind.PARAGRAPH, say("digest_empty_section"))
    for about, poll in results.under_material(section.polls):
        if about is not None:
            yield Line(LineKind.HEADING, material(about, say))
        yield from _poll(digest, poll, say)
    for spoken in section.speaking:
        yield Line(LineKind.HEADING, say("digest_speaking", question=spoken.question))
        for note in results.speaking_notes(spoken, digest, say):
            yield Line(LineKind.PARAGRAPH, note)
    if not section.rounds:
        return
    yield Line(LineKind.HEADING, say("digest_contributions"))
    for text in (
        *asked_in_rounds(section, say),
        *written_in(section, say),
        *remarks(digest, section, say),
        *others_named(digest, section, say),
    ):
        yield Line(LineKind.PARAGRAPH, text)
    for part, sentences in emerging(digest, section, say):
        yield Line(LineKind.HEADING, part)
        yield from _items(one.text for one in sentences)
    yield Line(LineKind.HEADING, say("digest_point_by_point"))
    yield from (Line(LineKind.PARAGRAPH, text) for text in grouped(section, say))
    for kind in points_in_words(digest, section, say):
        yield from _kind(kind, few(kind) if is_long(section) else kind, say)


def _poll(digest: Digest, poll: PollOutcome, say: Say) -> Iterator[Line]:
    yield Line(LineKind.HEADING, results.poll_heading(poll, say))
    for note in results.poll_notes(poll, digest.header, say):
        yield Line(LineKind.PARAGRAPH, note)
    for question in poll.questions:
        if results.is_questionnaire(poll):
            yield Line(LineKind.PARAGRAPH, question.question)
        yield from _question(digest, question, say)


def _question(digest: Digest, question: QuestionOutcome, say: Say) -> Iterator[Line]:
    counts = results.table(question, digest.header, say)
    for option, (everyone, *_) in counts.rows:
        yield Line(LineKind.FIGURE, option, everyone)
    for place, name in enumerate(counts.columns[1:], 1):
        shares = [f"{option} {cells[place]}" for option, cells in counts.rows]
        yield Line(LineKind.PARAGRAPH, say("digest_fact", what=name, value=", ".join(shares)))
    for note in results.question_notes(question, digest, say):
        yield Line(LineKind.PARAGRAPH, note)
    for text in question.texts[:MOST_QUOTES]:
        yield Line(LineKind.QUOTE, say("digest_quote", text=cut(text)))
    yield from _rest(len(question.texts) - MOST_QUOTES, say)


def _kind(kind: KindInWords, shown: KindInWords, say: Say) -> Iterator[Line]:
    heading = say("digest_kind_count", kind=kind.heading, count=kind.size)
    yield Line(LineKind.HEADING, heading)
    for point in shown.points:
        notes = [f"{point.heading}.", *point.notes] if point.heading else point.notes
        if notes:
            yield Line(LineKind.PARAGRAPH, " ".join(notes))
        for text, aside in point.quotes:
            yield Line(LineKind.QUOTE, say("digest_quote", text=cut(text)), aside)
    yield from _rest(kind.size - shown.size, say)


def _rest(count: int, say: Say) -> Iterator[Line]:
    if count > 0:
        yield Line(LineKind.PARAGRAPH, say("digest_more_quotes", count=count))
