"""The whole digest as a document: written once, laid out by each format."""

from collections.abc import Iterable, Iterator

from digest.digest import Digest, PollOutcome, QuestionOutcome, Section
from digest.documents import findings, results
from digest.documents.blocks import (
    AnyBlock,
    Bar,
    Bullets,
    Chart,
    Document,
    Heading,
    Paragraph,
    Quoted,
    Quotes,
    Table,
)
from digest.documents.method import check_notes, method_notes, method_rows
from digest.documents.phrases import (
    Say,
    asked_in_rounds,
    group,
    kinds,
    material,
    remarks,
    short_group,
    summary,
    written_in,
)
from digest.documents.points import PointInWords, others_named, points_in_words

Blocks = Iterator[AnyBlock]

FEWEST_BARS = 2
"""A chart compares: of one figure it says nothing."""


def report(digest: Digest, say: Say) -> Document:
    """Write the whole digest in the words of `say`."""
    return Document(
        language=digest.language,
        title=say("digest_title", title=digest.header.title),
        subtitle=say("digest_subtitle", organiser=digest.header.organiser, at=digest.header.day),
        organisation=digest.header.organiser,
        day=digest.header.day,
        contents=say("digest_contents"),
        skip=say("digest_skip"),
        spelling=say("digest_spelling"),
        blocks=(
            *_opening(digest, say),
            *_overview(digest, say),
            *(block for section in digest.sections for block in _section(digest, section, say)),
            *_checked(digest, say),
            *_method(digest, say),
        ),
    )


def _opening(digest: Digest, say: Say) -> Blocks:
    header = digest.header
    if digest.cuts is not None:
        yield Paragraph(text=say("digest_public"))
    if header.objectives:
        yield Heading(level=1, text=say("digest_objectives"))
        yield _list(header.objectives)
    yield Heading(level=1, text=say("digest_at_a_glance"))
    yield Bullets(items=tuple(summary(digest, say)))
    yield Heading(level=2, text=say("digest_who"))
    if not header.groups:
        yield Paragraph(text=say("digest_who_total_only"))
        return
    people = [(group(header, one.roles, say), one.people) for one in header.groups]
    yield from _chart(say("digest_who"), [(name, str(count), count) for name, count in people], say)
    yield Table(
        caption=say("digest_who"),
        columns=(say("digest_role"), say("digest_people_column")),
        rows=tuple((name, str(count)) for name, count in people),
    )


def _overview(digest: Digest, say: Say) -> Blocks:
    yield Heading(level=1, text=say("digest_missing"))
    yield _list(findings.missing(digest, say) or (say("digest_nothing_missing"),))
    yield Heading(level=1, text=say("digest_divided"))
    yield _list(findings.divided(digest, say) or (say("digest_undivided"),))


def _section(digest: Digest, section: Section, say: Say) -> Blocks:
    yield Heading(level=1, text=say("digest_section", key=section.key, title=section.title))
    if not (section.polls or section.rounds or section.speaking):
        yield Paragraph(text=say("digest_empty_section"))
    for about, poll in results.under_material(section.polls):
        if about is not None:
            yield Heading(level=2, text=material(about, say))
        yield from _poll(digest, poll, say)
    for spoken in section.speaking:
        yield Heading(level=2, text=say("digest_speaking", question=spoken.question))
        yield from _sentences(results.speaking_notes(spoken, digest, say))
    if section.rounds:
        yield from _contributions(digest, section, say)


def _poll(digest: Digest, poll: PollOutcome, say: Say) -> Blocks:
    yield Heading(level=2, text=results.poll_heading(poll, say))
    yield from _sentences(results.poll_notes(poll, digest.header, say))
    for question in poll.questions:
        if results.is_questionnaire(poll):
            yield Heading(level=3, text=question.question)
        yield from _question(digest, question, say)


def _question(digest: Digest, question: QuestionOutcome, say: Say) -> Blocks:
    if question.counts:
        counts = results.table(question, digest.header, say)
        values = results.points(question, say)
        shown = [
            (name, cells[0], value)
            for (name, cells), value in zip(counts.rows, values, strict=True)
        ]
        yield from _chart(question.question, shown, say)
        yield Table(
            caption=question.question,
            columns=(say("digest_option"), *counts.columns),
            rows=tuple((option, *cells) for option, cells in counts.rows),
        )
    yield from _sentences(results.question_notes(question, digest, say))
    if question.texts:
        quoted = (say("digest_quote", text=text) for text in question.texts)
        yield Quotes(quotes=tuple(Quoted(text=text) for text in quoted))


def _contributions(digest: Digest, section: Section, say: Say) -> Blocks:
    yield Heading(level=2, text=say("digest_contributions"))
    yield _list(asked_in_rounds(section, say))
    if not section.contributions:
        yield Paragraph(text=say("digest_no_contribution"))
        return
    yield from _sentences(written_in(section, say))
    yield _grid(digest, section, say)
    yield from _sentences(remarks(digest, section, say))
    yield from _sentences(others_named(digest, section, say))
    for kind in points_in_words(digest, section, say):
        yield Heading(level=3, text=kind.heading)
        for point in kind.points:
            yield from _point(point, say)


def _grid(digest: Digest, section: Section, say: Say) -> AnyBlock:
    """Which group gave how many contributions of which kind."""
    names = [short_group(digest.header, voice.roles, say) for voice in section.voices]
    apart = len(names) > 1
    rows = []
    for cells in zip(*(voice.cells for voice in section.voices), strict=True):
        counts = [len(cell.quotes) for cell in cells]
        if any(counts):
            shown = [*counts, sum(counts)] if apart else counts
            rows.append((kinds(cells[0].kind, say), *map(str, shown)))
    totals = [say("digest_total")] if apart else []
    return Table(
        caption=say("digest_contributions"),
        columns=(say("digest_kind"), *names, *totals),
        rows=tuple(rows),
    )


def _point(point: PointInWords, say: Say) -> Blocks:
    if point.heading is not None:
        yield Heading(level=4, text=point.heading)
    yield from _sentences(point.notes)
    yield Quotes(
        quotes=tuple(
            Quoted(text=say("digest_quote", text=text), aside=aside) for text, aside in point.quotes
        )
    )


def _checked(digest: Digest, say: Say) -> Blocks:
    """What participants made of their words after the end, where they checked them."""
    if digest.check is not None:
        yield Heading(level=1, text=say("digest_check"))
        yield _list(check_notes(digest.check, say))


def _method(digest: Digest, say: Say) -> Blocks:
    yield Heading(level=1, text=say("digest_method"))
    yield Table(
        caption=say("digest_method"),
        columns=(say("digest_measure"), say("digest_number")),
        rows=tuple((what, str(number)) for what, number in method_rows(digest, say)),
    )
    yield _list(method_notes(digest, say))


def _chart(caption: str, figures: list[tuple[str, str, int]], say: Say) -> Blocks:
    """Bars of (label, figure in words, value)."""
    if len(figures) < FEWEST_BARS or not any(value for _, _, value in figures):
        return
    told = [say("digest_fact", what=label, value=figure) for label, figure, _ in figures]
    yield Chart(
        caption=caption,
        alt=say("digest_chart", caption=caption, figures="; ".join(told)),
        bars=tuple(
            Bar(label=label, figure=figure, value=value) for label, figure, value in figures
        ),
    )


def _list(texts: Iterable[str]) -> AnyBlock:
    return Bullets(items=tuple((None, text) for text in texts))


def _sentences(given: Iterable[str]) -> Blocks:
    text = " ".join(given)
    if text:
        yield Paragraph(text=text)
