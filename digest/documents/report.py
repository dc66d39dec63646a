"""The whole digest as a document: written once, laid out by each format."""

from collections.abc import Iterable
from itertools import count

from digest.digest import Digest, Section
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
from digest.documents.building import Blocks, in_one, in_parts, listed
from digest.documents.conclusions import conclusions, registers
from digest.documents.contributing import annex, contributions
from digest.documents.imprint import Imprint
from digest.documents.key_messages import key_messages_note, key_messages_told
from digest.documents.method import check_notes, method_notes, method_rows
from digest.documents.phrases import (
    Say,
    group,
    material,
)
from digest.documents.summary import course, summary
from digest.documents.turnout import turnout
from digest.outcomes import PollOutcome, QuestionOutcome
from facilitation.signing import DigestState

FEWEST_BARS = 2
"""A chart compares: of one figure it says nothing."""


def report(digest: Digest, say: Say, imprint: Imprint | None = None) -> Document:
    """Write the whole digest in the words of `say`, a machine's key messages first."""
    return Document(
        language=digest.language,
        title=digest.header.title,
        subtitle=_subtitle(digest, say, imprint),
        organisation=digest.header.organiser,
        day=digest.header.day,
        contents=say("digest_contents"),
        skip=say("digest_skip"),
        spelling=say("digest_spelling"),
        blocks=_numbered(_all(digest, say, imprint), say),
    )


def _subtitle(digest: Digest, say: Say, imprint: Imprint | None) -> str:
    """What it is, and by whom; that it is a draft is the first thing to know of one."""
    kind = say("report_internal" if digest.cuts is None else "report_public")
    if imprint is not None and imprint.state is DigestState.DRAFT:
        kind = say("report_draft", kind=kind)
    header = digest.header
    return say("report_subtitle", kind=kind, organiser=header.organiser, at=header.day)


def _numbered(blocks: Iterable[AnyBlock], say: Say) -> tuple[AnyBlock, ...]:
    """The blocks, every table with a number by which one can point at it."""
    numbers = count(1)
    return tuple(
        one.model_copy(
            update={"caption": say("report_table", number=next(numbers), caption=one.caption)}
        )
        if isinstance(one, Table)
        else one
        for one in blocks
    )


def _all(digest: Digest, say: Say, imprint: Imprint | None) -> Blocks:
    yield from _key_messages(imprint, say)
    yield from _opening(digest, say)
    yield from _contents(digest, say)
    for section in digest.sections:
        yield from _section(digest, section, say)
    yield from _overview(digest, say)
    yield from in_parts(say("digest_conclusions"), 2, conclusions(digest, say))
    yield from in_parts(say("digest_registers"), 2, registers(digest, say))
    yield from _checked(digest, say)
    yield from _method(digest, say, imprint)
    yield from annex(digest, say)


def _key_messages(imprint: Imprint | None, say: Say) -> Blocks:
    worded = imprint.key_messages if imprint else None
    if worded is None:
        return
    yield Heading(level=1, text=say("key_messages_heading"))
    yield Paragraph(text=key_messages_note(worded, say))
    yield listed(key_messages_told(worded, say))


def _opening(digest: Digest, say: Say) -> Blocks:
    header = digest.header
    if digest.cuts is not None:
        yield Paragraph(text=say("digest_public"))
    if header.objectives:
        yield Heading(level=1, text=say("digest_objectives"))
        yield listed(header.objectives)
    yield Heading(level=1, text=say("digest_at_a_glance"))
    yield Bullets(items=tuple(summary(digest, say)))
    yield Heading(level=2, text=say("digest_who"))
    if not header.groups:
        yield Paragraph(text=say("digest_who_total_only"))
        return
    people = [(group(header, one.roles, say), one.people) for one in header.groups]
    yield from _chart(say("digest_who"), [(name, str(size), size) for name, size in people], say)
    yield Table(
        caption=say("digest_who"),
        columns=(say("digest_role"), say("digest_people_column")),
        rows=tuple((name, str(size)) for name, size in people),
    )


def _contents(digest: Digest, say: Say) -> Blocks:
    """What the session went through, one line for each of its sections."""
    yield Heading(level=1, text=say("digest_course"))
    yield listed(course(section, say) for section in digest.sections)


def _overview(digest: Digest, say: Say) -> Blocks:
    yield Heading(level=1, text=say("digest_divided"))
    yield from _findings(findings.divided(digest, say), say("digest_undivided"))
    yield Heading(level=1, text=say("digest_missing"))
    yield from _findings(findings.missing(digest, say), say("digest_nothing_missing"))


def _findings(found: tuple[findings.Finding, ...], none: str) -> Blocks:
    for one in found:
        yield Heading(level=2, text=one.heading)
        yield listed(one.cases)
    if not found:
        yield Paragraph(text=none)


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
        yield from in_one(results.speaking_notes(spoken, digest, say))
    if section.rounds:
        yield from contributions(digest, section, say)


def _poll(digest: Digest, poll: PollOutcome, say: Say) -> Blocks:
    yield Heading(level=2, text=results.poll_heading(poll, say))
    yield from in_one(results.poll_notes(poll, digest.header, say))
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
    yield from in_one(results.question_notes(question, digest, say))
    if question.texts:
        quoted = (say("digest_quote", text=text) for text in question.texts)
        yield Quotes(quotes=tuple(Quoted(text=text) for text in quoted))


def _checked(digest: Digest, say: Say) -> Blocks:
    """What participants made of their words after the end, where they checked them."""
    if digest.check is not None:
        yield Heading(level=1, text=say("digest_check"))
        yield listed(check_notes(digest.check, say))


def _method(digest: Digest, say: Say, imprint: Imprint | None) -> Blocks:
    yield Heading(level=1, text=say("digest_method"))
    yield Table(
        caption=say("digest_numbers"),
        columns=(say("digest_measure"), say("digest_number")),
        rows=tuple((what, str(number)) for what, number in method_rows(digest, say)),
    )
    columns, rows = turnout(digest, say)
    if rows:
        yield Heading(level=2, text=say("digest_turnout"))
        yield Table(
            caption=say("digest_turnout"),
            columns=columns,
            rows=tuple((what, *cells) for what, cells in rows),
        )
        yield Paragraph(text=say("digest_turnout_untold"))
    yield Heading(level=2, text=say("digest_how_to_read"))
    yield listed(method_notes(digest, say, imprint))


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
